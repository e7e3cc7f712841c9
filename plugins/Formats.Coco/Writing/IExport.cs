namespace Assay.Formats.Coco.Writing;

/// <summary>Writes samples into an instances file, one after the other.</summary>
interface IExport
{
    /// <summary>Does of a sample what takes time, beside others.</summary>
    /// <param name="index">Position in the dataset.</param>
    /// <param name="read">The sample.</param>
    /// <returns>Writes it; one at a time, in order.</returns>
    /// <exception cref="DataException">It cannot be written; nothing of it is.</exception>
    Action Prepare(int index, CorrectedSample read);

    /// <summary>Writes what the file says beside samples, and puts it in place.</summary>
    void Complete();
}

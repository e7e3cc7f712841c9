namespace Assay.Formats.Coco.Writing;

/// <summary>Writes samples into an instances file, one after the other.</summary>
interface IExport
{
    /// <param name="index">Position in the dataset.</param>
    /// <param name="read">The sample; null: as it stands in the dataset's own files.</param>
    /// <exception cref="DataException">It cannot be read; nothing of it is written.</exception>
    void Add(int index, CorrectedSample? read);

    /// <summary>Writes what the file says beside samples, and puts it in place.</summary>
    void Complete();
}

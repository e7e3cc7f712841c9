namespace Assay.Formats.Coco.Writing;

/// <summary>Writes samples into an instances file, one after the other.</summary>
interface IExport
{
    /// <exception cref="DataException">It cannot be read; nothing of it is written.</exception>
    ValueTask AddAsync(int index, CancellationToken cancel);

    /// <summary>Writes what the file says beside samples, and puts it in place.</summary>
    void Complete();
}

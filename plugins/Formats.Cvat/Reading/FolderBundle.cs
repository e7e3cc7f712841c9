namespace Assay.Formats.Cvat.Reading;

/// <summary>A folder.</summary>
sealed class FolderBundle(string folder) : IBundle
{
    public IReadOnlyCollection<string> Names => [];

    public bool Has(string name) => File.Exists(DiskPathOf(name));

    public Stream Open(string name)
    {
        try
        {
            return new FileStream(DiskPathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {broken.Message}", DiskPathOf(name), inner: broken);
        }
    }

    public string PathOf(string name) => DiskPathOf(name);

    public string DiskPathOf(string name) => Path.Combine(folder, name);

    public void Dispose()
    {
    }
}

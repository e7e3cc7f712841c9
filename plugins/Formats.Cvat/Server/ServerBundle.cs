using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Server;

/// <summary>A server in the place of a folder: it has no files, and messages show the page of the job.</summary>
sealed class ServerBundle(ServerAddress address) : IBundle
{
    public IReadOnlyCollection<string> Names => [];

    public bool Has(string name) => false;

    public Stream Open(string name) => throw new DataException("unreadable-file", "a server has no files", PathOf(name));

    public string PathOf(string name) => $"{address.Shown}/{name}";

    public string? DiskPathOf(string name) => null;

    public void Dispose()
    {
    }
}

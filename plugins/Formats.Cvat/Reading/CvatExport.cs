namespace Assay.Formats.Cvat.Reading;

/// <summary>One annotation file, and where its images lie.</summary>
/// <param name="Name">What tells it from other exports read with it.</param>
/// <param name="Bundle">The folder or archive.</param>
/// <param name="Entry">The annotations in it.</param>
sealed record CvatExport(string Name, IBundle Bundle, string Entry)
{
    /// <summary>For messages.</summary>
    public string File => Bundle.PathOf(Entry);

    /// <summary>The part of an entry's name before its own.</summary>
    public string Folder => Entry.LastIndexOf('/') is >= 0 and var at ? Entry[..(at + 1)] : "";
}

/// <summary>A folder or an archive that holds annotations and perhaps images. Thread-safe.</summary>
interface IBundle : IDisposable
{
    /// <summary>Files, relative with '/'.</summary>
    IReadOnlyCollection<string> Names { get; }

    bool Has(string name);

    /// <exception cref="DataException">It cannot be read.</exception>
    Stream Open(string name);

    /// <summary>How messages call a file in it.</summary>
    string PathOf(string name);

    /// <summary>The file on disk, if it is one.</summary>
    string? DiskPathOf(string name);
}

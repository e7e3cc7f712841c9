namespace Assay.Formats.Masks;

/// <summary>Where images lie. Thread-safe; errors in files are DataExceptions.</summary>
interface IImages : IDisposable
{
    /// <summary>In ordinal order.</summary>
    IReadOnlyList<string> Ids { get; }

    /// <summary>The files, for the fingerprint.</summary>
    IReadOnlyCollection<KeyValuePair<string, string>> Files { get; }

    /// <summary>The image file of a sample, when it has one of its own.</summary>
    string? FileOf(string id);

    /// <summary>Width and height, from headers alone.</summary>
    Size ReadSize(string id);

    IImage Open(string id);
}

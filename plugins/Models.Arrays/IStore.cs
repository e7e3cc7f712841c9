namespace Assay.Models.Arrays;

/// <summary>Where the arrays lie: one stack, or a file per sample. Thread-safe.</summary>
interface IStore : IDisposable
{
    /// <summary>The samples it has, or null: all, by position.</summary>
    IReadOnlyCollection<string>? Ids { get; }

    /// <summary>For the fingerprint.</summary>
    IReadOnlyCollection<KeyValuePair<string, string>> Files { get; }

    Origin OriginOf(int index, string id);

    Opinion Read(int index, string id, Size size);
}

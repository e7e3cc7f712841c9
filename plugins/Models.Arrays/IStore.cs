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

    /// <summary>The file that holds a sample's array, and which entry of it; null when there is none, or windows are not to be had from it: <see cref="Read"/> says all there is to say.</summary>
    (string Path, long Entry)? WindowsOf(int index, string id) => null;
}

using Assay.Kernels.Files;

namespace Assay.Models.Arrays;

/// <summary>A file per sample, told by its id; a sample without one gets no opinion.</summary>
sealed class FileStore(IKind kind, PathIds paths, string? member, int classes) : IStore
{
    // The sorted list's own keys are not a set; asking them is a binary search.
    public IReadOnlyCollection<string> Ids { get; } = [.. paths.Files.Keys];

    public IReadOnlyCollection<KeyValuePair<string, string>> Files => paths.Files;

    public Origin OriginOf(int index, string id) => new(paths.Files.TryGetValue(id, out var path) ? [path] : []);

    public Opinion Read(int index, string id, Size size) =>
        paths.Files.TryGetValue(id, out var path) ? Errors.Wrap(path, () => NpzArray.Read(kind, path, member, size, classes)) : Opinion.None;

    public (string Path, long Entry)? WindowsOf(int index, string id) => paths.Files.TryGetValue(id, out var path) && kind.CanReadWindows(path) ? (path, 0) : null;

    public void Dispose()
    {
    }
}

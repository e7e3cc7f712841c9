namespace Assay.Models.Arrays;

/// <summary>One array in one file, for a dataset of one sample; its name does not matter.</summary>
sealed class SingleStore(IKind kind, string path, string? member, int classes) : IStore
{
    public IReadOnlyCollection<string>? Ids => null;

    public IReadOnlyCollection<KeyValuePair<string, string>> Files => [new(Path.GetFileName(path), path)];

    public Origin OriginOf(int index, string id) => new([path]);

    public Opinion Read(int index, string id, Size size) => Errors.Wrap(path, () => NpzArray.Read(kind, path, member, size, classes));

    public (string Path, long Entry)? WindowsOf(int index, string id) => kind.CanReadWindows(path) ? (path, 0) : null;

    public void Dispose()
    {
    }
}

using Assay.Kernels.Codecs;

namespace Assay.Models.Arrays;

/// <summary>All samples' arrays in one mapped NPY file, in dataset order.</summary>
sealed class StackStore(IKind kind, string path, NpyFile file) : IStore
{
    public IReadOnlyCollection<string>? Ids => null;

    public IReadOnlyCollection<KeyValuePair<string, string>> Files => [new(Path.GetFileName(path), path)];

    public Origin OriginOf(int index, string id) => new([path], $"{index}");

    public Opinion Read(int index, string id, Size size)
    {
        try
        {
            return kind.Read(file, index, size);
        }
        catch (Exception broken) when (broken is InvalidDataException or ArgumentException)
        {
            throw new DataException("broken-array", broken.Message, path, $"entry {index} ('{id}')", broken);
        }
    }

    public (string Path, long Entry)? WindowsOf(int index, string id) => kind.CanReadWindows(path) ? (path, index) : null;

    public void Dispose() => file.Dispose();
}

using Assay.Kernels.Codecs;

namespace Assay.Models.Arrays;

/// <summary>One NPZ file with an array per sample, named by its id; a sample without one gets no opinion.</summary>
sealed class ArchiveStore(IKind kind, string path, NpzFile archive, int classes) : IStore
{
    readonly HashSet<string> names = new(archive.Names, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Ids => names;

    public IReadOnlyCollection<KeyValuePair<string, string>> Files => [new(Path.GetFileName(path), path)];

    /// <summary>Which array changed is not known, so what it says is compared.</summary>
    public Origin OriginOf(int index, string id) => new([path], id);

    public Opinion Read(int index, string id, Size size)
    {
        if (!names.Contains(id))
            return Opinion.None;
        try
        {
            return NpzArray.Read(kind, archive.Read(id), size, classes);
        }
        catch (Exception broken) when (broken is InvalidDataException or ArgumentException)
        {
            throw new DataException("broken-array", broken.Message, path, $"array '{id}'", broken);
        }
    }

    public void Dispose() => archive.Dispose();
}

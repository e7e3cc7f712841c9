using System.Collections.Concurrent;
using System.IO.Compression;

namespace Assay.Kernels.Codecs;

/// <summary>
/// Several arrays in one ZIP file, as <c>numpy.savez</c> and <c>savez_compressed</c> write it: a member <c>name.npy</c> each, stored or deflated. An array that is read is held in memory;
/// what is larger than an array of .NET belongs into a file of its own. Thread-safe.
/// </summary>
public sealed class NpzFile : IDisposable
{
    /// <summary>Deflate cannot grow data more than 1032 to 1 (zlib technical details, "maximum compression factor").</summary>
    const int MostGrowth = 1032;

    const string Extension = ".npy";

    readonly string path;
    readonly ConcurrentBag<ZipArchive> idle = [];

    NpzFile(string path)
    {
        this.path = path;
        var archive = OpenArchive();
        idle.Add(archive);
        Names = [.. archive.Entries.Where(entry => entry.FullName.EndsWith(Extension, StringComparison.Ordinal)).Select(entry => entry.FullName[..^Extension.Length])];
        if (Names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidDataException($"it holds two arrays '{twice.Key}', expected names that differ; write it again");
        if (Names.Count == 0)
            throw new InvalidDataException("it holds no array, expected a member that ends in .npy; write it with np.savez");
    }

    /// <summary>The arrays' names, without <c>.npy</c>, in the file's order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It is no ZIP file, damaged, or holds no array.</exception>
    public static NpzFile Open(string path) => new(path);

    ZipArchive OpenArchive()
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads an array into memory; it stays valid when this file is closed, and needs no disposal.</summary>
    /// <param name="name">One of <see cref="Names"/>, or null for the only one.</param>
    /// <exception cref="InvalidDataException">There is no such array, several without a name, or it is damaged; the message lists what there is.</exception>
    public NpyFile Read(string? name)
    {
        if (name is null && Names.Count > 1 || name is not null && !Names.Contains(name, StringComparer.Ordinal))
            throw new InvalidDataException($"it holds {(name is null ? $"{Names.Count} arrays, expected one, or the name of one" : $"no array '{name}'")}: {string.Join(", ", Names.Take(8))}{(Names.Count > 8 ? ", ..." : "")}");
        if (!idle.TryTake(out var archive))
            archive = OpenArchive();
        try
        {
            return Read(archive.GetEntry((name ?? Names[0]) + Extension) ?? throw new InvalidDataException($"the array '{name}' is gone; the file changed while it was open"));
        }
        finally
        {
            idle.Add(archive);
        }
    }

    static NpyFile Read(ZipArchiveEntry entry)
    {
        var (length, packed) = (entry.Length, entry.CompressedLength);
        if (length > Array.MaxLength)
            throw new InvalidDataException($"'{entry.FullName}' has {length} bytes, more than the {Array.MaxLength} held at once; save it as NPY, np.save");
        if (length > packed * (Int128)MostGrowth)
            throw new InvalidDataException($"'{entry.FullName}' claims {length} bytes, but its {packed} bytes in the file cannot hold more than {packed * (Int128)MostGrowth}; the file is damaged");
        var bytes = GC.AllocateUninitializedArray<byte>((int)length, pinned: true);
        try
        {
            using var stream = entry.Open();
            stream.ReadExactly(bytes);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"'{entry.FullName}' cannot be unpacked ({broken.Message}); the file is truncated or damaged, copy it again", broken);
        }
        if (PngChecksum.Of(bytes) != entry.Crc32)
            throw new InvalidDataException($"'{entry.FullName}' has the checksum {PngChecksum.Of(bytes):x8}, expected {entry.Crc32:x8}; the file is damaged");
        return NpyFile.Of(bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (idle.TryTake(out var archive))
            archive.Dispose();
    }
}

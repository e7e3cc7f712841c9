using System.IO.Compression;

namespace Assay.Formats.Cvat.Reading;

/// <summary>A zip archive, read in place. Names that lead out of it are refused, sizes and checksums are checked while an entry is read.</summary>
sealed class ZipBundle : IBundle
{
    const long SmallEntry = 1 << 26;
    const long LargestRatio = 250; // Annotations shrink to a tenth or a fiftieth; a bomb to a thousandth.

    readonly ZipArchive archive;
    readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    /// <exception cref="DataException">It is no archive, or a name in it leaves it.</exception>
    public ZipBundle(string path)
    {
        Path = path;
        try
        {
            archive = new ZipArchive(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), ZipArchiveMode.Read);
            foreach (var entry in archive.Entries)
                if (!entry.FullName.EndsWith('/'))
                    Take(entry);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DataException("broken-archive", $"the archive cannot be read: {broken.Message}; export it again", path, inner: broken);
        }
    }

    public string Path { get; }

    void Take(ZipArchiveEntry entry)
    {
        var name = entry.FullName.Replace('\\', '/');
        if (!SafeName.Holds(name))
            throw new DataException("unsafe-name", $"the archive holds '{name.Replace("\0", "\\0")}', which leads out of it; expected relative names without '..'", Path);
        if (!entries.TryAdd(name, entry))
            throw new DataException("broken-archive", $"the archive holds '{name}' twice; export it again", Path);
    }

    public IReadOnlyCollection<string> Names => entries.Keys;

    public bool Has(string name) => entries.ContainsKey(name);

    public Stream Open(string name)
    {
        var entry = entries[name];
        if (entry.Length > SmallEntry && entry.Length / Math.Max(1, entry.CompressedLength) > LargestRatio)
            throw new DataException("zip-bomb", $"'{name}' of {entry.CompressedLength} bytes becomes {entry.Length}, {entry.Length / Math.Max(1, entry.CompressedLength)} times as many, expected at most {LargestRatio} times; unpack it yourself if it is what it should be", Path);
        try
        {
            return new CheckedStream(entry.Open(), entry.Length, entry.Crc32, PathOf(name));
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw new DataException("broken-archive", $"'{name}' cannot be read: {broken.Message}; export it again", Path, inner: broken);
        }
    }

    /// <summary>Writes an entry to a file, one at a time: an archive has one reader.</summary>
    public void Extract(string name, string to)
    {
        lock (gate)
        {
            if (File.Exists(to))
                return;
            var temporary = $"{to}.{Environment.ProcessId}.tmp";
            using (var from = Open(name))
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
                from.CopyTo(file);
            File.Move(temporary, to, overwrite: true);
        }
    }

    public string PathOf(string name) => $"{Path}/{name}";

    public string? DiskPathOf(string name) => null;

    public void Dispose() => archive.Dispose();
}

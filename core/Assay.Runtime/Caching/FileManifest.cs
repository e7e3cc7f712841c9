using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Assay.Runtime.Caching;

/// <summary>
/// SHA-256 of files, each read once: what was hashed is known by path, size and time from then on, in this process and in later ones. A text file per folder, appended to.
/// Thread-safe; several processes may share it.
/// </summary>
/// <param name="folder">Where it is kept; null remembers within this process only.</param>
public sealed class FileManifest(string? folder)
{
    readonly ConcurrentDictionary<string, Lazy<ConcurrentDictionary<string, Entry>>> known = new(StringComparer.Ordinal); // by folder, then name
    readonly Lock gate = new();

    readonly record struct Entry(long Size, long Changed, string Hash);

    /// <summary>SHA-256 of the content, in hex.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public string Hash(string path)
    {
        path = Path.GetFullPath(path);
        var (stamp, names) = (FileStamp.Of(path), NamesOf(Path.GetDirectoryName(path)!));
        if (names.TryGetValue(Path.GetFileName(path), out var entry) && (entry.Size, entry.Changed) == (stamp.Size, stamp.Changed))
            return entry.Hash;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        entry = new Entry(stamp.Size, stamp.Changed, Convert.ToHexStringLower(SHA256.HashData(stream)));
        if (stamp.IsSettled && FileStamp.Of(path) == stamp)
            Keep(path, names, entry);
        return entry.Hash;
    }

    ConcurrentDictionary<string, Entry> NamesOf(string directory) => known.GetOrAdd(directory, at => new(() => Load(at))).Value;

    void Keep(string path, ConcurrentDictionary<string, Entry> names, Entry entry)
    {
        names[Path.GetFileName(path)] = entry;
        if (folder is null)
            return;
        try
        {
            lock (gate)
            {
                Directory.CreateDirectory(folder);
                using var stream = new FileStream(PlaceOf(Path.GetDirectoryName(path)!), FileMode.Append, FileAccess.Write, FileShare.Read);
                stream.Write(System.Text.Encoding.UTF8.GetBytes($"\n{Uri.EscapeDataString(Path.GetFileName(path))}\t{entry.Size}\t{entry.Changed}\t{entry.Hash}\t.")); // The line break comes first: it ends a line that was torn.
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process is writing, or nothing can be written: it will be hashed again another day.
        }
    }

    ConcurrentDictionary<string, Entry> Load(string directory)
    {
        ConcurrentDictionary<string, Entry> names = new(StringComparer.Ordinal);
        try
        {
            if (folder is not null && File.Exists(PlaceOf(directory)))
                foreach (var line in File.ReadLines(PlaceOf(directory)))
                    if (line.Split('\t') is [var name, var size, var changed, { Length: 64 } hash, "."] && long.TryParse(size, out var bytes) && long.TryParse(changed, out var ticks))
                        names[Uri.UnescapeDataString(name)] = new Entry(bytes, ticks, hash);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
        return names;
    }

    string PlaceOf(string directory) => Path.Combine(folder!, new Digest().Add(directory).Hex() + ".tsv");
}

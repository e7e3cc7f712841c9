using System.Buffers;
using System.Text.Json;

namespace Assay.Runtime.Caching;

/// <summary>
/// The finished units of one step over one dataset: a folder of files that are only ever appended to, one per run that had something to add. A newer unit of the same key
/// replaces an older one. Nothing torn, cut or foreign is believed: it counts as not there. Thread-safe; several processes may use one folder.
/// </summary>
sealed class UnitLog : IDisposable
{
    readonly string folder;
    readonly List<UnitFile> files = [];
    readonly Entry[] index;
    readonly Lock gate = new();
    FileStream? own;
    bool closed;

    /// <summary>Where a unit lies: the head of its key, its file and its offset.</summary>
    readonly record struct Entry(ulong Key, int File, long At) : IComparable<Entry>
    {
        public int CompareTo(Entry other) => (Key, File, At).CompareTo((other.Key, other.File, other.At));
    }

    /// <summary>Opens what earlier runs left; a folder that is not there is an empty log.</summary>
    public UnitLog(string folder)
    {
        this.folder = folder;
        List<Entry> entries = [];
        foreach (var path in Files(folder))
            if (UnitFile.Open(path) is { } file)
            {
                files.Add(file);
                entries.AddRange(file.Lines().Select(line => new Entry(Head(line.Key), files.Count - 1, line.At)));
            }
        entries.Sort();
        index = [.. entries];
        Touch();
    }

    /// <summary>Oldest first: the names begin with the time.</summary>
    static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + UnitFile.Extension).Order(StringComparer.Ordinal) : [];

    static ulong Head(string key) => ulong.Parse(key.AsSpan(0, 16), System.Globalization.NumberStyles.HexNumber);

    /// <summary>The newest unit of this key, or null.</summary>
    public ScoreUnit? Find(string key)
    {
        var head = Head(key);
        for (var at = AfterLast(head) - 1; at >= 0 && index[at].Key == head; at--)
            if (files[index[at].File].Read(index[at].At, key) is { } unit)
                return unit;
        return null;
    }

    int AfterLast(ulong head)
    {
        var found = Array.BinarySearch(index, new Entry(head, int.MaxValue, long.MaxValue));
        return found < 0 ? ~found : found + 1;
    }

    /// <summary>Appends units in one piece.</summary>
    /// <exception cref="IOException">There is no room, or no right.</exception>
    public void Keep(IReadOnlyList<ScoreUnit> units)
    {
        if (units.Count == 0)
            return;
        var frame = UnitFile.Frame(units);
        lock (gate)
        {
            if (closed)
                return;
            Directory.CreateDirectory(folder);
            own ??= UnitFile.Create(folder);
            own.Write(frame);
            own.Flush();
        }
    }

    /// <summary>Says that the log was used; what was not used for longest goes first when the cache is full.</summary>
    void Touch()
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            own?.Dispose();
        }
        foreach (var file in files)
            file.Dispose();
    }
}

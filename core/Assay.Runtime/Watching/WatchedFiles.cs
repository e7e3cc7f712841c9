using System.Collections.Concurrent;

namespace Assay.Runtime.Watching;

/// <summary>Files as they were when they were read. Thread-safe while they are noted.</summary>
public sealed class WatchedFiles
{
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    readonly ConcurrentDictionary<string, (DateTime Written, long Length)> stamps = new();

    /// <summary>Absolute paths.</summary>
    public IEnumerable<string> Paths => stamps.Keys.Order(StringComparer.Ordinal);

    /// <summary>Notes a file just before it is read. What it is then counts, however often it is read until <see cref="Forget"/>.</summary>
    public void Note(string path) => stamps.TryAdd(Path.GetFullPath(path), StampOf(path));

    public void Forget() => stamps.Clear();

    /// <summary>Waits until one of the files is another than it was noted as, and then until it is left alone: editors save in several steps.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task ChangeAsync(CancellationToken stop)
    {
        using PeriodicTimer timer = new(Glance);
        while (!HasChanged())
            await timer.WaitForNextTickAsync(stop);
        for (var before = Stamps(); await timer.WaitForNextTickAsync(stop) && Stamps() is var now && !now.SequenceEqual(before); before = now)
        {
        }
    }

    bool HasChanged() => stamps.Any(entry => StampOf(entry.Key) != entry.Value);

    (DateTime, long)[] Stamps() => [.. Paths.Select(StampOf)];

    // A file that is not there has a stamp like any other.
    static (DateTime, long) StampOf(string path) => new FileInfo(path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : default;
}

namespace Assay.Runtime.Caching;

/// <summary>Writes to the cache. A write that fails costs time some other day, never the run: the first one is said, and then nothing more is written. Thread-safe.</summary>
public sealed class CacheWriting(Action<string> say)
{
    int broken;

    /// <summary>Writes nothing.</summary>
    public static CacheWriting None { get; } = new(_ => { }) { broken = 1 };

    public void Try(Action write)
    {
        if (Volatile.Read(ref broken) != 0)
            return;
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (Interlocked.Exchange(ref broken, 1) == 0)
                say($"note: the cache cannot be written to ({e.Message.TrimEnd('.')}); the run goes on without keeping more for later runs. 'assay cache' shows the folder and its size");
        }
    }
}

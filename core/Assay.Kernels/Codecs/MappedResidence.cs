using System.Runtime.InteropServices;

namespace Assay.Kernels.Codecs;

/// <summary>
/// Keeps a mapped file from filling the process: parts handed out are given back in turn, once newer ones have taken their place. Their pages stay in the system's cache, and
/// one that is still in use comes back at the next touch. On systems other than Linux nothing happens.
/// </summary>
sealed partial class MappedResidence(nint start)
{
    const long FewestBytes = 8L << 20;
    const int FewestParts = 8; // So that parts which other threads are reading are not given back, whatever their size.
    const int DontNeed = 4; // MADV_DONTNEED of Linux; on a shared read-only mapping it loses nothing.

    readonly Queue<(long From, long Bytes)> parts = [];
    readonly Lock gate = new();
    long resident;

    /// <summary>Tells of a part that is about to be read. Thread-safe.</summary>
    /// <param name="from">Its first byte, counted from the start of the mapping.</param>
    /// <param name="bytes">Its length.</param>
    public void Note(long from, long bytes)
    {
        if (!OperatingSystem.IsLinux())
            return;
        lock (gate)
        {
            parts.Enqueue((from, bytes));
            resident += bytes;
            while (resident > FewestBytes && parts.Count > FewestParts)
                GiveBack(parts.Dequeue());
        }
    }

    void GiveBack((long From, long Bytes) part)
    {
        resident -= part.Bytes;
        var first = part.From / Environment.SystemPageSize * Environment.SystemPageSize;
        _ = Advise((nint)(start + first), (nint)(part.From + part.Bytes - first), DontNeed); // Refused: memory is used longer, nothing else.
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nint length, int advice);
}

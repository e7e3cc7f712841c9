using System.Runtime.InteropServices;

namespace Assay.Kernels.Codecs;

/// <summary>
/// Keeps a mapped file from filling the process: parts handed out are given back in turn, once newer ones have taken their place. Their pages stay in the system's cache, and
/// one that is still in use comes back at the next touch. On systems other than Linux nothing happens.
/// </summary>
/// <remarks>
/// A file that is not in the system's cache is asked for in large pages. Where the file system has them, mapping and unmapping a part costs a tenth of what it does page by page, in every
/// round; the cache keeps them that way. A touch then maps a whole large page, so whole ones are given back.
/// </remarks>
sealed partial class MappedResidence
{
    const long FewestBytes = 8L << 20;
    const int FewestParts = 8; // So that parts which other threads are reading are not given back, whatever their size.
    const long LargePage = 2L << 20;
    const int HugePage = 14; // MADV_HUGEPAGE of Linux.
    const int DontNeed = 4; // MADV_DONTNEED of Linux; on a shared read-only mapping it loses nothing.

    readonly nint start;
    readonly long length;
    readonly Queue<(long From, long Bytes)> parts = [];
    readonly Lock gate = new();
    long resident;

    /// <param name="start">Of the mapping, at a page.</param>
    /// <param name="length">Of the mapping, in bytes.</param>
    public MappedResidence(nint start, long length)
    {
        (this.start, this.length) = (start, length);
        if (OperatingSystem.IsLinux() && length >= LargePage)
            _ = Advise(start, (nint)length, HugePage); // Refused: pages stay small, nothing else.
    }

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
        var first = part.From / LargePage * LargePage;
        var end = Math.Min(length, (part.From + part.Bytes + LargePage - 1) / LargePage * LargePage);
        _ = Advise((nint)(start + first), (nint)(end - first), DontNeed); // Refused: memory is used longer, nothing else.
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nint length, int advice);
}

using System.Runtime.InteropServices;

namespace Assay.Kernels.Codecs;

/// <summary>
/// Keeps a mapped file from filling the process: after so many bytes have been handed out, the pages are given back. They stay in the system's cache, and a page that is
/// still in use comes back at the next touch. On systems other than Linux nothing happens.
/// </summary>
sealed partial class MappedResidence(nint start, nint length)
{
    const long MostHandedOut = 32L << 20;
    const int DontNeed = 4; // MADV_DONTNEED of Linux; on a shared read-only mapping it loses nothing.

    long handedOut;

    /// <summary>Tells of a part that is about to be read. Thread-safe.</summary>
    public void Note(long bytes)
    {
        if (Interlocked.Add(ref handedOut, bytes) < MostHandedOut || !OperatingSystem.IsLinux())
            return;
        Interlocked.Exchange(ref handedOut, 0);
        _ = GiveBack(start, length, DontNeed); // Refused: memory is used longer, nothing else.
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int GiveBack(nint address, nint length, int advice);
}

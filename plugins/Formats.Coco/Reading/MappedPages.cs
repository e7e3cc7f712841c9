using System.Runtime.InteropServices;

namespace Assay.Formats.Coco.Reading;

/// <summary>
/// Keeps a mapped file from filling the process. Pages that are given back stay in the system's cache; one that is in use comes back at the next touch. On systems other
/// than Linux nothing happens.
/// </summary>
sealed partial class MappedPages(nint start, long length)
{
    const int ReadAround = 64 << 10; // What the kernel maps around a page that is touched.
    const long Fewest = 128L << 20;
    const int Rounds = 8; // Objects in any order touch a page about so often before it is given back; objects in the file's order leave it long before.
    const int DontNeed = 4; // MADV_DONTNEED of Linux; on a shared read-only mapping it loses nothing.

    long touched;

    /// <summary>A part is about to be read, anywhere. Thread-safe.</summary>
    public void Note(int bytes)
    {
        if (Interlocked.Add(ref touched, bytes + ReadAround) > Math.Max(Fewest, Rounds * length))
            GiveBack();
    }

    public void GiveBack()
    {
        Interlocked.Exchange(ref touched, 0);
        if (OperatingSystem.IsLinux())
            _ = Advise(start, (nint)length, DontNeed); // Refused: memory is used longer, nothing else.
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nint length, int advice);
}

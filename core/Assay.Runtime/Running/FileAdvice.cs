using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Assay.Runtime.Running;

/// <summary>Asks the system to read files into its cache. On Linux it does so by itself, in the background; elsewhere the file is read through once.</summary>
static class FileAdvice
{
    const int WillNeed = 3;

    /// <summary>A file that cannot be read is passed over: whoever needs it will say so.</summary>
    public static void WillRead(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
            if (OperatingSystem.IsLinux())
                _ = Advise(file, 0, 0, WillNeed);
            else
                ReadThrough(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or EntryPointNotFoundException)
        {
        }
    }

    static void ReadThrough(SafeFileHandle file)
    {
        var buffer = new byte[256 * 1024];
        for (long at = 0; RandomAccess.Read(file, buffer, at) is > 0 and var read; at += read)
        {
        }
    }

    [DllImport("libc", EntryPoint = "posix_fadvise")]
    static extern int Advise(SafeFileHandle file, long offset, long length, int advice);
}

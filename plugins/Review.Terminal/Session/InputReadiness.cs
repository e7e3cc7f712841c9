using System.Runtime.InteropServices;

namespace Assay.Review.Terminal;

/// <summary>Waits for something to read on standard input, without reading it.</summary>
static partial class InputReadiness
{
    const int Input = -10;

    /// <summary>Whether there is something within so many milliseconds. A signal that comes between counts as nothing.</summary>
    public static bool Wait(int milliseconds) => OperatingSystem.IsWindows() ? WaitForSingleObject(Handle(Input), (uint)milliseconds) == 0 : Select(milliseconds);

    /// <summary>select(2), because poll(2) does not know terminals on older macOS. An fd_set is 1024 bits, the lowest for standard input; a timeval two numbers of 8 bytes (macOS reads 4 of the second).</summary>
    static bool Select(int milliseconds)
    {
        Span<byte> set = stackalloc byte[128];
        set.Clear();
        set[0] = 1;
        return Select(1, set, 0, 0, [milliseconds / 1000, milliseconds % 1000 * 1000L]) > 0;
    }

    [LibraryImport("libc", EntryPoint = "select")]
    private static partial int Select(int count, Span<byte> read, nint write, nint failed, Span<long> timeout);

    [LibraryImport("kernel32")]
    private static partial uint WaitForSingleObject(nint handle, uint milliseconds);

    [LibraryImport("kernel32", EntryPoint = "GetStdHandle")]
    private static partial nint Handle(int which);
}

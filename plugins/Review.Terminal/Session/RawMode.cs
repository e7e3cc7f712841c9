using System.Runtime.InteropServices;

namespace Assay.Review.Terminal;

/// <summary>A terminal that hands over every key at once and echoes none. Turning it off twice does nothing.</summary>
abstract class RawMode
{
    public static RawMode Create() => OperatingSystem.IsWindows() ? new WindowsRawMode() : new UnixRawMode();

    /// <exception cref="IOException">The system refuses.</exception>
    public abstract void Enter();

    public abstract void Leave();
}

/// <summary>termios of Linux and macOS. The structure differs between them; cfmakeraw knows it, so that it is only a piece of memory here.</summary>
sealed partial class UnixRawMode : RawMode
{
    const int Room = 256, Now = 0; // struct termios: 60 bytes in glibc, 72 in macOS. TCSANOW.
    byte[]? before;

    public override void Enter()
    {
        var current = new byte[Room];
        if (GetAttributes(0, current) != 0)
            throw new IOException($"tcgetattr: error {Marshal.GetLastPInvokeError()}");
        before ??= [.. current];
        MakeRaw(current);
        if (SetAttributes(0, Now, current) != 0)
            throw new IOException($"tcsetattr: error {Marshal.GetLastPInvokeError()}");
    }

    public override void Leave()
    {
        if (before is not null)
            _ = SetAttributes(0, Now, before);
        before = null;
    }

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    private static partial int GetAttributes(int file, Span<byte> attributes);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    private static partial int SetAttributes(int file, int when, ReadOnlySpan<byte> attributes);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static partial void MakeRaw(Span<byte> attributes);
}

/// <summary>Windows consoles (since Windows 10) speak the same sequences when asked to.</summary>
sealed partial class WindowsRawMode : RawMode
{
    const int Input = -10, Output = -11;
    const uint ProcessedInput = 1, LineInput = 2, EchoInput = 4, QuickEdit = 0x40, ExtendedFlags = 0x80, TerminalInput = 0x200;
    const uint ProcessedOutput = 1, TerminalOutput = 4, NoAutoReturn = 8;
    const uint Utf8 = 65001;
    (uint Input, uint Output, uint InputPage, uint OutputPage)? before;

    public override void Enter()
    {
        if (!GetMode(Handle(Input), out var input) || !GetMode(Handle(Output), out var output))
            throw new IOException($"GetConsoleMode: error {Marshal.GetLastPInvokeError()}");
        before ??= (input, output, InputPage(), OutputPage());
        _ = SetInputPage(Utf8);
        _ = SetOutputPage(Utf8);
        if (!SetMode(Handle(Input), input & ~(ProcessedInput | LineInput | EchoInput | QuickEdit) | ExtendedFlags | TerminalInput)
            || !SetMode(Handle(Output), output | ProcessedOutput | TerminalOutput | NoAutoReturn))
            throw new IOException($"SetConsoleMode: error {Marshal.GetLastPInvokeError()}; Windows 10 or later is needed");
    }

    public override void Leave()
    {
        if (before is not var (input, output, inputPage, outputPage))
            return;
        _ = SetMode(Handle(Input), input);
        _ = SetMode(Handle(Output), output);
        _ = SetInputPage(inputPage);
        _ = SetOutputPage(outputPage);
        before = null;
    }

    [LibraryImport("kernel32", EntryPoint = "GetStdHandle")]
    private static partial nint Handle(int which);

    [LibraryImport("kernel32", EntryPoint = "GetConsoleMode", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetMode(nint handle, out uint mode);

    [LibraryImport("kernel32", EntryPoint = "SetConsoleMode", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetMode(nint handle, uint mode);

    [LibraryImport("kernel32", EntryPoint = "GetConsoleCP")]
    private static partial uint InputPage();

    [LibraryImport("kernel32", EntryPoint = "GetConsoleOutputCP")]
    private static partial uint OutputPage();

    [LibraryImport("kernel32", EntryPoint = "SetConsoleCP")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetInputPage(uint page);

    [LibraryImport("kernel32", EntryPoint = "SetConsoleOutputCP")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetOutputPage(uint page);
}

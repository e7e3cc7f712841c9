using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;

namespace Assay.Review.Terminal;

/// <summary>
/// The person's terminal while a screen is open: alternate screen, raw keys, no cursor. Whatever happens (return, exception, SIGTERM, SIGHUP, exit), <see cref="Dispose"/> gives
/// it back as it was. Events come through <see cref="Events"/>; everything else is called from one thread.
/// </summary>
public sealed partial class TerminalSession : IDisposable
{
    const string Open = "\e[?1049h\e[?25l\e[?2004h\e[?1000h\e[?1006h\e[2J", Close = "\e[?2026l\e[?1006l\e[?1000l\e[?2004l\e[0m\e[?25h\e[?1049l";
    readonly RawMode raw = RawMode.Create();
    readonly FileStream output = new(new SafeFileHandle(OperatingSystem.IsWindows() ? WindowsHandle(-11) : 1, false), FileAccess.Write, 0);
    readonly Channel<TerminalEvent> events = Channel.CreateUnbounded<TerminalEvent>(new UnboundedChannelOptions { SingleReader = true });
    readonly List<PosixSignalRegistration> signals = [];
    readonly Lock gate = new();
    readonly Thread keys;
    PosixSignalRegistration? stop;
    bool isOpen;
    volatile bool isEnding;

    /// <summary>Why no screen can be opened here, or null.</summary>
    public static string? WhyNot() =>
        Console.IsInputRedirected ? "standard input is no terminal" : Console.IsOutputRedirected ? "standard output is no terminal"
        : Environment.GetEnvironmentVariable("TERM") == "dumb" ? "TERM=dumb says that this terminal cannot move its cursor" : null;

    /// <summary>Takes the terminal over.</summary>
    /// <exception cref="IOException">It is none.</exception>
    public TerminalSession()
    {
        Size = Measure();
        Take();
        AppDomain.CurrentDomain.ProcessExit += GiveBackAtExit;
        if (!OperatingSystem.IsWindows())
            WatchSignals();
        keys = new Thread(Listen) { IsBackground = true, Name = "keys" };
        keys.Start();
    }

    /// <summary>Columns and rows.</summary>
    public (int Width, int Height) Size { get; private set; }

    /// <summary>Bytes typed, resizes, requests to leave, in the order they came.</summary>
    public ChannelReader<TerminalEvent> Events => events.Reader;

    /// <summary>Lets somebody else wake the reader of <see cref="Events"/>. Thread-safe.</summary>
    public void Post(TerminalEvent what) => events.Writer.TryWrite(what);

    /// <summary>Sends bytes to the terminal.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
            if (isOpen)
                output.Write(bytes);
    }

    /// <summary>Asks again how large the terminal is.</summary>
    /// <returns>It has changed.</returns>
    public bool Remeasure()
    {
        var before = Size;
        Size = Measure();
        return Size != before;
    }

    static (int, int) Measure()
    {
        try
        {
            return Console.WindowWidth > 0 && Console.WindowHeight > 0 ? (Console.WindowWidth, Console.WindowHeight) : (80, 24);
        }
        catch (IOException)
        {
            return (80, 24);
        }
    }

    void Take()
    {
        lock (gate)
        {
            raw.Enter();
            isOpen = true;
            output.Write(System.Text.Encoding.ASCII.GetBytes(Open));
        }
    }

    void GiveBack()
    {
        lock (gate)
        {
            if (!isOpen)
                return;
            isOpen = false;
            try
            {
                output.Write(System.Text.Encoding.ASCII.GetBytes(Close));
            }
            catch (IOException)
            {
                // The terminal is gone: there is nobody to give it back to.
            }
            raw.Leave();
        }
    }

    void GiveBackAtExit(object? sender, EventArgs e) => GiveBack();

    [UnsupportedOSPlatform("windows")]
    void WatchSignals()
    {
        Watch(PosixSignal.SIGWINCH, TerminalEvent.Resized);
        Watch(PosixSignal.SIGCONT, TerminalEvent.Continued);
        Watch(PosixSignal.SIGTERM, TerminalEvent.Leave);
        Watch(PosixSignal.SIGHUP, TerminalEvent.Leave);
        Watch(PosixSignal.SIGINT, TerminalEvent.Leave);
        Watch(PosixSignal.SIGQUIT, TerminalEvent.Leave);
        WatchStop();
    }

    void Watch(PosixSignal signal, TerminalEvent what) => signals.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = what != TerminalEvent.Continued;
        Post(what);
    }));

    [UnsupportedOSPlatform("windows")]
    void WatchStop() => stop = PosixSignalRegistration.Create(PosixSignal.SIGTSTP, context =>
    {
        context.Cancel = true;
        Post(TerminalEvent.Suspend);
    });

    /// <summary>Gives the terminal to the shell and stops, as Ctrl-Z does; returns when the person comes back. Where there are no jobs (Windows) it does nothing.</summary>
    public void Suspend()
    {
        if (OperatingSystem.IsWindows())
            return;
        GiveBack();
        stop?.Dispose();
        _ = SendSignal(0, PosixSignalNumber.Stop);
        WatchStop();
        Resume();
    }

    /// <summary>Takes the terminal over again after a stop.</summary>
    public void Resume()
    {
        lock (gate)
        {
            raw.Leave();
            isOpen = false;
        }
        Take();
        Remeasure();
    }

    /// <summary>Reads only what is there, so that what is typed after the end is left to the shell.</summary>
    void Listen()
    {
        using var input = new FileStream(new SafeFileHandle(OperatingSystem.IsWindows() ? WindowsHandle(-10) : 0, false), FileAccess.Read, 0);
        var buffer = new byte[4096];
        try
        {
            while (!isEnding)
                if (!InputReadiness.Wait(50))
                    continue;
                else if (isEnding || input.Read(buffer) is not (> 0 and var count))
                    break;
                else
                    Post(new TerminalEvent(TerminalEventKind.Bytes, buffer.AsSpan(0, count).ToArray()));
        }
        catch (IOException)
        {
            // The terminal is gone.
        }
        Post(TerminalEvent.Leave);
    }

    [LibraryImport("kernel32", EntryPoint = "GetStdHandle")]
    private static partial nint WindowsHandle(int which);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int process, int signal);

    /// <summary>Gives the terminal back.</summary>
    public void Dispose()
    {
        isEnding = true;
        keys.Join(TimeSpan.FromMilliseconds(200));
        AppDomain.CurrentDomain.ProcessExit -= GiveBackAtExit;
        foreach (var signal in signals)
            signal.Dispose();
        stop?.Dispose();
        GiveBack();
        output.Dispose();
    }
}

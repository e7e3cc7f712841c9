using System.Diagnostics;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary>Progress on standard error: one line that is drawn over on a terminal, a line every ten seconds elsewhere. Thread-safe.</summary>
sealed class Progress(Terminal terminal) : IRunProgress, IDisposable
{
    readonly Lock gate = new();
    readonly bool screen = !Console.IsErrorRedirected;
    readonly Stopwatch watch = new();
    TimeSpan shown;
    string name = "";
    int done;
    int total;
    int width;

    TimeSpan Pause => screen ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(10);

    public void Begin(string pass, int samples)
    {
        lock (gate)
        {
            Clear();
            (name, done, total, shown) = (pass, 0, samples, TimeSpan.Zero);
            watch.Restart();
        }
    }

    public void Advance(int samples)
    {
        lock (gate)
        {
            done += samples;
            if (terminal.Quiet || watch.Elapsed - shown < Pause)
                return;
            shown = watch.Elapsed;
            Show();
        }
    }

    public void Say(string line)
    {
        lock (gate)
        {
            Clear();
            terminal.Say(line);
        }
    }

    void Show()
    {
        var rate = done / watch.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        var line = $"{name}  {done}/{total}  {rate:0.#}/s  ETA {TimeSpan.FromSeconds((total - done) / Math.Max(rate, 1e-9)):h\\:mm\\:ss}  peak {process.PeakWorkingSet64 >> 20} MB";
        if (!screen)
        {
            terminal.Say(line);
            return;
        }
        Console.Error.Write("\r" + line.PadRight(width));
        width = line.Length;
    }

    void Clear()
    {
        if (screen && width > 0)
            Console.Error.Write("\r" + new string(' ', width) + "\r");
        width = 0;
    }

    public void Dispose()
    {
        lock (gate)
            Clear();
    }
}

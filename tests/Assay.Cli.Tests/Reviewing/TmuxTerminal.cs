using System.Diagnostics;

namespace Assay.Cli.Tests.Reviewing;

/// <summary>A real terminal that tests type into and read: tmux with a server of its own, without anybody's configuration.</summary>
sealed class TmuxTerminal : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    readonly string name = $"assay-test-{Environment.ProcessId}-{Guid.NewGuid():N}";
    readonly string folder;
    readonly SemaphoreSlim written = new(0); // Released whenever the pane was written to; not disposed of, for a late event may still come.
    readonly FileSystemWatcher watcher;

    /// <summary>Opens it with a shell in a folder; skips the test where tmux is missing.</summary>
    public TmuxTerminal(string folder, int width, int height)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "tmux needs a Unix");
        Assert.SkipUnless(Program.IsInstalled("tmux"), "tmux is not installed");
        this.folder = folder;
        Tmux("-f", "/dev/null", "new-session", "-d", "-x", $"{width}", "-y", $"{height}", "env", "PS1=$ ", "COLORTERM=truecolor", "NO_COLOR=", $"ASSAY_CACHE={Path.Combine(folder, "cache")}", $"HOME={folder}", "HISTFILE=", "XDG_CONFIG_HOME=",
            $"PATH={Repository.Product}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}", "LC_ALL=C.UTF-8", "bash", "--norc", "-i");
        watcher = new FileSystemWatcher(Directory.CreateDirectory(Path.Combine(folder, name)).FullName);
        watcher.Changed += (_, _) => written.Release();
        watcher.EnableRaisingEvents = true;
        Tmux("pipe-pane", $"cat >> '{Path.Combine(watcher.Path, "output")}'");
        Until("$");
    }

    /// <summary>Types keys, by tmux's names.</summary>
    public TmuxTerminal Press(params string[] keys)
    {
        Tmux(["send-keys", .. keys]);
        return this;
    }

    /// <summary>Types a text as it is.</summary>
    public TmuxTerminal Type(string text)
    {
        Tmux("send-keys", "-l", text);
        return this;
    }

    public TmuxTerminal Resize(int width, int height)
    {
        Tmux("resize-window", "-x", $"{width}", "-y", $"{height}");
        return this;
    }

    /// <summary>What is on the screen.</summary>
    public string Screen => Tmux("capture-pane", "-p");

    /// <summary>What is on the screen with its colours as escape sequences.</summary>
    public string Coloured => Tmux("capture-pane", "-p", "-e");

    /// <summary>A fact about the pane, as tmux's formats name it.</summary>
    public string Fact(string format) => Tmux("display-message", "-p", $"#{{{format}}}").Trim();

    /// <summary>Waits until the screen holds a text.</summary>
    public string Until(string text) => Until(screen => screen.Contains(text, StringComparison.Ordinal), $"'{text}'");

    /// <summary>Waits until the screen is as a test wants it.</summary>
    public string Until(Func<string, bool> condition, string wanted)
    {
        for (var start = Stopwatch.GetTimestamp(); ;)
        {
            var screen = Screen;
            if (condition(screen))
                return screen;
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"after {Patience.TotalSeconds} s there is no {wanted} in\n{screen}");
            written.Wait(TimeSpan.FromSeconds(1)); // What is wanted may be no writing: a size, the end of a program.
        }
    }

    string Tmux(params string[] arguments)
    {
        var start = new ProcessStartInfo("tmux", ["-L", name, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("TMUX");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"tmux {string.Join(' ', arguments)}: {error.Result}");
        return output;
    }

    /// <summary>Ends the terminal, and waits for what ran in it: it may still write to the folder.</summary>
    public void Dispose()
    {
        var shell = Fact("pane_pid");
        var children = $"/proc/{shell}/task/{shell}/children";
        var left = File.Exists(children) ? File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Find).OfType<Process>().ToArray() : [];
        End();
        watcher.Dispose();
        foreach (var process in left)
            using (process)
                process.WaitForExit(TimeSpan.FromSeconds(10));
    }

    static Process? Find(string id)
    {
        try
        {
            return Process.GetProcessById(int.Parse(id));
        }
        catch (ArgumentException)
        {
            return null; // It has ended meanwhile.
        }
    }

    void End()
    {
        using var process = Process.Start(new ProcessStartInfo("tmux", ["-L", name, "kill-server"]) { RedirectStandardError = true });
        process!.WaitForExit();
    }
}

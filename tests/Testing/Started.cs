using System.Diagnostics;
using System.Text;
using Xunit;

namespace Assay.Testing;

/// <summary>A command that is running: it can be sent signals, and its answer waited for.</summary>
public sealed class Started : IDisposable
{
    readonly TimeSpan patience;
    readonly Process process;
    readonly StringBuilder output = new();
    readonly StringBuilder errors = new();

    internal Started(ProcessStartInfo start, TimeSpan patience)
    {
        this.patience = patience;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(errors, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>It has not ended by itself.</summary>
    public bool IsRunning => !process.HasExited;

    /// <summary>Sends a signal by name, as <c>kill -INT</c> does.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for the end; kills it, and fails, when that takes too long.</summary>
    public Answer Wait()
    {
        if (!process.WaitForExit(patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{string.Join(' ', process.StartInfo.ArgumentList)} took longer than {patience.TotalSeconds} s; it had written\n{output}\n{errors}");
        }
        process.WaitForExit();
        return new Answer(process.ExitCode, output.ToString(), errors.ToString());
    }

    /// <summary>How much it has written so far, to each stream.</summary>
    public (int Output, int Errors) Written => (LengthOf(output), LengthOf(errors));

    /// <summary>Waits until it writes a text to either stream, after what it had written; fails when that takes too long or it ends before.</summary>
    /// <returns>Everything that has come on that stream since.</returns>
    public string WaitFor(string text, (int Output, int Errors) after = default)
    {
        string? found = null;
        bool IsThere() => (found = Since(output, after.Output, text) ?? Since(errors, after.Errors, text)) is not null;
        SpinWait.SpinUntil(() => IsThere() || process.HasExited, patience);
        Assert.True(found is not null || IsThere(), $"'{text}' did not come; it had written\n{output}\n{errors}");
        return found!;
    }

    /// <summary>Waits until it has made a file or folder.</summary>
    public void WaitForFile(string path) => Assert.True(SpinWait.SpinUntil(() => Path.Exists(path) || process.HasExited, patience) && Path.Exists(path), $"{path} did not come; it had written\n{output}\n{errors}");

    static int LengthOf(StringBuilder text)
    {
        lock (text)
            return text.Length;
    }

    static string? Since(StringBuilder text, int start, string wanted)
    {
        lock (text)
            return text.ToString(start, text.Length - start) is var since && since.Contains(wanted, StringComparison.Ordinal) ? since : null;
    }

    static void Append(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.Append(line).Append('\n');
    }

    /// <summary>Kills it when it is still running.</summary>
    public void Dispose()
    {
        if (IsRunning)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}

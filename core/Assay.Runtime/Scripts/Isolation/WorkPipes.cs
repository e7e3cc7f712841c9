using System.Runtime.InteropServices;

namespace Assay.Runtime.Scripts.Isolation;

/// <summary>
/// The pipes to the process that started this one, taken away from standard input and output: what a script, or a program that it starts, reads or prints is no part of the
/// conversation, and such a program does not keep the pipes open. On Windows they stay where they are, and only the script's own Console is kept apart.
/// </summary>
static class WorkPipes
{
    const int StandardInput = 0;
    const int StandardOutput = 1;
    const int StandardError = 2;

    public static (Stream From, Stream To) Take()
    {
        if (OperatingSystem.IsWindows())
            return (Console.OpenStandardInput(), Console.OpenStandardOutput());
        var pipes = (Open(StandardInput, FileAccess.Read), Open(StandardOutput, FileAccess.Write));
        using var nothing = File.OpenHandle("/dev/null");
        Replace((int)nothing.DangerousGetHandle(), StandardInput);
        Replace(StandardError, StandardOutput);
        return pipes;
    }

    /// <summary>The same pipe under another number, which programs that are started from here do not inherit.</summary>
    static FileStream Open(int number, FileAccess access) => new($"/dev/fd/{number}", FileMode.Open, access, FileShare.ReadWrite, bufferSize: 0);

    static void Replace(int by, int number)
    {
        if (Duplicate(by, number) < 0)
            throw new IOException($"dup2({by}, {number}): {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    static extern int Duplicate(int from, int to);
}

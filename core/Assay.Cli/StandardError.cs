using System.Text;

namespace Assay.Cli;

/// <summary>Standard error that never breaks a command: what cannot be said, because it was closed (<c>2>&amp;-</c>) or nobody reads on, is not said. Thread-safe through Console.</summary>
sealed class StandardError : TextWriter
{
    TextWriter? to;

    public static void Install() => Console.SetError(new StandardError());

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Try(writer => writer.Write(value));

    public override void Write(string? value) => Try(writer => writer.Write(value));

    public override void WriteLine(string? value) => Try(writer => writer.WriteLine(value));

    public override void Write(char[] buffer, int index, int count) => Try(writer => writer.Write(buffer, index, count));

    void Try(Action<TextWriter> write)
    {
        try
        {
            write(to ??= Open());
        }
        catch (IOException)
        {
            to = Null;
        }
    }

    static TextWriter Open() => IsInherited() ? new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false), 256) { AutoFlush = true } : Null;

    /// <summary>When it was closed before the start, its number may belong to something that .NET opened for itself, a pipe for signals even, which must not be written to. What was
    /// inherited lives across exec, what .NET opens does not.</summary>
    static bool IsInherited()
    {
        const string About = "/proc/self/fdinfo/2";
        const int CloseOnExec = 0x80000;
        if (!OperatingSystem.IsLinux() || !Directory.Exists("/proc/self/fdinfo"))
            return true;
        return File.Exists(About) && File.ReadLines(About).FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal)) is { } flags
            && (Convert.ToInt32(flags[6..].Trim(), 8) & CloseOnExec) == 0;
    }
}

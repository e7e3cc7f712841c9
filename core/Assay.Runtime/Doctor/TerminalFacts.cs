using System.Text;

namespace Assay.Runtime.Doctor;

/// <summary>What the terminal can show.</summary>
static class TerminalFacts
{
    public static IReadOnlyList<Fact> All() => [Size(), new("colours", Colours()), Unicode(), new("tmux", Tmux())];

    static Fact Size()
    {
        if (Console.IsOutputRedirected)
            return new("size", "output is no screen");
        var (width, height) = (Console.WindowWidth, Console.WindowHeight);
        return width < 80 || height < 24 ? new("size", $"{width} x {height}", "make it at least 80 x 24: review needs the room") : new("size", $"{width} x {height}");
    }

    static string Colours() =>
        Variable("NO_COLOR").Length > 0 ? "off (NO_COLOR)"
        : Variable("COLORTERM") is "truecolor" or "24bit" ? "16.7 million"
        : Variable("TERM") is "dumb" or "" && !OperatingSystem.IsWindows() ? "none"
        : Variable("TERM").Contains("256", StringComparison.Ordinal) ? "256"
        : OperatingSystem.IsWindows() ? "16.7 million" : "16";

    static Fact Unicode() => Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage
        ? new("unicode", "yes")
        : new("unicode", $"no ({Console.OutputEncoding.WebName})", OperatingSystem.IsWindows() ? "chcp 65001" : "export LC_ALL=C.UTF-8");

    static string Tmux() => Variable("TMUX").Length == 0 ? "no" : Variable("TERM_PROGRAM") == "tmux" ? $"inside, {Variable("TERM_PROGRAM_VERSION")}" : "inside";

    static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";
}

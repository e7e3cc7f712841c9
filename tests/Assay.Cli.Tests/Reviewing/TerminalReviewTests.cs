namespace Assay.Cli.Tests.Reviewing;

/// <summary>The demo's queue, reviewed in a real terminal.</summary>
public sealed class TerminalReviewTests : IDisposable
{
    const string Review = "assay review demo/run --reviewer ana";
    readonly TempFolder folder = new();

    TmuxTerminal Open(int width = 100, int height = 30)
    {
        var terminal = new TmuxTerminal(folder.Path, width, height);
        AssayCommand.Run(folder.Path, "demo", "--out", "demo").Exits(0);
        terminal.Type(Review).Press("Enter").Until("/50 decided");
        return terminal;
    }

    string[] Verdicts => Directory.GetFiles(Path.Combine(folder.Path, "demo", "run", "verdicts"), "ana*.jsonl").SelectMany(File.ReadAllLines).ToArray();

    [Fact]
    public void A_reviewer_decides_undoes_filters_resizes_leaves_and_goes_on()
    {
        using var terminal = Open();
        terminal.Until("label + model");
        terminal.Press("a").Until("1/50 decided");
        terminal.Press("1").Until("2/50 decided");
        Assert.Equal(2, Verdicts.Length);
        terminal.Press("u").Until("undone: ");
        terminal.Until("1/50 decided");
        terminal.Press("4").Until("wrong_label");
        terminal.Type("/state=error").Press("Enter").Until("1 of 50 items");
        terminal.Press("Escape").Until(screen => !screen.Contains("filter: state=error", StringComparison.Ordinal), "list without filter");
        terminal.Resize(140, 45);
        terminal.Until(screen => screen.Split('\n')[43].Contains("2/50 decided", StringComparison.Ordinal), "status line in row 44");
        terminal.Resize(50, 12);
        terminal.Until(screen => screen.Split('\n')[10].Contains("2/50 decided", StringComparison.Ordinal), "status line in row 11");
        terminal.Press("q").Until("to go on: assay review demo/run --reviewer ana");
        terminal.Press("clear", "Enter").Until(screen => screen.TrimEnd() == "$", "empty screen");
        terminal.Resize(100, 30);
        terminal.Type(Review).Press("Enter");
        var screen = terminal.Until("2/50 decided");
        Assert.StartsWith("▶ 3 ·", screen.Split('\n')[3]);
    }

    [Fact]
    public void The_terminal_is_given_back_as_it_was()
    {
        using var terminal = Open();
        Assert.Equal(("1", "0"), (terminal.Fact("alternate_on"), terminal.Fact("cursor_flag")));
        terminal.Press("Q").Until("items are decided; to go on");
        terminal.Type("stty -a | tr ' ' '\\n' | grep -E '^-?(icanon|echo|isig);?$' | tr '\\n' ' '").Press("Enter").Until("isig icanon echo");
        Assert.Equal(("0", "1", "0"), (terminal.Fact("alternate_on"), terminal.Fact("cursor_flag"), terminal.Fact("mouse_any_flag")));
    }

    [Fact]
    public void Being_ended_from_outside_gives_the_terminal_back_too()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "finds the process in /proc");
        using var terminal = Open();
        terminal.Press("a").Until("1/50 decided");
        var shell = terminal.Fact("pane_pid");
        var review = File.ReadAllText($"/proc/{shell}/task/{shell}/children").Trim();
        Program.Run(folder.Path, TimeSpan.FromSeconds(10), "kill", ["-TERM", review], new Dictionary<string, string?>()).Exits(0);
        terminal.Until("1 of 50 items are decided");
        Assert.Equal(("0", "1"), (terminal.Fact("alternate_on"), terminal.Fact("cursor_flag")));
    }

    [Fact]
    public void Ctrl_Z_goes_to_the_shell_and_fg_comes_back()
    {
        using var terminal = Open();
        terminal.Press("C-z").Until("Stopped");
        Assert.Equal("0", terminal.Fact("alternate_on"));
        terminal.Type("fg").Press("Enter").Until("0/50 decided");
        terminal.Press("a").Until("1/50 decided");
    }

    [Fact]
    public void Colours_are_those_the_terminal_has()
    {
        using var terminal = Open();
        terminal.Until("label + model");
        Assert.Contains("38;2;", terminal.Coloured);
        terminal.Press("Q").Until("items are decided; to go on");
        terminal.Type("clear; NO_COLOR=1 " + Review).Press("Enter").Until("label + model");
        Assert.DoesNotContain("[38", terminal.Coloured);
        Assert.DoesNotContain("[48", terminal.Coloured);
    }

    [Fact]
    public void Without_a_terminal_it_says_so()
    {
        AssayCommand.Run(folder.Path, "demo", "--out", "demo").Exits(0);
        var answer = AssayCommand.Run(folder.Path, "review", "demo/run");
        Assert.NotEqual(0, answer.ExitCode);
        Assert.Contains("review needs a terminal: standard input is no terminal", answer.Errors);
    }

    public void Dispose() => folder.Dispose();
}

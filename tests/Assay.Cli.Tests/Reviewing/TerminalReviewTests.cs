namespace Assay.Cli.Tests.Reviewing;

/// <summary>The demo's queue, reviewed in a real terminal.</summary>
public sealed class TerminalReviewTests(DemoRun demo) : IClassFixture<DemoRun>
{
    /// <summary>Every test is a reviewer of its own.</summary>
    readonly string name = $"r{Guid.NewGuid():N}"[..8];

    string Review => $"assay review demo/run --reviewer {name}";

    TmuxTerminal Open(int width = 100, int height = 30)
    {
        var terminal = new TmuxTerminal(demo.Folder, width, height);
        terminal.Type(Review).Press("Enter").Until("/50 decided");
        return terminal;
    }

    string[] Verdicts => Directory.GetFiles(Path.Combine(demo.Folder, "demo", "run", "verdicts"), name + "*.jsonl").SelectMany(File.ReadAllLines).ToArray();

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
        terminal.Press("q").Until(screen => screen.ReplaceLineEndings("").Contains($"next: {Review}", StringComparison.Ordinal), "next command");
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
        terminal.Press("Q").Until("next: assay review");
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
        Program.Run(demo.Folder, TimeSpan.FromSeconds(10), "kill", ["-TERM", review], new Dictionary<string, string?>()).Exits(0);
        terminal.Until("1 of 50 items decided");
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
        terminal.Press("Q").Until("next: assay review");
        terminal.Type("clear; NO_COLOR=1 " + Review).Press("Enter").Until("label + model");
        Assert.DoesNotContain("[38", terminal.Coloured);
        Assert.DoesNotContain("[48", terminal.Coloured);
    }

    [Fact]
    public void Without_a_terminal_it_says_so()
    {
        var answer = AssayCommand.Run(demo.Folder, "review", "demo/run");
        answer.Exits(2);
        Assert.Contains("review needs a terminal: standard input is no terminal", answer.Errors);
    }

    [Fact]
    public void What_is_typed_while_it_closes_belongs_to_the_shell()
    {
        using var terminal = Open();
        terminal.Press("Q").Until(_ => terminal.Fact("alternate_on") == "0", "screen of the shell");
        terminal.Type("echo 1$((1+1))3").Press("Enter").Until("123");
    }
}

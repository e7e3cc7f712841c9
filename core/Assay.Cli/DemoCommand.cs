using System.CommandLine;
using Assay.Runtime.Demo;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay demo</c>: makes a dataset with known label errors, audits it as <c>assay run</c> does, and says what the audit found of them.</summary>
static class DemoCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--out", "-o") { Description = "The folder to make; an earlier demo in it is replaced.", HelpName = "DIR", DefaultValueFactory = _ => "assay-demo" };
        var seed = new Option<int>("--seed") { Description = "Another seed gives another dataset.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var command = new Command("demo", "Make a small dataset with known label errors, audit it, and show what was found. Needs no network.") { folder, seed };
        command.SetAction((parse, _) => RunAsync(new Terminal(parse), parse.GetValue(folder)!, parse.GetValue(seed)));
        return command;
    }

    static async Task<int> RunAsync(Terminal terminal, string folder, int seed)
    {
        if (!IsClaimed(terminal, folder))
            return ExitCode.Usage;
        if (!terminal.Quiet)
            terminal.Say($"writing {DemoDataset.Usual} images, label maps and probabilities to {Runner.Shown(folder)}");
        var dataset = DemoDataset.Write(folder, seed);
        var pipeline = Path.Combine(folder, DemoFolder.Pipeline);
        var (outcome, code) = await new Runner(terminal).AuditAsync(pipeline, strict: false, new RunOptions(Path.Combine(folder, DemoFolder.Run), Environment.ProcessorCount));
        if (outcome is null)
            return code;
        terminal.Out.Write(DemoReport.Write(dataset, outcome.Queue, outcome.Folder));
        SayWhatNext(terminal, Runner.Shown(folder), Runner.Shown(pipeline));
        return code;
    }

    static bool IsClaimed(Terminal terminal, string folder)
    {
        try
        {
            DemoFolder.Claim(folder);
            return true;
        }
        catch (Exception e) when (e is AssayException or IOException or UnauthorizedAccessException)
        {
            terminal.Say(e.Message);
            return false;
        }
    }

    static void SayWhatNext(Terminal terminal, string folder, string pipeline)
    {
        if (terminal.Quiet)
            return;
        terminal.Say($"the errors are listed in {folder}/{DemoFolder.Injected}, the whole queue in {folder}/{DemoFolder.Run}/queue.csv");
        terminal.Say($"try:  assay describe soft_min                           what the score is and its options");
        terminal.Say($"      assay lint {pipeline}");
        terminal.Say($"      assay run {pipeline} --out out/demo");
        if (!IsOnPath())
            terminal.Say($"where assay is {Runner.Shown(Path.Combine(AppContext.BaseDirectory, "assay"))}");
        terminal.Next($"assay review {folder}/{DemoFolder.Run}");
    }

    static bool IsOnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder =>
        Path.TrimEndingDirectorySeparator(folder) == Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
}

using System.CommandLine;
using Assay.Runtime.Demo;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay demo</c>: makes a dataset with known label errors, audits it, and says what the audit found of them.</summary>
static class DemoCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--out") { Description = "The folder to make; an earlier demo in it is replaced.", HelpName = "DIR", DefaultValueFactory = _ => "assay-demo" };
        var seed = new Option<int>("--seed") { Description = "Another seed gives another dataset.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var command = new Command("demo", "Make a small dataset with known label errors, audit it, and show what was found. Needs no network.") { folder, seed };
        command.SetAction((parse, stop) => RunAsync(new Terminal(parse), parse.GetValue(folder)!, parse.GetValue(seed), stop));
        return command;
    }

    static async Task<int> RunAsync(Terminal terminal, string folder, int seed, CancellationToken stop)
    {
        try
        {
            DemoFolder.Claim(folder);
        }
        catch (AssayException e)
        {
            terminal.Say(e.Message);
            return ExitCode.Usage;
        }
        if (!terminal.Quiet)
            terminal.Say($"writing {DemoDataset.Usual} images, label maps and probabilities to {folder}");
        var dataset = DemoDataset.Write(folder, seed);
        var file = Path.Combine(folder, DemoFolder.Pipeline);
        var outcome = await AuditAsync(terminal, file, Path.Combine(folder, DemoFolder.Run), stop);
        terminal.Out.Write(DemoReport.Write(dataset, outcome.Queue, outcome.Folder));
        terminal.Next($"assay run {file} --out out/demo  (the same by hand; also: assay lint {file}, assay describe soft_min)");
        return outcome.Failed > 0 ? ExitCode.Partial : ExitCode.Done;
    }

    static async Task<RunOutcome> AuditAsync(Terminal terminal, string file, string run, CancellationToken stop)
    {
        var catalog = terminal.Discover();
        var problems = new ProblemLog();
        var hosts = new Hosts(catalog.Components, problems, AssayFolders.Cache);
        var pipeline = PipelineReader.Read(file, catalog, terminal.Scripts(), hosts.For);
        return await new AuditRun(pipeline, hosts, problems, new RunOptions(run, Environment.ProcessorCount), new Silence()).RunAsync(stop);
    }

    /// <summary>The demo is over before progress would be news.</summary>
    sealed class Silence : IRunProgress
    {
        public void Begin(string name, int total)
        {
        }

        public void Advance(int samples)
        {
        }

        public void Say(string line)
        {
        }
    }
}

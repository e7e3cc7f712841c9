using Assay.Runtime.Pipelines;
using Assay.Runtime.Planning;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay run --dry-run</c>: plans a run and prints the plan.</summary>
sealed class DryRunner(Terminal terminal)
{
    public async Task<int> RunAsync(string file, bool probe, RunOptions options)
    {
        var catalog = terminal.Discover();
        var problems = new ProblemLog();
        var hosts = new Hosts(catalog.Components, problems, AssayFolders.Cache);
        var pipeline = PipelineReader.Read(file, catalog, terminal.Scripts(), hosts.For);
        foreach (var warning in pipeline.Warnings)
            terminal.Say(warning.ToString());
        using var interruption = new Interruption(terminal);
        try
        {
            var plan = await new DryRun(pipeline, hosts, problems, options).PlanAsync(probe, interruption.Token);
            if (terminal.Json)
                terminal.WriteJson(json => PlanJson.Write(json, plan));
            else
                foreach (var line in PlanText.Lines(plan))
                    terminal.Out.WriteLine(line);
            terminal.Next($"assay run {Runner.Shown(file)} --out {(plan.Folder.State == "refused" ? "ANOTHER_FOLDER" : Runner.Shown(options.Out))}");
            return plan.Folder.State == "refused" ? ExitCode.Usage : ExitCode.Done;
        }
        catch (DataException e)
        {
            terminal.Say($"{e.ToProblem()} [{e.Code}]");
            return ExitCode.Usage;
        }
    }
}

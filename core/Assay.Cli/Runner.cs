using Assay.Runtime.Caching;
using Assay.Runtime.Evaluating;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;
using Assay.Runtime.Scripts;

namespace Assay.Cli;

/// <summary>Runs a pipeline for a person or a script: progress, interruption, what came of it, exit code.</summary>
sealed class Runner(Terminal terminal)
{
    public async Task<int> RunAsync(string file, bool strict, RunOptions options)
    {
        var (outcome, code) = await AuditAsync(file, strict, options);
        if (outcome is null)
            return code;
        new RunSummary(terminal).Print(outcome);
        terminal.Next(outcome.Queue.Count > 0 ? $"assay review {Shown(outcome.Folder)}" : $"less {Shown(Path.Combine(outcome.Folder, "scores.csv"))}");
        return code;
    }

    /// <summary>Lints and runs. No outcome: it was interrupted or refused, and has been explained.</summary>
    public Task<(RunOutcome? Outcome, int Code)> AuditAsync(string file, bool strict, RunOptions options) => AuditAsync(file, strict, options, null, Resume(file, strict, options));

    /// <param name="evaluate">Makes an evaluation of the pipeline; null: an audit.</param>
    /// <param name="resume">The command that goes on where this one is stopped.</param>
    public Task<(RunOutcome? Outcome, int Code)> AuditAsync(string file, bool strict, RunOptions options, Func<Pipeline, Hosts, CancellationToken, Task<Evaluator>>? evaluate, string resume) =>
        AuditAsync((_, _) => Task.FromResult(PipelineText.Load(file)), strict, options, evaluate, resume);

    /// <param name="text">Loads the pipeline, or writes it.</param>
    /// <param name="strict">Warnings are errors.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="evaluate">Makes an evaluation of the pipeline; null: an audit.</param>
    /// <param name="resume">The command that goes on where this one is stopped.</param>
    public async Task<(RunOutcome? Outcome, int Code)> AuditAsync(Func<PluginCatalog, Hosts, Task<PipelineText>> text, bool strict, RunOptions options, Func<Pipeline, Hosts, CancellationToken, Task<Evaluator>>? evaluate, string resume)
    {
        var catalog = terminal.Discover();
        var problems = new ProblemLog();
        var hosts = new Hosts(catalog.Components, problems, AssayFolders.Cache);
        var pipeline = PipelineReader.Read(await text(catalog, hosts), catalog, terminal.Scripts(), hosts.For);
        terminal.SayScripts(pipeline);
        foreach (var warning in pipeline.Warnings)
            terminal.Say(warning.ToString());
        if (strict && pipeline.Warnings.Count > 0)
            return (null, ExitCode.Usage);
        using var progress = new Progress(terminal);
        using var interruption = new Interruption(terminal);
        try
        {
            var evaluator = evaluate is null ? null : await evaluate(pipeline, hosts, interruption.Token);
            var outcome = await new AuditRun(evaluator?.Steps ?? pipeline, hosts, problems, options, progress) { Evaluator = evaluator }.RunAsync(interruption.Token);
            progress.Dispose();
            Shrink();
            return (outcome, outcome.Gates is { HasFailed: true } ? ExitCode.CheckFailed : outcome.Failed > 0 || (strict && outcome.Problems.Count > 0) ? ExitCode.Partial : ExitCode.Done);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            progress.Dispose();
            terminal.Say("interrupted; what was finished is kept");
            terminal.Next($"{resume}    (goes on where it stopped)");
            return (null, ExitCode.Interrupted);
        }
        catch (DataException e)
        {
            progress.Dispose();
            terminal.Say($"{e.ToProblem()} [{e.Code}]");
            return (null, ExitCode.Usage);
        }
        catch (AssayException e) when (e.Code == PluginCodes.Broken)
        {
            progress.Dispose();
            terminal.Say($"{e.Message}; the run cannot go on");
            return (null, ExitCode.Broke);
        }
        catch (AssayException e) when (e is ScriptException or { Code: IReference.OutOfReach })
        {
            progress.Dispose();
            terminal.Say($"{e.Message} [{e.Code}]");
            terminal.Next($"{resume}    (goes on where it stopped)");
            return (null, ExitCode.Broke);
        }
        catch (IOException e)
        {
            progress.Dispose();
            terminal.Say(DiskFull.Explains(e) ? $"disk-full: {DiskFull.Message(Shown(options.Out), resume)}"
                : $"{e.Message}; the run cannot go on. What was finished is kept in {options.Out}: {resume} goes on from there");
            return (null, ExitCode.Broke);
        }
    }

    /// <summary>The cache is cut back to its limit at the end of a run, never during one.</summary>
    void Shrink()
    {
        var (items, bytes) = new CacheFolder(AssayFolders.Cache).ShrinkNowAndThen();
        if (items > 0)
            terminal.Say($"note: the cache was over its limit; {items} items, {ByteSize.Show(bytes)}, that were not used for longest are removed");
    }

    string Resume(string file, bool strict, RunOptions options) => $"assay run {Shown(file)} --out {Shown(options.Out)}"
        + terminal.PluginOptions + (strict ? " --strict" : "")
        + (options.Limit is { } limit ? $" --limit {limit}" : "") + (options.Seed is { } seed ? $" --seed {seed}" : "")
        + (options.Update ? " --update" : "") + (options.Reuse ? "" : " --no-cache");

    /// <summary>A path as one would type it here.</summary>
    public static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        var shown = relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path) : relative;
        return shown.All(c => char.IsLetterOrDigit(c) || "/\\._-+:,@%=~".Contains(c, StringComparison.Ordinal)) ? shown : $"'{shown.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}

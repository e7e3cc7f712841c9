using Assay.Runtime.Comparing;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary>Compares for a person or a script.</summary>
sealed class ComparisonRunner(Terminal terminal, string a, string[] others, ComparisonOptions options)
{
    /// <summary>The file that the pipeline would be; paths are relative to the current folder, and so would it lie there.</summary>
    const string File = "compare.yaml";

    /// <summary>Prints the pipeline.</summary>
    public async Task<int> PrintAsync(CancellationToken stop)
    {
        var catalog = terminal.Discover();
        var (_, text) = await DraftAsync(catalog, new Hosts(catalog.Components, new ProblemLog(), AssayFolders.Cache), stop);
        terminal.Out.Write(text);
        terminal.Next($"assay compare {Sides}");
        return ExitCode.Done;
    }

    /// <summary>Compares, and prints what differs.</summary>
    public async Task<int> RunAsync(string? to, int jobs)
    {
        ComparisonDraft? draft = null;
        var written = "";
        var folder = to ?? Path.Combine("runs", $"compare-{string.Join('-', others.Prepend(a).Select(Stem))}");
        var (outcome, code) = await new Runner(terminal).AuditAsync(async (catalog, hosts) =>
        {
            (draft, written) = await DraftAsync(catalog, hosts, CancellationToken.None);
            return new PipelineText(File, written);
        }, strict: false, new RunOptions(folder, jobs, Update: to is null), null, $"assay compare {Sides} --out {Runner.Shown(folder)}{Given()}{terminal.PluginOptions}");
        if (outcome is null || draft is null)
            return code;
        ReviewSession.Keep(outcome.Folder, written);
        var comparison = Comparison.Read(outcome, options, draft);
        if (terminal.Json)
            terminal.WriteJson(json => ComparisonJson.Write(json, comparison));
        else
            terminal.Out.Write(ComparisonText.Write(comparison));
        var summary = new RunSummary(terminal);
        summary.PrintProblems(outcome.Problems);
        summary.PrintLedger(outcome.Ledger);
        if (outcome.Failed > 0)
            terminal.Say($"{outcome.Failed} of {outcome.Samples} images could not be compared and take no part");
        if (!draft.HasContour && options.Contour is null)
            terminal.Say("note: the step 'contour' is not installed, so there are no distances between outlines");
        terminal.Say($"every table: {Runner.Shown(Path.Combine(outcome.Folder, "tables"))}; every finding: {Runner.Shown(Path.Combine(outcome.Folder, "findings.jsonl"))}");
        terminal.Next($"less {Runner.Shown(Path.Combine(outcome.Folder, "queue.csv"))}    (the images that differ most; --print-pipeline prints what ran, to change it)");
        return code;
    }

    async Task<(ComparisonDraft Draft, string Text)> DraftAsync(PluginCatalog catalog, Hosts hosts, CancellationToken stop)
    {
        var draft = new ComparisonDraft(catalog, new SourceFinder(catalog, terminal.Scripts(), hosts, File), options);
        return (draft, await draft.WriteAsync(a, others, stop));
    }

    string Sides => string.Join(' ', others.Prepend(a).Select(Shown));

    static string Shown(string side) => Path.Exists(side) ? Runner.Shown(side) : $"'{side.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>A side's name as part of a folder's.</summary>
    static string Stem(string side) => new([.. Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(side)).Take(40).Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' ? c : '_')]);

    string Given()
    {
        var standing = new ComparisonOptions();
        return (options.Iou != standing.Iou ? $" --iou {options.Iou}" : "") + (options.ClassesById ? " --classes id" : "") + (options.ImagesById ? " --join id" : "") + (options.SizesByBox ? " --sizes box" : "")
            + (options.TieOrder != standing.TieOrder ? $" --tie-order {options.TieOrder}" : "") + (options.GoldIsB ? " --gold b" : "") + (options.CrowdsAside ? " --crowds set_aside" : "") + (options.Contour is { } contour ? contour ? " --contour" : " --no-contour" : "")
            + (options.Top != standing.Top ? $" --top {options.Top}" : "") + (options.MinJoined is { } share ? $" --min-joined {share}" : "");
    }
}

using Assay.Runtime.Plugins;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary>Exports for a person or a script.</summary>
sealed class Exporting(Terminal terminal, string run, string? to)
{
    readonly ProblemLog problems = new();

    string Run => Runner.Shown(run);

    ReviewSession Open(PluginCatalog catalog, CancellationToken cancel) => ReviewCommand.Open(terminal, catalog, problems, run, cancel);

    /// <param name="name">One output; null: all that the pipeline names.</param>
    public async Task<int> OutputsAsync(string? name, bool corrected, bool isRehearsal, CancellationToken cancel)
    {
        var catalog = terminal.Discover();
        await using (var session = Open(catalog, cancel))
            await session.ExportAsync(exporter => name is null ? exporter.WriteAllAsync(cancel) : exporter.WriteAsync(catalog, name, corrected, to, cancel), cancel, isRehearsal ? terminal.Out : null);
        PrintProblems();
        terminal.Next(corrected ? $"assay verify {Run} --with {(to is null ? "PATH" : Runner.Shown(to))}{(name is null ? "" : $" --format {name}")}" : $"ls {Run}");
        return ExitCode.Done;
    }

    public async Task<int> CopyAsync(CancellationToken cancel)
    {
        CorrectedExport? export = null;
        await using (var session = Open(terminal.Discover(), cancel))
            await session.ExportAsync(async exporter => export = await exporter.WriteCorrectedAsync(to ?? Path.Combine(run, "corrected"), cancel), cancel);
        PrintProblems();
        terminal.Say($"{export!.Applied} {(export.Applied == 1 ? "correction" : "corrections")} applied; labels in {Runner.Shown(export.Folder)}, images stay where they are");
        foreach (var (why, count) in export.Left)
            terminal.Say($"{count} left: {why}");
        terminal.Next($"assay verify {Run} --with {Runner.Shown(Path.Combine(export.Folder, "pipeline.yaml"))}");
        return ExitCode.Done;
    }

    public async Task<int> VerdictsAsync(string format, CancellationToken cancel)
    {
        using var written = new MemoryStream();
        var count = 0;
        await using (var session = Open(terminal.Discover(), cancel))
            await session.ExportAsync(async exporter => count = await exporter.WriteVerdictsAsync(Enum.Parse<VerdictFormat>(format, ignoreCase: true), written, cancel), cancel);
        PrintProblems();
        var text = System.Text.Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length);
        if (to is null)
            terminal.Out.Write(text.EndsWith('\n') ? text : text + "\n");
        else
            await File.WriteAllTextAsync(to, text.EndsWith('\n') ? text : text + "\n", cancel);
        if (!terminal.Quiet)
            terminal.Say($"{count} {(format == "difficulty" ? "samples with a difficulty" : count == 1 ? "verdict" : "verdicts")}{(to is null ? "" : $": {Runner.Shown(to)}")}");
        terminal.Next($"assay review {Run} --status");
        return ExitCode.Done;
    }

    void PrintProblems()
    {
        var all = problems.Sorted();
        new RunSummary(terminal).PrintProblems([.. all.Where(problem => problem.Conversion is null)]);
        foreach (var line in LedgerLine.Of(all))
            terminal.Say($"{line.Conversion.ToString().ToLowerInvariant()} {line.Count}: {line.Message} [{line.Code}]");
    }
}

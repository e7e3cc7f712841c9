using Assay.Runtime.Evaluating;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary>Evaluates for a person or a script.</summary>
sealed class EvaluationRunner(Terminal terminal, RunOptions options, EvaluationOptions evaluation)
{
    public async Task<int> RunAsync(string file, TruthSource source, string? csv)
    {
        ErrorSource? errors = null;
        Evaluator? evaluator = null;
        var (outcome, code) = await new Runner(terminal).AuditAsync(file, strict: false, options, async (pipeline, hosts, stop) =>
        {
            errors = await source.OpenAsync(pipeline, hosts, stop);
            return evaluator = new Evaluator(pipeline, errors, evaluation);
        }, Resume(file, source));
        if (errors is not null)
            await errors.CloseAsync();
        if (outcome is null || evaluator?.Report is not { } report)
            return code;
        if (terminal.Json)
            terminal.WriteJson(json => EvaluationJson.Write(json, report));
        else
            terminal.Out.Write(EvaluationText.Write(report));
        if (csv is not null)
            EvaluationTable.Write(Path.GetFullPath(csv), report);
        var summary = new RunSummary(terminal);
        summary.PrintProblems(outcome.Problems);
        summary.PrintLedger(outcome.Ledger);
        foreach (var note in outcome.Notes)
            terminal.Say($"note: {note}");
        if (report.Failed > 0)
            terminal.Say($"{report.Failed} of {report.Samples} samples could not be audited and take no part");
        terminal.Say($"every figure, by half, kind and strength: {Runner.Shown(csv ?? Path.Combine(report.Folder, "tables", "evaluate.figures.csv"))}");
        terminal.Next(report.Units[0].Choices is [var best, ..] ? $"assay describe {evaluator.ComponentOf(best.Chosen.Scorer)}    (when {best.Chosen.Scorer} misleads); then order the queue by it and assay run {Runner.Shown(file)}"
            : $"assay evaluate {Runner.Shown(file)} with more errors");
        return code;
    }

    string Resume(string file, TruthSource source) => $"assay evaluate {Runner.Shown(file)}{source.Options}" + $" --out {Runner.Shown(options.Out)}" + terminal.PluginOptions
        + (evaluation.Budget is { } budget ? $" --budget {budget}" : "") + $" --seed {evaluation.Seed}" + (evaluation.Oracle ? " --oracle" : "")
        + (options.Limit is { } limit ? $" --limit {limit}" : "") + (options.Reuse ? "" : " --no-cache");
}

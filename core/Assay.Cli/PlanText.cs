using System.Globalization;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Planning;

namespace Assay.Cli;

/// <summary>A plan for a person: a subject and its facts a line.</summary>
static class PlanText
{
    const int Examples = 3;

    public static IEnumerable<string> Lines(RunPlan plan) => TextTable.Lines([.. Rows(plan).Select(row => new[] { row.Subject, row.Text })]);

    static IEnumerable<(string Subject, string Text)> Rows(RunPlan plan)
    {
        yield return ("dataset", $"{plan.Dataset}: {Count(plan.Samples, "sample")}{(plan.Samples < plan.Available ? $" of {plan.Available}" : "")}, "
            + $"{(plan.Classes.Count == 0 ? "no classes" : Count(plan.Classes.Count, "class", "classes"))}, labels {Words(plan.Coverage)}");
        foreach (var input in plan.Inputs.Where(input => input.Of == "dataset"))
            yield return ("", Describe(input));
        foreach (var reference in plan.References)
        {
            yield return ($"reference {reference.Id}", Describe(reference));
            foreach (var input in plan.Inputs.Where(input => input.Of == reference.Id))
                yield return ("", Describe(input));
        }
        foreach (var (number, stage) in plan.Stages.Index())
            yield return ($"stage {number + 1}", Describe(stage));
        yield return ("columns", plan.Columns.Count == 0 ? "none" : string.Join(", ", plan.Columns.Select(column => column.Name)));
        yield return ("control", plan.Control == 0 ? "none" : Count(plan.Control, "sample"));
        yield return ("queue", $"of at most {Count(plan.QueueMost, "sample")}");
        yield return ("folder", $"{Runner.Shown(plan.Folder.Path)}: {plan.Folder.State}{(plan.Folder.Why is { } why ? $": {why}" : "")}");
        foreach (var problem in plan.Problems)
            yield return ("problem", $"{problem.Code}: {problem}");
        foreach (var line in plan.Ledger)
            yield return ("conversion", $"{line.Conversion.ToString().ToLowerInvariant()} {line.Count}: {line.Message} [{line.Code}]");
        foreach (var row in Estimate(plan))
            yield return row;
    }

    static string Describe(InputSize input) => $"{input.Option}: {Runner.Shown(input.Path)}, {Count(input.Files, "file")}, {Size(input.Bytes)}";

    static string Describe(ReferencePlan reference) => $"{reference.Component}: gives {KindWords.Of(reference.Gives, "and")}{(reference.ReadsLabels ? ", reads the labels" : "")}; knows {reference.Matched} of {reference.Of} samples"
        + (reference.Missing.Count > 0 ? $", not {string.Join(", ", reference.Missing.Take(Examples).Select(id => $"'{id}'"))}{(reference.Of - reference.Matched > Examples ? ", ..." : "")}" : "")
        + (reference.Unused > 0 ? $"; {reference.Unused} more of its own" : "")
        + (!reference.Costly ? "" : reference.LookedAt == 0 ? "; costly" : $"; costly, {reference.Kept} of {reference.LookedAt} opinions looked for are kept");

    static string Describe(StagePlan stage) => $"{string.Join(", ", stage.Steps)}: "
        + (stage.Least == stage.Most ? "" : "at most ") + Count(stage.Most, "sample")
        + (stage.Kind == "survey" ? ", learns from them" : stage.Kind == "table" ? ", the whole table" : "")
        + (stage.Asks.Count > 0 ? $", asks {string.Join(", ", stage.Asks)}" : "");

    static IEnumerable<(string, string)> Estimate(RunPlan plan)
    {
        if (plan is not { Probe: { } probe, Forecast: { } forecast })
        {
            yield return ("estimate", "none: --no-probe");
            yield break;
        }
        foreach (var problem in probe.Failures.Take(Examples))
            yield return ("cannot audit", $"'{problem.Sample}': {problem} [{problem.Code}]");
        if (probe.Failures.Count > Examples)
            yield return ("cannot audit", $"and {probe.Failures.Count - Examples} more of {Count(probe.Samples, "sample")} tried");
        foreach (var (reference, questions) in probe.Asked)
            yield return ("asked", $"{reference} about {Count(questions, "sample")}, one batch{(probe.Keeps ? "; the answers are kept" : "")}");
        yield return ("estimate", $"{Time(forecast.SecondsLow)} to {Time(forecast.SecondsHigh)}, {Size(forecast.BytesLow)} to {Size(forecast.BytesHigh)} of memory; from {Count(probe.Samples, "sample")} tried in {probe.Seconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
    }

    static string Words(Coverage coverage) => coverage == Coverage.NonExhaustive ? "non_exhaustive" : coverage.ToString().ToLowerInvariant();

    static string Count(int count, string noun, string? nouns = null) => $"{count} {(count == 1 ? noun : nouns ?? noun + "s")}";

    static string Time(double seconds) => seconds < 10 ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s") : seconds < 90 ? $"{seconds:0} s" : seconds < 5400 ? $"{seconds / 60:0} min" : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.#} h");

    static string Size(long bytes) => bytes < 10_000 ? $"{bytes} B" : bytes < 10_000_000 ? $"{bytes / 1000} kB" : bytes < 10_000_000_000 ? $"{bytes / 1_000_000} MB" : $"{bytes / 1_000_000_000} GB";
}

using System.Text.RegularExpressions;
using Assay.Outputs.Report.Plotting;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Measuring;

/// <summary>Where a selector cuts.</summary>
sealed record Cut(double Value, string Words);

/// <summary>A column and where its values lie.</summary>
/// <param name="Of"><c>samples</c> or <c>objects</c>.</param>
/// <param name="Suspicious"><c>low</c>, <c>high</c> or <c>neither</c>.</param>
/// <param name="Bins">Marked: samples that selectors kept, without those of the control; of objects none.</param>
sealed record ScoreFigures(string Column, string Of, string Suspicious, string? Unit, Bins Bins, Spread? Spread, IReadOnlyList<Cut> Cuts);

/// <summary>The columns worth a picture, those that selectors cut first, then the main columns of steps.</summary>
static class ScoreColumns
{
    const int Most = 16;

    public static IReadOnlyList<ScoreFigures> Measure(RunContents run)
    {
        var meant = run.Run.Items("columns").ToDictionary(column => column.Text("name") ?? "", column => (End: column.Text("suspicious") ?? "neither", Unit: column.Text("unit")));
        var selectors = run.Steps.Where(step => step.Component is "where" or "lowest" or "highest" or "rank" or "let" or "percentile").ToArray();
        var text = string.Join(' ', selectors.Select(step => step.Options.ToString()));
        bool IsWorth(string name) => meant.GetValueOrDefault(name, ("neither", null)).End != "neither" || Regex.IsMatch(text, $@"\b{Regex.Escape(name)}\b") || run.Steps.Any(step => step.Id == name);
        var kept = run.Scores.States.Select((state, row) => state == "kept" && !run.Scores.Control[row]).ToArray();
        List<ScoreFigures> figures = [];
        foreach (var name in run.Scores.Columns.Where(IsWorth).Take(Most))
            figures.Add(Of(run, name, "samples", meant.GetValueOrDefault(name, ("neither", null)), run.Scores[name], kept));
        foreach (var name in run.Instances.Columns.Where(IsWorth).Take(Most - figures.Count))
            if (Of(run, name, "objects", meant.GetValueOrDefault(name, ("neither", null)), run.Instances[name], []) is { Spread: not null } some)
                figures.Add(some);
        return [.. figures.OrderBy(score => score.Cuts.Count == 0).ThenBy(score => !run.Steps.Any(step => step.Id == score.Column))];
    }

    static ScoreFigures Of(RunContents run, string name, string of, (string End, string? Unit) meant, ReadOnlySpan<double> values, ReadOnlySpan<bool> kept)
    {
        var bins = Bins.Of(values, kept, share: meant.Unit is null, log: meant.Unit == "px");
        return new ScoreFigures(name, of, meant.End, meant.Unit, bins, Spread.Of(name, values.ToArray()), [.. Cuts(run, name, values, kept)]);
    }

    /// <summary>What conditions compare the column with, and how far a selector by number reached.</summary>
    static List<Cut> Cuts(RunContents run, string name, ReadOnlySpan<double> values, ReadOnlySpan<bool> kept)
    {
        List<Cut> cuts = [];
        foreach (var (id, component, options) in run.Steps)
            if (component == "where" && options.Text("condition") is { } condition)
                cuts.AddRange(Comparisons(condition, name));
            else if (component is "lowest" or "highest" && options.Text("by") == name && !kept.IsEmpty && Reached(values, kept, component == "lowest") is { } reached)
                cuts.Add(new Cut(reached, $"{component} {Figure.Of(options.Number("count"))}".TrimEnd()));
        return cuts;
    }

    public static IEnumerable<Cut> Comparisons(string condition, string name) =>
        Regex.Matches(condition, $@"(?<![\w.]){Regex.Escape(name)}\s*(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)").Select(match => new Cut(double.Parse(match.Groups[2].Value), $"{match.Groups[1].Value} {match.Groups[2].Value}"));

    static double? Reached(ReadOnlySpan<double> values, ReadOnlySpan<bool> kept, bool lowest)
    {
        double? reached = null;
        for (var i = 0; i < values.Length; i++)
            if (kept[i] && double.IsFinite(values[i]))
                reached = reached is not { } known ? values[i] : lowest ? Math.Max(known, values[i]) : Math.Min(known, values[i]);
        return reached;
    }
}

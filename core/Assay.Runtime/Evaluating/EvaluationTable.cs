using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>Every figure as CSV, a line per unit, scorer, half and cell; an interval's ends stand beside its figure.</summary>
public static class EvaluationTable
{
    static readonly string[] Header =
    [
        "unit", "scorer", "half", "kind", "level", "errors", "right", "without_evidence", .. Interval("auroc"), .. Interval("average_precision"),
        .. Figures.LiftAt.SelectMany(at => Interval($"lift_{at}")), "budget", .. Interval("recall"), "chance_recall", "smallest_px", "smallest_strength", .. Interval("pointing"),
    ];

    /// <param name="path">Absolute; its folder is made.</param>
    public static void Write(string path, EvaluationReport report) => AtomicFile.WriteText(path, to =>
    {
        Csv.WriteLine(to, Header);
        foreach (var units in report.Units)
            foreach (var figures in units.Figures)
                Csv.WriteLine(to, Line(units, figures));
    });

    static string[] Interval(string name) => [name, $"{name}_low", $"{name}_high"];

    static IEnumerable<string> Line(UnitEvaluation units, Figures figures) =>
    [
        Name(units.Of), figures.Scorer, Name(figures.Half), figures.Cell.Kind ?? Cell.AnyKind, figures.Cell.Level ?? "", $"{figures.Errors}", $"{figures.Right}", $"{figures.Empty}",
        .. Fields(figures.Auroc), .. Fields(figures.AveragePrecision), .. figures.Lifts.SelectMany(Fields),
        $"{units.Budget}", .. Fields(figures.Recall), Number(units.Chance), Number(figures.SmallestPx), Number(figures.SmallestStrength), .. Fields(figures.Pointing),
    ];

    static string[] Fields(Estimate? estimate) => [Number(estimate?.Value), Number(estimate?.Low), Number(estimate?.High)];

    static string Number(double? value) => Csv.Number(value ?? double.NaN);

    /// <summary>As files call it.</summary>
    public static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}

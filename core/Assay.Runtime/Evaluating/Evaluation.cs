using Assay.Kernels;

namespace Assay.Runtime.Evaluating;

/// <summary>What came of evaluating the columns of samples, or of instances.</summary>
public sealed record UnitEvaluation
{
    public required Of Of { get; init; }

    /// <summary>How many were ranked, and how many of them are known to be wrong.</summary>
    public required int Count { get; init; }
    public required int Wrong { get; init; }

    /// <summary>Items that a reviewer sees, and the share of errors among them by chance.</summary>
    public required int Budget { get; init; }
    public required double Chance { get; init; }

    /// <summary>By column in pipeline order, yardsticks last; then by half and cell.</summary>
    public required IReadOnlyList<Figures> Figures { get; init; }

    /// <summary>Columns that were there to compare with.</summary>
    public required IReadOnlyList<string> Yardsticks { get; init; }

    /// <summary>For every column the units of which it says nothing, where there are any.</summary>
    public required IReadOnlyList<(string Scorer, int Units)> WithoutEvidence { get; init; }

    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>Kinds and levels whose best recall is not above chance: its interval reaches down to it.</summary>
    public required IReadOnlyList<Figures> Missed { get; init; }

    /// <summary>Where 95 % of rankings by chance have their AUROC, of all errors together.</summary>
    public required (double Low, double High) ChanceAuroc { get; init; }
}

/// <summary>Measures columns on units with known errors.</summary>
static class Evaluation
{
    const int MostDraws = 500, FewestDraws = 200, Effort = 1_000_000;

    /// <param name="budget">As many as there are units at most.</param>
    public static UnitEvaluation Run(Units units, IReadOnlyList<ScorerColumn> columns, int budget, int seed, int jobs)
    {
        var errors = units.Errors.SelectMany(each => each).ToArray();
        var levels = new Levels(errors);
        budget = Math.Min(budget, units.Count);
        var terms = new Terms(units, levels, Cell.All(errors, levels), new Split(units, levels, (ulong)seed), budget, (ulong)seed, Math.Clamp(Effort / Math.Max(1, units.Count), FewestDraws, MostDraws));
        var measured = new (ScorerColumn Column, Measurement Measurement, IReadOnlyList<Figures> Figures)[columns.Count];
        Parallel.For(0, columns.Count, new ParallelOptions { MaxDegreeOfParallelism = jobs }, at =>
        {
            var measurement = new Measurement(terms, columns[at]);
            measured[at] = (columns[at], measurement, measurement.Run());
        });
        var chance = units.Count == 0 ? 0 : (double)budget / units.Count;
        return new UnitEvaluation
        {
            Of = units.Of,
            Count = units.Count,
            Wrong = units.Wrong,
            Budget = budget,
            Chance = chance,
            Figures = [.. measured.SelectMany(one => one.Figures)],
            Yardsticks = [.. columns.Where(column => column.IsYardstick).Select(column => column.Name)],
            WithoutEvidence = [.. columns.Select(column => (column.Name, column.Empty)).Where(pair => pair.Empty > 0)],
            Choices = new Chooser(terms, measured).Choose(),
            Missed = [.. terms.Cells.Skip(1).Select(cell => Best(measured, cell)).OfType<Figures>().Where(best => chance < 1 && best.Recall!.Value.Low <= chance)],
            ChanceAuroc = Auroc.Chance(units.Wrong, units.Count - units.Wrong),
        };
    }

    static Figures? Best(IEnumerable<(ScorerColumn Column, Measurement Measurement, IReadOnlyList<Figures> Figures)> measured, Cell cell) =>
        measured.Where(one => !one.Column.IsYardstick).SelectMany(one => one.Figures).Where(figures => figures.Cell == cell && figures is { Half: Half.All, Recall: not null }).MaxBy(figures => figures.Recall!.Value.Value);
}

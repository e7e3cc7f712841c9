using Assay.Kernels;

namespace Assay.Runtime.Evaluating;

/// <summary>Collects what a column makes of one cell of errors in one half: the figures themselves, and those of every bootstrap draw.</summary>
sealed class CellFigures
{
    readonly Terms terms;
    readonly ScorerColumn column;
    readonly Cell cell;
    readonly double[] found;
    readonly double?[][] draws;
    double?[] values = [];

    public CellFigures(Terms terms, ScorerColumn column, Cell cell, Half half, double[] found)
    {
        (this.terms, this.column, this.cell, Half, this.found) = (terms, column, cell, half, found);
        Wrong = [.. Enumerable.Range(0, terms.Units.Count).Where(unit => terms.Split.Holds(half, unit) && terms.Units.Errors[unit].Any(IsHere))];
        draws = IsDrawn ? new double?[terms.Draws][] : [];
    }

    public Half Half { get; }

    /// <summary>Units with an error of the cell.</summary>
    public int[] Wrong { get; }

    /// <summary>Whether anybody reads its intervals: those of all units, and those that a choice is reported with.</summary>
    public bool IsDrawn => Half == Half.All || (Half == Half.Reporting && cell.Level is null);

    bool IsHere(KnownError error) => cell.Holds(error, terms.Levels);

    public void Take(RankedFigures ranked) => values = ranked.All;

    public void Draw(int number, RankedFigures ranked) => draws[number] = ranked.All;

    public Figures Finish() => new(column.Name, cell, Half, Wrong.Length,
        Enumerable.Range(0, terms.Units.Count).Count(unit => terms.Split.Holds(Half, unit) && terms.Units.Errors[unit].Count == 0),
        Wrong.Count(unit => double.IsNaN(column.Suspicion[unit])))
    {
        Auroc = Drawn(0),
        AveragePrecision = Drawn(1),
        Lifts = [Drawn(2), Drawn(3), Drawn(4)],
        Recall = Share(Wrong, unit => found[unit]),
        SmallestPx = Smallest(error => error.ChangedPx),
        SmallestStrength = cell.Kind is null ? null : Smallest(error => error.Strength), // Strengths of several kinds are no one scale.
        Pointing = Pointing(),
    };

    Estimate? Drawn(int figure)
    {
        if (values[figure] is not { } value)
            return null;
        var (low, high) = Bootstrap.Interval(draws.Select(draw => draw[figure]).OfType<double>().ToArray()) ?? (double.NaN, double.NaN);
        return new Estimate(value, low, high);
    }

    /// <summary>Units of a cluster stand for each other.</summary>
    Estimate? Share(IReadOnlyList<int> of, Func<int, double> hit)
    {
        if (of.Count == 0)
            return null;
        var clusters = of.GroupBy(terms.Units.ClusterOf).Select(members => (Hits: members.Sum(hit), Units: (double)members.Count())).ToArray();
        var (low, high) = Wilson.Interval([.. clusters.Select(cluster => cluster.Hits)], [.. clusters.Select(cluster => cluster.Units)]);
        return new Estimate(of.Sum(hit) / of.Count, low, high);
    }

    /// <summary>By the largest error of each unit; null where one is of no known size.</summary>
    double? Smallest(Func<KnownError, double?> size)
    {
        var sizes = Wrong.Select(unit => terms.Units.Errors[unit].Where(IsHere).Max(size)).ToArray();
        return sizes.Contains(null) ? null : Isotonic.SmallestFound([.. sizes.Select(value => value!.Value)], [.. Wrong.Select(unit => found[unit])]);
    }

    Estimate? Pointing()
    {
        var answers = Wrong.Select(unit => (Unit: unit, Touches: terms.Units.Errors[unit].Where(IsHere).Select(error => column.Touches(unit, error)).OfType<bool>().ToArray()))
            .Where(answer => answer.Touches.Length > 0).ToDictionary(answer => answer.Unit, answer => answer.Touches);
        return Share([.. answers.Keys], unit => answers[unit].Contains(true) ? 1 : 0);
    }
}

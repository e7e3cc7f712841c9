using Assay.Kernels;

namespace Assay.Runtime.Evaluating;

/// <summary>What a measurement needs beside the column: units, how they are cut, and how much is looked at.</summary>
/// <param name="Cells">Which errors to tell apart.</param>
/// <param name="Budget">How many items of the queue a reviewer sees.</param>
/// <param name="Seed">Of the bootstrap.</param>
/// <param name="Draws">How often the bootstrap draws.</param>
sealed record Terms(Units Units, Levels Levels, IReadOnlyList<Cell> Cells, Split Split, int Budget, ulong Seed, int Draws);

/// <summary>
/// Measures one column: sorted once, then every cell, half and bootstrap draw is a walk over groups of equals. Every column sees the same draws, so that what
/// differs between two of them is the scorer.
/// </summary>
sealed class Measurement
{
    static readonly Half[] Halves = [Half.All, Half.Choosing, Half.Reporting];

    readonly Terms terms;
    readonly ScorerColumn column;
    readonly int[] groups; // Per unit, merged where there is no error.
    readonly int count;
    readonly int[] right;
    readonly CellFigures[] cells;

    public Measurement(Terms terms, ScorerColumn column)
    {
        (this.terms, this.column) = (terms, column);
        var units = terms.Units;
        groups = new int[units.Count];
        count = TieGroups.Of(column.Suspicion, groups);
        Found = new double[units.Count];
        Within.First(groups, count, terms.Budget, Found);
        count = TieGroups.Merge(groups, count, [.. units.Errors.Select(errors => errors.Count > 0)]);
        right = [.. Enumerable.Range(0, units.Count).Where(unit => units.Errors[unit].Count == 0)];
        cells = [.. Halves.SelectMany(half => terms.Cells.Select(cell => new CellFigures(terms, column, cell, half, Found)))];
    }

    /// <summary>How surely each unit stands within the budget.</summary>
    public double[] Found { get; }

    public IReadOnlyList<Figures> Run()
    {
        var times = Enumerable.Repeat(1, terms.Units.Count).ToArray();
        Walk(times, cells, (cell, ranked) => cell.Take(ranked));
        var bootstrap = new Bootstrap(terms.Split.Strata.Select((stratum, unit) => 2 * stratum + (terms.Split.Holds(Half.Reporting, unit) ? 1 : 0)).ToArray(), terms.Seed, [.. terms.Units.Clusters]);
        var drawn = Array.FindAll(cells, cell => cell.IsDrawn);
        for (var draw = 0; draw < terms.Draws; draw++)
        {
            bootstrap.Draw(times);
            Walk(times, drawn, (cell, ranked) => cell.Draw(draw, ranked));
        }
        return [.. cells.Select(cell => cell.Finish())];
    }

    void Walk(int[] times, CellFigures[] wanted, Action<CellFigures, RankedFigures> take)
    {
        var (positives, negatives) = (new long[count], new long[count]);
        foreach (var half in Halves)
        {
            if (!Array.Exists(wanted, cell => cell.Half == half))
                continue;
            Array.Clear(negatives);
            foreach (var unit in right)
                if (terms.Split.Holds(half, unit))
                    negatives[groups[unit]] += times[unit];
            foreach (var cell in wanted)
            {
                if (cell.Half != half)
                    continue;
                Array.Clear(positives);
                foreach (var unit in cell.Wrong)
                    positives[groups[unit]] += times[unit];
                take(cell, RankedFigures.Of(positives, negatives));
            }
        }
    }
}

/// <summary>Figures of one ranking.</summary>
readonly record struct RankedFigures(double? Auroc, double? AveragePrecision, double? Lift10, double? Lift50, double? Lift100)
{
    public static RankedFigures Of(ReadOnlySpan<long> positives, ReadOnlySpan<long> negatives) => new(Kernels.Auroc.Of(positives, negatives), Kernels.AveragePrecision.Of(positives, negatives),
        Lift.At(positives, negatives, Figures.LiftAt[0]), Lift.At(positives, negatives, Figures.LiftAt[1]), Lift.At(positives, negatives, Figures.LiftAt[2]));

    public double?[] All => [Auroc, AveragePrecision, Lift10, Lift50, Lift100];
}

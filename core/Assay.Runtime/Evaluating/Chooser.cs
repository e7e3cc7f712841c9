using Assay.Kernels;

namespace Assay.Runtime.Evaluating;

/// <summary>Chooses by recall within the budget on the choosing half; equals by AUROC there, then by the order of the pipeline.</summary>
sealed class Chooser(Terms terms, IReadOnlyList<(ScorerColumn Column, Measurement Measurement, IReadOnlyList<Figures> Figures)> measured)
{
    /// <summary>One choice for every kind, the first for all of them together. None where a half has no error of the kind.</summary>
    public IReadOnlyList<Choice> Choose() => [.. terms.Cells.Where(cell => cell.Level is null).Select(Choose).OfType<Choice>()];

    Choice? Choose(Cell cell)
    {
        var able = measured.Where(one => !one.Column.IsYardstick).ToArray();
        if (able.Length == 0 || Of(able[0], cell, Half.Choosing).Errors == 0 || Of(able[0], cell, Half.Reporting).Errors == 0)
            return null;
        var best = able.MaxBy(one => (Of(one, cell, Half.Choosing).Recall!.Value.Value, Of(one, cell, Half.Choosing).Auroc?.Value ?? 0));
        var rivals = able.Where(one => one.Column != best.Column).Select(one => new Rival(one.Column.Name, Difference(cell, best.Measurement, one.Measurement)));
        return new Choice(cell.Kind, Of(best, cell, Half.Choosing), Of(best, cell, Half.Reporting),
            [.. rivals.Where(rival => rival.Difference.Low <= 0 && rival.Difference.High >= 0)]);
    }

    static Figures Of((ScorerColumn Column, Measurement Measurement, IReadOnlyList<Figures> Figures) one, Cell cell, Half half) =>
        one.Figures.First(figures => figures.Cell == cell && figures.Half == half);

    /// <summary>Paired: both scorers are asked about the same errors, drawn again together.</summary>
    Estimate Difference(Cell cell, Measurement best, Measurement other)
    {
        var wrong = Enumerable.Range(0, terms.Units.Count).Where(unit => terms.Split.Holds(Half.Reporting, unit) && terms.Units.Errors[unit].Any(error => cell.Holds(error, terms.Levels))).ToArray();
        var differences = wrong.Select(unit => best.Found[unit] - other.Found[unit]).ToArray();
        var bootstrap = new Bootstrap([.. wrong.Select(unit => terms.Split.Strata[unit])], terms.Seed, [.. wrong.Select(terms.Units.ClusterOf)]);
        var (times, draws) = (new int[wrong.Length], new double[terms.Draws]);
        for (var draw = 0; draw < draws.Length; draw++)
        {
            bootstrap.Draw(times);
            draws[draw] = times.Select((n, i) => n * differences[i]).Sum() / wrong.Length;
        }
        var (low, high) = Bootstrap.Interval(draws)!.Value;
        return new Estimate(differences.Average(), low, high);
    }
}

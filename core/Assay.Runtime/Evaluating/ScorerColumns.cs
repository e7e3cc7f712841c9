using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Evaluating;

/// <summary>
/// The columns of a table that say what is suspicious: those that declare an end, and those that the pipeline's own steps order by (<c>lowest</c>, <c>highest</c>),
/// such as one that <c>let</c> computes.
/// </summary>
sealed class ScorerColumns(Pipeline pipeline)
{
    public const string Baseline = "random";
    public const string Oracle = "oracle";

    /// <summary>In the order of the table.</summary>
    /// <param name="places">For a step and a sample the place that it names, or null; asked for samples with errors only.</param>
    public IEnumerable<ScorerColumn> Of(Rows rows, IReadOnlyList<int> units, Func<string, int, KnownError, bool?> places)
    {
        foreach (var column in rows.Columns)
            if (EndOf(column) is not Suspicious.Neither and var end)
            {
                var values = rows[column.Name];
                var suspicion = new double[units.Count];
                for (var unit = 0; unit < suspicion.Length; unit++)
                    suspicion[unit] = units[unit] < 0 ? double.NaN : end == Suspicious.High ? values[units[unit]] : -values[units[unit]];
                var step = StepOf(column.Name);
                yield return new ScorerColumn(column.Name, suspicion)
                {
                    IsYardstick = step?.Component.Name == Baseline,
                    Touches = step is null ? (_, _) => null : (unit, error) => units[unit] < 0 ? null : places(step.Id, rows.Samples[units[unit]], error),
                };
            }
    }

    Suspicious EndOf(Column column)
    {
        foreach (var step in pipeline.Steps.Reverse())
            if (step is { Options: ExtremeOptions options, Instance: ExtremeStep } && options.By.Name == column.Name)
                return step.Instance is LowestStep ? Suspicious.Low : Suspicious.High;
        return column.End;
    }

    /// <summary>The scorer that a column is of; null for a column that a table step computed.</summary>
    StepUse? StepOf(string column) => pipeline.Steps.FirstOrDefault(step => step.Instance is IScorer scorer && scorer.Columns.Any(own => Audit.FullName(step.Id, own) == column));

    /// <summary>What chance makes of it: a number per unit from its name.</summary>
    public static ScorerColumn Random(Units units) => new(Baseline, [.. units.Names.Select(name => Dice(name))]) { IsYardstick = true };

    /// <summary>What cannot be beaten: it knows which units are wrong.</summary>
    public static ScorerColumn All(Units units) => new(Oracle, [.. units.Errors.Select(errors => errors.Count > 0 ? 1.0 : 0)]) { IsYardstick = true };

    /// <summary>In [0,1), from 53 bits of FNV-1a (Fowler, Noll, Vo; RFC 9923) over the name, mixed.</summary>
    static double Dice(string name)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var character in name)
            hash = (hash ^ character) * 0x100000001B3;
        return (Control.Next(ref hash) >> 11) * Math.ScaleB(1.0, -53);
    }
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Runtime.Selecting;

public enum FractionOf
{
    All,
    Remaining,
}

public sealed record ExtremeOptions
{
    [Description("The column to order by.")]
    public required ColumnName By { get; init; }

    [OneOf("how_many")]
    [Description("How many rows to keep.")]
    [Range(1, int.MaxValue)]
    public int? Count { get; init; }

    [OneOf("how_many")]
    [Description("Which share of the rows to keep.")]
    [Range(0.0, 1.0)]
    public double? Fraction { get; init; }

    [Description("What a fraction refers to: all rows of the dataset, or those remaining at this step.")]
    public FractionOf Of { get; init; }

    [Description("Compare rows only within strata, each with its fair share of the rows kept: 'size' (image area) or an attribute's name.")]
    public string? Within { get; init; }

    [Description("Into how many strata 'within' cuts sizes, or numbers of more different values; texts make one each.")]
    [Range(1, 1000)]
    public int Strata { get; init; } = 4;
}

/// <summary>
/// Keeps the rows at one end of a column, in that order; ties by dataset order. Rows without evidence cannot be ordered and are dropped. With strata, each keeps its share
/// of what is kept, in proportion to its rows, and rows are ordered by their place within their stratum.
/// </summary>
public abstract class ExtremeStep(ExtremeOptions options, int direction) : ITableStep, IReadsColumns, IBoundsRows, IRanksWithin
{
    public IReadOnlyList<Column> Adds => [];
    IReadOnlyList<string> IReadsColumns.Reads => [options.By.Name];
    bool IReadsColumns.Selects => true;
    string IRanksWithin.Ranks => options.By.Name;
    string? IRanksWithin.Within => options.Within;

    /// <summary>A share of instances says nothing of how many samples they lie in.</summary>
    int IBoundsRows.Most(int samples, IReadOnlyList<Column> columns) => Math.Min(samples, options.Count
        ?? (columns.Any(column => column.Name == options.By.Name && column.Of == Assay.Of.Sample) ? Share(options.Fraction ?? 1, samples) : samples));

    public Table Apply(Table table)
    {
        var rows = table.RowsOf(options.By.Name);
        var values = rows[options.By.Name].ToArray();
        var remaining = Enumerable.Range(0, rows.Count).Where(row => rows.Selected[row] && !double.IsNaN(values[row])).ToArray();
        var most = options.Count ?? Share(options.Fraction ?? 1, options.Of == FractionOf.All ? rows.Count : remaining.Length);
        var strata = Strata.Of(table, options.Within, options.Strata);
        var ordered = rows.Ordered(Take(remaining, row => strata[rows.Samples[row]], row => direction * values[row], most));
        return table.IsOfInstances(options.By.Name) ? table.WithInstances(ordered) : table.WithSamples(ordered);
    }

    /// <summary>The front of every stratum, a stratum's share of them, ordered by the place within the stratum.</summary>
    static int[] Take(int[] rows, Func<int, int> stratum, Func<int, double> key, int most)
    {
        var strata = rows.GroupBy(stratum).OrderBy(group => group.Key).Select(group => group.OrderBy(key).ThenBy(row => row).ToArray()).ToArray();
        var shares = FairShare.Of(most, [.. strata.Select(group => group.Length)]);
        var taken = strata.SelectMany((group, s) => group.Take(shares[s]).Select((row, place) => (Row: row, Place: (place + 0.5) / group.Length)));
        return [.. taken.OrderBy(one => one.Place).ThenBy(one => key(one.Row)).ThenBy(one => one.Row).Select(one => one.Row)];
    }

    /// <summary>Rounded up, but 0.07 of 100 is 7: the product may miss a whole number by a rounding error.</summary>
    static int Share(double fraction, int rows) => (int)Math.Ceiling(fraction * rows - 1e-9 * rows);
}

[Component("lowest", "Keeps the rows with the lowest values of a column, lowest first.")]
public sealed class LowestStep(ExtremeOptions options) : ExtremeStep(options, 1);

[Component("highest", "Keeps the rows with the highest values of a column, highest first.")]
public sealed class HighestStep(ExtremeOptions options) : ExtremeStep(options, -1);

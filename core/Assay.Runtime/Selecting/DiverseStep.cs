using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Runtime.Selecting;

public sealed record DiverseOptions
{
    [Description("The column that says how much a row is worth: an uncertainty, a suspicion. A quality counts as 1 - its value.")]
    public required ColumnName By { get; init; }

    [Description("The columns to cover, none negative: shares of classes.")]
    public required IReadOnlyList<ColumnName> Over { get; init; }

    [Description("How many rows to keep.")]
    [Range(1, int.MaxValue)]
    public required int Count { get; init; }
}

/// <summary>Keeps rows that are worth much and cover much, in the order in which a greedy choice takes them. Rows without a value in <c>by</c> are dropped.</summary>
[Component("diverse", "Keeps rows with high values of a column that together cover others, such as shares of classes.")]
public sealed class DiverseStep(DiverseOptions options) : ITableStep, IReadsColumns, IBoundsRows
{
    public IReadOnlyList<Column> Adds => [];
    IReadOnlyList<string> IReadsColumns.Reads => [options.By.Name];
    bool IReadsColumns.Selects => true;

    int IBoundsRows.Most(int samples, IReadOnlyList<Column> columns) => Math.Min(samples, options.Count);

    public Table Apply(Table table)
    {
        var rows = table.RowsOf(options.By.Name);
        var worth = Worth(rows);
        var candidates = Enumerable.Range(0, rows.Count).Where(row => rows.Selected[row] && !double.IsNaN(worth[row])).ToArray();
        var coverage = new GreedyCoverage([.. candidates.Select(row => worth[row])], [.. options.Over.Select(column => Shares(table, rows, column.Name, candidates))]);
        var ordered = rows.Ordered([.. coverage.Choose(options.Count).Select(candidate => candidates[candidate])]);
        return table.IsOfInstances(options.By.Name) ? table.WithInstances(ordered) : table.WithSamples(ordered);
    }

    double[] Worth(Rows rows)
    {
        var isQuality = rows.Columns[rows.Find(options.By.Name)].End == Suspicious.Low;
        return [.. rows[options.By.Name].ToArray().Select(value => isQuality ? 1 - value : value).Select(value => value < 0 ? 0 : value)];
    }

    /// <summary>A column's values at some rows; an instance has its sample's. Empty counts as 0.</summary>
    static double[] Shares(Table table, Rows rows, string column, int[] at)
    {
        var ofRow = rows.Find(column) >= 0;
        var values = ofRow ? rows[column] : table.Samples[column];
        var shares = new double[at.Length];
        for (var i = 0; i < at.Length; i++)
            shares[i] = values[ofRow ? at[i] : rows.Samples[at[i]]] is var value && value > 0 ? value : 0;
        return shares;
    }
}

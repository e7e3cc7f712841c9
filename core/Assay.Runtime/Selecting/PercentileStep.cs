using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Selecting;

public sealed record PercentileOptions
{
    [Description("The column whose percentile is taken.")]
    public required ColumnName By { get; init; }

    [Description("Take it among rows of the same stratum only: 'size' (image area) or an attribute's name; without it, what the column's reference had seen (trained_on, folds), when the pipeline says.")]
    public string? Within { get; init; }

    [Description("Into how many strata 'within' cuts sizes, or numbers of more different values; texts make one each.")]
    [Range(1, 1000)]
    public int Strata { get; init; } = 4;
}

/// <summary>
/// Adds a column named after the step's id: the share of scored rows that lie below, ties counted half, so 0 &lt; p &lt; 1 and the median has 0.5. All rows with
/// evidence take part, dropped ones included, so that the figure does not depend on earlier selectors; with <c>within</c>, all of the row's stratum. With it unions are written: <c>where: a &lt; 0.05 || b &lt; 0.05</c>.
/// </summary>
[Component("percentile", "Adds the percentile (0 to 1) of a column among all rows that have a value.")]
public sealed class PercentileStep(PercentileOptions options) : ITableStep, IBindable, IReadsColumns, IRanksWithin
{
    Column column = new("percentile", Of.Sample, Suspicious.Neither);
    string? within = options.Within;

    public IReadOnlyList<Column> Adds => [column];
    IReadOnlyList<string> IReadsColumns.Reads => [];
    bool IReadsColumns.Selects => false;
    IReadOnlyList<Source> IReadsColumns.SourcesOf(string column) => column == this.column.Name ? [new Source(options.By.Name)] : [];
    string IRanksWithin.Ranks => options.By.Name;
    string? IRanksWithin.Within => within;

    object IBindable.Bind(Scope scope)
    {
        within = options.Within ?? scope.GroupOf(options.By.Name);
        var source = scope.Columns.FirstOrDefault(candidate => candidate.Name == options.By.Name);
        column = new Column(scope.StepId, source?.Of ?? Of.Sample, source?.End ?? Suspicious.Neither) { DependsOnSize = source?.DependsOnSize == true && options.Within is null };
        return this;
    }

    public Table Apply(Table table)
    {
        var ofInstances = table.IsOfInstances(options.By.Name);
        var rows = table.RowsOf(options.By.Name);
        var strata = Strata.Of(table, within, options.Strata);
        rows = rows.With(column, Percentiles(rows[options.By.Name].ToArray(), row => strata[rows.Samples[row]]));
        return ofInstances ? table with { Instances = rows } : table with { Samples = rows };
    }

    static double[] Percentiles(double[] values, Func<int, int> stratum)
    {
        var result = new double[values.Length];
        Array.Fill(result, double.NaN);
        foreach (var rows in Enumerable.Range(0, values.Length).Where(row => !double.IsNaN(values[row])).GroupBy(stratum))
            Fill(result, [.. rows.OrderBy(row => values[row])], values);
        return result;
    }

    static void Fill(double[] result, int[] order, double[] values)
    {
        for (var first = 0; first < order.Length;)
        {
            var end = first;
            while (end < order.Length && values[order[end]] == values[order[first]])
                end++;
            for (var i = first; i < end; i++)
                result[order[i]] = (first + (end - first) / 2.0) / order.Length;
            first = end;
        }
    }
}

using System.ComponentModel;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Selecting;

public sealed record PercentileOptions
{
    [Description("The column whose percentile is taken.")]
    public required ColumnName By { get; init; }
}

/// <summary>
/// Adds a column named after the step's id: the share of scored rows that lie below, ties counted half, so 0 &lt; p &lt; 1 and the median has 0.5. All rows with
/// evidence take part, dropped ones included, so that the figure does not depend on earlier selectors. With it unions are written: <c>where: a &lt; 0.05 || b &lt; 0.05</c>.
/// </summary>
[Component("percentile", "Adds the percentile (0 to 1) of a column among all rows that have a value.")]
public sealed class PercentileStep(PercentileOptions options) : ITableStep, IBindable, IReadsColumns
{
    Column column = new("percentile", Of.Sample, Suspicious.Neither);

    public IReadOnlyList<Column> Adds => [column];
    IReadOnlyList<string> IReadsColumns.Reads => [];
    bool IReadsColumns.Selects => false;

    object IBindable.Bind(Scope scope)
    {
        var source = scope.Columns.FirstOrDefault(candidate => candidate.Name == options.By.Name);
        column = new Column(scope.StepId, source?.Of ?? Of.Sample, source?.End ?? Suspicious.Neither);
        return this;
    }

    public Table Apply(Table table)
    {
        var ofInstances = table.IsOfInstances(options.By.Name);
        var rows = table.RowsOf(options.By.Name);
        rows = rows.With(column, Percentiles(rows[options.By.Name]));
        return ofInstances ? table with { Instances = rows } : table with { Samples = rows };
    }

    static double[] Percentiles(ReadOnlySpan<double> values)
    {
        var source = values.ToArray();
        var order = Enumerable.Range(0, source.Length).Where(row => !double.IsNaN(source[row])).OrderBy(row => source[row]).ToArray();
        var result = new double[source.Length];
        Array.Fill(result, double.NaN);
        for (var first = 0; first < order.Length;)
        {
            var end = first;
            while (end < order.Length && source[order[end]] == source[order[first]])
                end++;
            for (var i = first; i < end; i++)
                result[order[i]] = (first + (end - first) / 2.0) / order.Length;
            first = end;
        }
        return result;
    }
}

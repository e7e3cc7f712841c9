using Assay.Runtime.Pipelines;
using Assay.Runtime.Provenance;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Selecting;

/// <summary>
/// Says for every value of an attribute (annotator, source, batch, ...) how many rows a condition calls wrong, with an interval, in <c>tables/id.rates.csv</c>; keeps, orders and adds
/// nothing. All rows of the dataset are counted, dropped ones included; a row for which the condition would have to read an empty column is counted apart. With an instance
/// column in the condition instances are counted. What the condition calls wrong is a suspicion, not a verdict: slices compare with each other, not with the truth. Frames
/// of a sequence (attribute <c>sequence</c>) are one unit for the intervals.
/// </summary>
[Component("slices", "Writes a table of how much a condition calls wrong for each value of attributes, with 95 % intervals.")]
public sealed class SlicesStep(SlicesOptions options) : ITableStep, IBindable, IReadsColumns, IReadsAttributes
{
    CompiledExpression? wrong;
    bool ofInstances;

    public IReadOnlyList<Column> Adds => [];
    IReadOnlyList<string> IReadsColumns.Reads => [];
    bool IReadsColumns.Selects => false;
    IReadOnlyList<string> IReadsAttributes.Attributes => options.By;

    object IBindable.Bind(Scope scope)
    {
        if (options.By.Count == 0)
            throw new AssayException(Codes.BadOptions, "'by' is empty; expected at least one attribute, as in by: [annotator, batch]");
        if (options.By.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new AssayException(Codes.BadOptions, $"'by' names the attribute '{twice.Key}' twice");
        wrong = scope.Scripts.CompileCondition(options.Wrong.Text, scope.Columns);
        scope.WarnOf(wrong);
        ofInstances = scope.Columns.Any(column => column.Of == Of.Instance && wrong.Columns.Contains(column.Name));
        return this;
    }

    public Table Apply(Table table) => table;

    public IEnumerable<DatasetTable> Tables(Table table)
    {
        var values = new ExpressionColumns(wrong!, table, ofInstances);
        var rows = ofInstances ? table.Instances : table.Samples;
        var states = Enumerable.Range(0, rows.Count).Select(row => values.ReadsEmpty(row) ? (bool?)null : values.Evaluate(row) == 1).ToArray();
        var sequence = SampleClusters.AttributeOf(null, table.Attributes);
        var clusters = sequence is null ? [] : SampleClusters.Of(sequence, table.Attributes, table.Samples.Count);
        var rates = new RateTable();
        foreach (var name in options.By)
            rates.Add(Slicing.Of(table, name), rows.Samples, states, name == sequence ? [] : clusters); // A slice that is one sequence would be one unit.
        yield return rates.Table("rates");
    }
}

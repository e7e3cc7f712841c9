using System.ComponentModel;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Selecting;

public sealed record CrosstabOptions
{
    [Rest]
    [Description("Conditions by name, each a C# condition over columns and attributes: { low_ti: ti < 0.5, hard: hi >= 0.5 }.")]
    public IReadOnlyDictionary<string, Expression> Conditions { get; init; } = new Dictionary<string, Expression>();
}

/// <summary>
/// Counts how often conditions hold together and writes the counts to <c>tables/id.counts.csv</c>; keeps, orders and adds nothing. All rows of the dataset are counted, dropped ones
/// included, so that the figures do not depend on earlier selectors; a row for which a condition would have to read an empty column or attribute is counted apart. With an
/// instance column among them instances are counted.
/// </summary>
[Component("crosstab", "Writes a table of how often conditions hold together, such as the quadrants of two scores.")]
public sealed class CrosstabStep(CrosstabOptions options) : ITableStep, IBindable, IReadsColumns
{
    /// <summary>64 combinations; nobody reads more.</summary>
    const int Most = 6;

    readonly List<(string Name, CompiledExpression Condition)> bound = [];
    bool ofInstances;

    public IReadOnlyList<Column> Adds => [];
    IReadOnlyList<string> IReadsColumns.Reads => [];
    bool IReadsColumns.Selects => false;

    object IBindable.Bind(Scope scope)
    {
        if (options.Conditions.Count is 0 or > Most)
            throw new AssayException(Codes.BadOptions, $"it has {options.Conditions.Count} conditions, expected 1 to {Most}, each with a name: {{ low_ti: ti < 0.5 }}");
        if (options.Conditions.Keys.FirstOrDefault(CountTable.Own.Contains) is { } taken)
            throw new AssayException(Codes.BadOptions, $"the condition '{taken}' has the name of one of the table's own columns ({string.Join(", ", CountTable.Own)}); call it something else");
        bound.Clear();
        foreach (var (name, text) in options.Conditions)
        {
            var condition = scope.Scripts.CompileCondition(text.Text, scope.Columns);
            scope.WarnOf(condition);
            bound.Add((name, condition));
        }
        ofInstances = scope.Columns.Any(column => column.Of == Of.Instance && bound.Exists(entry => entry.Condition.Columns.Contains(column.Name)));
        return this;
    }

    public Table Apply(Table table) => table;

    public IEnumerable<DatasetTable> Tables(Table table)
    {
        var conditions = bound.Select(entry => new ExpressionColumns(entry.Condition, table, ofInstances)).ToArray();
        var counts = new CountTable([.. bound.Select(entry => entry.Name)]);
        for (var row = 0; row < (ofInstances ? table.Instances : table.Samples).Count; row++)
            counts.Add([.. conditions.Select(condition => condition.ReadsEmpty(row) ? (bool?)null : condition.Evaluate(row) == 1)]);
        yield return counts.Table("counts");
    }
}

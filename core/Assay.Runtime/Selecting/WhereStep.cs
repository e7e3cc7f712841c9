using System.ComponentModel;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Selecting;

public sealed record WhereOptions
{
    [Description("A C# condition over columns and attributes; rows for which it is true are kept.")]
    public required Expression Condition { get; init; }
}

/// <summary>Keeps rows for which a condition holds: instances when it names an instance column, else samples.</summary>
[Component("where", "Keeps samples, or instances, for which a C# condition over columns is true.")]
public sealed class WhereStep(WhereOptions options) : ITableStep, IBindable, IReadsColumns
{
    CompiledExpression? condition;

    public IReadOnlyList<Column> Adds => [];
    IReadOnlyList<string> IReadsColumns.Reads => condition?.Columns ?? [];
    bool IReadsColumns.Selects => true;

    object IBindable.Bind(Scope scope)
    {
        condition = scope.Scripts.CompileCondition(options.Condition.Text, scope.Columns);
        scope.WarnOf(condition);
        return this;
    }

    public Table Apply(Table table)
    {
        var ofInstances = condition!.Columns.Any(table.IsOfInstances);
        var values = new ExpressionColumns(condition, table, ofInstances);
        return ofInstances ? table.KeepInstances(row => values.Evaluate(row) == 1) : table.KeepSamples(row => values.Evaluate(row) == 1);
    }
}

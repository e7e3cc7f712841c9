using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Selecting;

public sealed record LetOptions
{
    [Rest]
    [Display(Prompt = "1 - ti")]
    [Description("New columns by name, each a C# expression over columns and attributes; a later one may use an earlier one.")]
    public IReadOnlyDictionary<string, Expression> Columns { get; init; } = new Dictionary<string, Expression>();
}

/// <summary>Computes columns from columns. An instance column in the expression makes the new one an instance column.</summary>
[Component("let", "Computes new columns with C# expressions over columns and attributes.")]
public sealed class LetStep(LetOptions options) : ITableStep, IBindable, IReadsColumns
{
    readonly List<(Column Column, CompiledExpression Expression)> bound = [];

    public IReadOnlyList<Column> Adds => [.. bound.Select(entry => entry.Column)];
    IReadOnlyList<string> IReadsColumns.Reads => [];
    bool IReadsColumns.Selects => false;

    IReadOnlyList<Source> IReadsColumns.SourcesOf(string column) =>
        [.. bound.Where(entry => entry.Column.Name == column).SelectMany(entry => entry.Expression.Columns).Select(name => new Source(name))];

    object IBindable.Bind(Scope scope)
    {
        bound.Clear();
        List<Column> known = [.. scope.Columns];
        foreach (var (name, text) in options.Columns)
        {
            var expression = scope.Scripts.CompileValue(text.Text, known);
            scope.WarnOf(expression);
            var ofInstances = expression.Columns.Any(used => known.Any(column => column.Name == used && column.Of == Of.Instance));
            bound.Add((new Column(name, ofInstances ? Of.Instance : Of.Sample, Suspicious.Neither), expression));
            known.Add(bound[^1].Column);
        }
        return this;
    }

    public Table Apply(Table table)
    {
        foreach (var (column, expression) in bound)
        {
            var ofInstances = column.Of == Of.Instance;
            var rows = ofInstances ? table.Instances : table.Samples;
            var values = new ExpressionColumns(expression, table, ofInstances);
            rows = rows.With(column, [.. Enumerable.Range(0, rows.Count).Select(row => Finite(column.Name, values.Evaluate(row)))]);
            table = ofInstances ? table with { Instances = rows } : table with { Samples = rows };
        }
        return table;
    }

    /// <summary>An infinite or undefined result (a division by zero) is no evidence.</summary>
    static double Finite(string name, double? value) => value is { } number && double.IsFinite(number) ? number : double.NaN;
}

using Assay.Runtime.Pipelines;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Scripts;

/// <summary>A selector in C#: <c>Keep</c> says of every row whether it stays, <c>Select</c> looks at the whole table.</summary>
sealed class ScriptSelector : ITableStep, IReadsColumns
{
    readonly ScriptUse use;
    readonly string[] columns;

    public ScriptSelector(ScriptUse use, IReadOnlyList<Column> known)
    {
        this.use = use;
        columns = [.. Filled(ScriptFill.Column).Select(parameter => ((ColumnName)use.ValueOf(parameter)!).Name)];
        var own = Filled(ScriptFill.Column).Select(parameter => parameter.Key).Where(key => !use.Values.ContainsKey(key)); // Lint has checked those that the pipeline names.
        var missing = own.Where(name => known.All(column => column.Name != name)).Select(name => Missing(name, known)).ToList();
        if (missing.Count > 0)
            throw new ScriptException(Codes.UnknownColumn, missing[0].Message, missing);
    }

    public IReadOnlyList<Column> Adds => [];
    IReadOnlyList<string> IReadsColumns.Reads => columns;
    bool IReadsColumns.Selects => true;

    public Table Apply(Table table) => use.Compiled.Kind == ScriptKind.Keep ? Keep(table) : Select(table);

    Table Keep(Table table)
    {
        var ofInstances = columns.Any(table.IsOfInstances);
        var expression = new CompiledExpression(use.Compiled.Files[0].Name, columns, [], [.. Filled(ScriptFill.Attribute).Select(parameter => parameter.Key)], IsKept);
        var values = new ExpressionColumns(expression, table, ofInstances);
        return ofInstances ? table.KeepInstances(row => values.Evaluate(row) == 1) : table.KeepSamples(row => values.Evaluate(row) == 1);
    }

    double? IsKept(double?[] numbers, double?[] none, string?[] texts)
    {
        var (number, text) = (0, 0);
        var arguments = new object?[use.Compiled.Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = use.Compiled.Parameters[i];
            arguments[i] = parameter.Fill == ScriptFill.Column ? numbers[number++] : parameter.Fill == ScriptFill.Attribute ? texts[text++] : use.ValueOf(parameter);
            if (arguments[i] is null && parameter is { Fill: ScriptFill.Column, Optional: false })
                return 0;
        }
        return use.Compiled.Call("", arguments, kept => (bool)kept! ? 1 : 0);
    }

    Table Select(Table table)
    {
        var arguments = use.Compiled.Parameters.Select(parameter => parameter.Fill == ScriptFill.Table ? table : use.ValueOf(parameter)).ToArray();
        return use.Compiled.Call("", arguments, result => result switch
        {
            Table selected => Checked(table, selected),
            IEnumerable<int> rows => table.WithSamples(table.Samples.Ordered(Checked(table.Samples, rows))),
            _ => throw use.Compiled.Wrong("Select returned null; return the rows to keep, or the table"),
        });
    }

    /// <summary>Rows that are still selected, each once; those that an earlier step dropped are left out.</summary>
    int[] Checked(Rows samples, IEnumerable<int> rows)
    {
        HashSet<int> seen = [];
        return [.. rows.Where(row => (row < 0 || row >= samples.Count
            ? throw use.Compiled.Wrong($"Select returned the row {row}; the table has rows 0 to {samples.Count - 1}")
            : samples.Selected[row]) && seen.Add(row))];
    }

    Table Checked(Table before, Table after) => Same(before.Samples, after.Samples) && Same(before.Instances, after.Instances) ? after
        : throw use.Compiled.Wrong("Select returned a table with other rows or columns; a selector keeps and orders rows, 'let' and scorers add columns");

    static bool Same(Rows before, Rows after) => before.Count == after.Count && before.Columns.SequenceEqual(after.Columns)
        && Enumerable.Range(0, before.Count).All(row => before.Selected[row] || !after.Selected[row]);

    IEnumerable<ScriptParameter> Filled(ScriptFill fill) => use.Compiled.Parameters.Where(parameter => parameter.Fill == fill);

    static ScriptDiagnostic Missing(string name, IReadOnlyList<Column> known) => new(null, 1, 1, Codes.UnknownColumn,
        $"'{name}' is a parameter of Keep, so it stands for a column, and no earlier step adds one of that name{Suggestion.For(name, known.Select(column => column.Name))}; "
        + (known.Count == 0 ? "none adds any" : $"say which with '{name}: COLUMN' (columns: {TextList.Of(known.Select(column => column.Name))})"));
}

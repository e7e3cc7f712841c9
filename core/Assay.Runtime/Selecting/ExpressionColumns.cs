using Assay.Runtime.Scripts;

namespace Assay.Runtime.Selecting;

/// <summary>Evaluates a compiled expression on rows of a table. Instance rows see their sample's columns and attributes.</summary>
sealed class ExpressionColumns
{
    readonly Func<int, double?>[] columns;
    readonly Func<int, double?>[] numbers;
    readonly Func<int, string?>[] texts;
    readonly CompiledExpression expression;

    public ExpressionColumns(CompiledExpression expression, Table table, bool ofInstances)
    {
        this.expression = expression;
        Func<int, int> sample = ofInstances ? row => table.Instances.Samples[row] : row => row;
        columns = [.. expression.Columns.Select(name => Column(table, name, sample))];
        numbers = [.. expression.NumberAttributes.Select(name => Attribute(table, name, column => column.Number, sample, row => (double?)null))];
        texts = [.. expression.TextAttributes.Select(name => Attribute(table, name, column => column.Text, sample, row => (string?)null))];
    }

    /// <summary>Whether a column or attribute that the expression names is empty for the row.</summary>
    public bool ReadsEmpty(int row) => columns.Any(read => read(row) is null) || numbers.Any(read => read(row) is null) || texts.Any(read => read(row) is null);

    public double? Evaluate(int row) => expression.Evaluate([.. columns.Select(read => read(row))], [.. numbers.Select(read => read(row))], [.. texts.Select(read => read(row))]);

    static Func<int, double?> Column(Table table, string name, Func<int, int> sample) =>
        table.IsOfInstances(name) ? row => table.Instances.Value(name, row) : row => table.Samples.Value(name, sample(row));

    static Func<int, T> Attribute<T>(Table table, string name, Func<AttributeColumn, IReadOnlyList<T>?> values, Func<int, int> sample, Func<int, T> none)
    {
        var found = table.Attributes.Where(column => column.Name == name).Select(values).FirstOrDefault(list => list is not null);
        if (found is not null)
            return row => found[sample(row)];
        var known = table.Attributes.Where(column => values(column) is not null).Select(column => column.Name).ToArray();
        throw new DataException("unknown-attribute", $"the dataset has no attribute '{name}' of that type; it has {(known.Length == 0 ? "none" : string.Join(", ", known))}");
    }
}

namespace Assay;

/// <summary>The thing that flows through a pipeline: samples and their instances, whose columns grow and whose rows are marked kept or dropped. Immutable.</summary>
/// <param name="Samples">A row per sample, in dataset order.</param>
/// <param name="Instances">A row per instance that a scorer spoke of, of labels and references, in order of sample, side and position.</param>
/// <param name="Attributes">The dataset's facts about samples.</param>
public sealed record Table(Rows Samples, Rows Instances, IReadOnlyList<AttributeColumn> Attributes);

/// <summary>
/// Rows with their columns, one array of doubles per column; NaN stands for empty ("no evidence"). Immutable: every method returns a new value that shares what
/// did not change.
/// </summary>
public sealed record Rows
{
    readonly double[][] values;
    readonly bool[] kept;

    /// <summary>Rows without columns, all kept.</summary>
    /// <param name="samples">For each row the position of its sample.</param>
    /// <param name="control">For each row whether its sample belongs to the control, which no selector drops.</param>
    public Rows(IReadOnlyList<int> samples, IReadOnlyList<bool> control)
    {
        (Samples, Control, Columns, values) = (samples, control, [], []);
        kept = new bool[samples.Count];
        Array.Fill(kept, true);
    }

    /// <summary>How many rows.</summary>
    public int Count => kept.Length;

    /// <summary>For each row the position of its sample in the dataset.</summary>
    public IReadOnlyList<int> Samples { get; }

    /// <summary>For each row whether it belongs to the control.</summary>
    public IReadOnlyList<bool> Control { get; }

    /// <summary>The columns by full name (<c>ti</c>, <c>match_iou</c>).</summary>
    public IReadOnlyList<Column> Columns { get; private init; }

    /// <summary>Whether a row is still in; control rows also when a selector would have dropped them.</summary>
    public IReadOnlyList<bool> Kept => kept;

    /// <summary>Kept rows in review order, once a step has ordered them; null: dataset order.</summary>
    public IReadOnlyList<int>? Order { get; private init; }

    /// <summary>A column's position, or -1.</summary>
    public int Find(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i].Name == column)
                return i;
        return -1;
    }

    /// <summary>A column's values, a double per row, NaN = empty.</summary>
    /// <exception cref="KeyNotFoundException">No such column.</exception>
    public ReadOnlySpan<double> this[string column] =>
        Find(column) is >= 0 and var at ? values[at] : throw new KeyNotFoundException($"column '{column}' is not one of: {string.Join(", ", Columns.Select(c => c.Name))}");

    /// <summary>A value, or null when it is empty.</summary>
    public double? Value(string column, int row) => this[column][row] is var value && double.IsNaN(value) ? null : value;

    /// <summary>Adds a column, or replaces the one of the same name. Takes the array over.</summary>
    public Rows With(Column column, double[] newValues)
    {
        if (newValues.Length != Count)
            throw new ArgumentException($"column '{column.Name}' has {newValues.Length} values for {Count} rows", nameof(newValues));
        var at = Find(column.Name);
        return at < 0
            ? new Rows(this, [.. values, newValues], kept) { Columns = [.. Columns, column], Order = Order }
            : new Rows(this, [.. values[..at], newValues, .. values[(at + 1)..]], kept) { Columns = [.. Columns.Take(at), column, .. Columns.Skip(at + 1)], Order = Order };
    }

    /// <summary>Drops the kept rows for which the condition is false. Control rows stay.</summary>
    public Rows Keep(Func<int, bool> condition)
    {
        var next = new bool[Count];
        for (var row = 0; row < Count; row++)
            next[row] = kept[row] && (Control[row] || condition(row));
        return new Rows(this, values, next) { Columns = Columns, Order = Order?.Where(row => next[row]).ToArray() };
    }

    /// <summary>Sets the review order: kept rows, each once.</summary>
    public Rows Ordered(IReadOnlyList<int> order) => new(this, values, kept) { Columns = Columns, Order = order };

    /// <summary>Kept rows in review order.</summary>
    public IEnumerable<int> InOrder => Order ?? Enumerable.Range(0, Count).Where(row => kept[row]);

    Rows(Rows of, double[][] values, bool[] kept) => (Samples, Control, Columns, this.values, this.kept) = (of.Samples, of.Control, of.Columns, values, kept);
}

/// <summary>Looks at the whole table: keeps rows, orders them or computes columns.</summary>
public interface ITableStep
{
    /// <summary>Columns it adds, named in full; known from the options.</summary>
    IReadOnlyList<Column> Adds { get; }

    /// <summary>The next table. Deterministic; ties break by dataset order.</summary>
    Table Apply(Table table);
}

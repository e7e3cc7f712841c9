namespace Assay;

/// <summary>The thing that flows through a pipeline: samples and their instances, whose columns grow and whose rows are selected or dropped. Immutable.</summary>
/// <param name="Samples">A row per sample, in dataset order.</param>
/// <param name="Instances">A row per instance that a scorer spoke of, of labels and references, in order of sample, side and position.</param>
/// <param name="Attributes">The dataset's facts about samples.</param>
public sealed record Table(Rows Samples, Rows Instances, IReadOnlyList<AttributeColumn> Attributes)
{
    /// <summary>By sample, its width and height; null as long as no scorer has seen it. Empty when nobody has filled it in.</summary>
    public IReadOnlyList<Size?> Sizes { get; init; } = [];
}

/// <summary>
/// Rows with their columns, one array of doubles per column; NaN stands for empty ("no evidence"). Immutable: every method returns a new value that shares what
/// did not change.
/// </summary>
public sealed record Rows
{
    readonly double[][] values;
    readonly bool[] selected;

    /// <summary>Rows without columns, all selected.</summary>
    /// <param name="samples">For each row the position of its sample.</param>
    /// <param name="control">For each row whether its sample belongs to the control, which no selector drops.</param>
    public Rows(IReadOnlyList<int> samples, IReadOnlyList<bool> control)
    {
        (Samples, Control, Columns, values) = (samples, control, [], []);
        selected = new bool[samples.Count];
        Array.Fill(selected, true);
    }

    /// <summary>How many rows.</summary>
    public int Count => selected.Length;

    /// <summary>For each row the position of its sample in the dataset.</summary>
    public IReadOnlyList<int> Samples { get; }

    /// <summary>For each row whether it belongs to the control.</summary>
    public IReadOnlyList<bool> Control { get; }

    /// <summary>The columns by full name (<c>ti</c>, <c>match_iou</c>).</summary>
    public IReadOnlyList<Column> Columns { get; private init; }

    /// <summary>Rows that every selector has kept on their merits.</summary>
    public IReadOnlyList<bool> Selected => selected;

    /// <summary>Whether a row is still in: selected, or part of the control.</summary>
    public bool IsKept(int row) => selected[row] || Control[row];

    /// <summary>Selected rows in review order, once a step has ordered them; null: dataset order.</summary>
    public IReadOnlyList<int>? Order { get; private init; }

    /// <summary>Selected rows in review order.</summary>
    public IEnumerable<int> InOrder => Order ?? Enumerable.Range(0, Count).Where(row => selected[row]);

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
    /// <exception cref="ArgumentException">Not one value per row.</exception>
    public Rows With(Column column, double[] newValues)
    {
        if (newValues.Length != Count)
            throw new ArgumentException($"column '{column.Name}' has {newValues.Length} values for {Count} rows", nameof(newValues));
        var at = Find(column.Name);
        return at < 0
            ? new Rows(this, [.. values, newValues], selected) { Columns = [.. Columns, column], Order = Order }
            : new Rows(this, [.. values[..at], newValues, .. values[(at + 1)..]], selected) { Columns = [.. Columns.Take(at), column, .. Columns.Skip(at + 1)], Order = Order };
    }

    /// <summary>Drops the selected rows for which the condition is false; rows of the control stay in, but are no longer selected.</summary>
    public Rows Keep(Func<int, bool> condition)
    {
        var next = new bool[Count];
        for (var row = 0; row < Count; row++)
            next[row] = selected[row] && condition(row);
        return new Rows(this, values, next) { Columns = Columns, Order = Order?.Where(row => next[row]).ToArray() };
    }

    /// <summary>Sets the review order; selected rows that it leaves out are dropped.</summary>
    public Rows Ordered(IReadOnlyList<int> order)
    {
        var named = new bool[Count];
        foreach (var row in order)
            named[row] = true;
        return Keep(row => named[row]) with { Order = [.. order.Where(row => selected[row])] };
    }

    Rows(Rows of, double[][] values, bool[] selected) => (Samples, Control, Columns, this.values, this.selected) = (of.Samples, of.Control, of.Columns, values, selected);
}

/// <summary>Looks at the whole table: keeps rows, orders them or computes columns.</summary>
public interface ITableStep
{
    /// <summary>Columns it adds, named in full; known from the options.</summary>
    IReadOnlyList<Column> Adds { get; }

    /// <summary>Full names of the columns that it decides by; known from the options. The queue's reasons name them.</summary>
    IReadOnlyList<string> Reads => [];

    /// <summary>The next table. Deterministic; ties break by dataset order.</summary>
    Table Apply(Table table);

    /// <summary>Dataset-wide results, from the table that <see cref="Apply"/> returned.</summary>
    IEnumerable<DatasetTable> Tables(Table table) => [];
}

namespace Assay;

/// <summary>The dataset's facts about one sample: a row of its attribute columns.</summary>
/// <param name="columns">The dataset's.</param>
/// <param name="row">The sample's position.</param>
public sealed class SampleAttributes(IReadOnlyList<AttributeColumn> columns, int row)
{
    /// <summary>No attributes.</summary>
    public static SampleAttributes None { get; } = new([], 0);

    /// <summary>The dataset's columns.</summary>
    public IReadOnlyList<AttributeColumn> Columns => columns;

    /// <summary>The position in them.</summary>
    public int Row => row;

    /// <summary>A number, as <c>number["name"]</c> in expressions; null when it is empty for this sample.</summary>
    /// <exception cref="DataException">The dataset has no such attribute that is a number.</exception>
    public double? Number(string name) => Find(columns, name, column => column.Number, "a number")[row];

    /// <summary>A text, as <c>text["name"]</c> in expressions; null when it is empty for this sample.</summary>
    /// <exception cref="DataException">The dataset has no such attribute that is a text.</exception>
    public string? Text(string name) => Find(columns, name, column => column.Text, "a text")[row];

    /// <summary>The numbers of an attribute, one per sample.</summary>
    /// <exception cref="DataException">There is no such attribute that is a number; the message lists those there are.</exception>
    public static IReadOnlyList<double?> Numbers(IReadOnlyList<AttributeColumn> columns, string name) => Find(columns, name, column => column.Number, "a number");

    static IReadOnlyList<T> Find<T>(IReadOnlyList<AttributeColumn> columns, string name, Func<AttributeColumn, IReadOnlyList<T>?> values, string kind)
    {
        foreach (var column in columns)
            if (column.Name == name && values(column) is { } found)
                return found;
        var known = columns.Where(column => values(column) is not null).Select(column => column.Name).ToArray();
        throw new DataException("unknown-attribute", $"the dataset has no attribute '{name}' that is {kind}; it has {(known.Length == 0 ? "none" : string.Join(", ", known))}");
    }
}

using System.Globalization;

namespace Assay.Runtime.Comparing;

/// <summary>A table that a step left in a run folder.</summary>
public sealed class StoredTable(IReadOnlyList<string> header, IReadOnlyList<string[]> rows)
{
    public IReadOnlyList<string> Header => header;

    public IReadOnlyList<string[]> Rows => rows;

    /// <summary>The row whose first cells are these, or null.</summary>
    public string[]? Find(params string[] key) => rows.FirstOrDefault(row => key.Index().All(cell => row[cell.Index] == cell.Item));

    public string Text(string[] row, string column) => row[Position(column)];

    /// <summary>Null where the cell is empty.</summary>
    public double? Number(string[] row, string column) => double.TryParse(Text(row, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Of the row whose first cell is this; null where there is none.</summary>
    public double? Number(string row, string column) => Find(row) is { } found ? Number(found, column) : null;

    int Position(string column)
    {
        for (var i = 0; i < header.Count; i++)
            if (header[i] == column)
                return i;
        throw new KeyNotFoundException($"the table has no column '{column}', it has {string.Join(", ", header)}");
    }
}

using System.Globalization;
using Assay.Formats.CloudSen12.Parquet;

namespace Assay.Formats.CloudSen12;

/// <summary>What is known of patches without opening them: a row a patch, cells as text, empty ones null.</summary>
sealed class MetadataTable
{
    readonly Dictionary<string, string?[]> columns = new(StringComparer.Ordinal);

    public MetadataTable(int rows) => Rows = rows;

    public int Rows { get; private set; }

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyCollection<string> Names => columns.Keys;

    public void Set(string name, string?[] cells) => columns[name] = cells;

    public string?[]? Find(string name) => columns.GetValueOrDefault(name);

    /// <summary>The first of some columns that is there.</summary>
    public string?[]? FindAny(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (columns.TryGetValue(name, out var cells))
                return cells;
        return null;
    }

    /// <summary>Some of the rows.</summary>
    public MetadataTable Choose(IReadOnlyList<int> rows)
    {
        MetadataTable chosen = new(rows.Count);
        foreach (var (name, cells) in columns)
            chosen.Set(name, [.. rows.Select(row => cells[row])]);
        return chosen;
    }

    /// <summary>Puts the rows of another table below these.</summary>
    public void Append(MetadataTable other)
    {
        foreach (var name in columns.Keys.Union(other.columns.Keys).ToArray())
            columns[name] = [.. columns.GetValueOrDefault(name) ?? new string?[Rows], .. other.columns.GetValueOrDefault(name) ?? new string?[other.Rows]];
        Rows += other.Rows;
    }

    /// <summary>The columns of a Parquet table that hold text or numbers.</summary>
    public static MetadataTable Of(ParquetFile file)
    {
        MetadataTable table = new(file.Rows);
        foreach (var column in file.Columns.Where(column => column.Repetition == 0))
            if (column is { Type: PhysicalType.ByteArray, IsText: true })
                table.Set(column.Name, Array.ConvertAll(file.ReadText(column.Name), text => string.IsNullOrEmpty(text) ? null : text));
            else if (column.Type is PhysicalType.Boolean or PhysicalType.Int32 or PhysicalType.Int64)
                table.Set(column.Name, Array.ConvertAll(file.ReadWhole(column.Name), number => number?.ToString(CultureInfo.InvariantCulture)));
            else if (column.Type is PhysicalType.Float or PhysicalType.Double)
                table.Set(column.Name, Array.ConvertAll(file.ReadNumbers(column.Name), number => number is { } value && double.IsFinite(value) ? value.ToString(CultureInfo.InvariantCulture) : null));
        return table;
    }
}

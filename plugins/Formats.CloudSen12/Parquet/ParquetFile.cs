using System.Text;

namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>
/// Tables in Parquet, as far as metadata of samples need it (parquet-format 2.11, parquet.thrift): flat columns of numbers, truth values and text, pages of version 1 and 2, plain or with a dictionary,
/// compressed by zstd, snappy, gzip, brotli or not at all. Columns of lists are there by name but cannot be read. Immutable; errors are <see cref="InvalidDataException"/>.
/// </summary>
public sealed class ParquetFile
{
    readonly ReadOnlyMemory<byte> bytes;
    readonly Footer footer;
    readonly Dictionary<string, int> positions;

    /// <param name="bytes">The whole file.</param>
    public ParquetFile(ReadOnlyMemory<byte> bytes)
    {
        (this.bytes, footer) = (bytes, Footer.Read(bytes.Span));
        positions = new(StringComparer.Ordinal);
        foreach (var (index, column) in footer.Columns.Index())
            if (!positions.TryAdd(column.Name, index))
                throw new InvalidDataException($"two columns are called '{column.Name}'; the Parquet file is damaged");
    }

    /// <summary>The number of rows.</summary>
    public int Rows => (int)footer.Rows;

    /// <summary>In order.</summary>
    public IReadOnlyList<SchemaColumn> Columns => footer.Columns;

    /// <summary>Whether there is a column of that name.</summary>
    public bool Has(string column) => positions.ContainsKey(column);

    /// <summary>Whole numbers; truth values are 0 and 1.</summary>
    public long?[] ReadWhole(string column)
    {
        var (values, there) = Read(column, PlainValues.WholeNumbers, "whole numbers");
        return [.. values.Zip(there, (value, has) => has ? value : (long?)null)];
    }

    /// <summary>Numbers of any kind.</summary>
    public double?[] ReadNumbers(string column)
    {
        if (PlainValues.WholeNumbers(Find(column).Type) is not null)
            return Array.ConvertAll(ReadWhole(column), value => (double?)value);
        var (values, there) = Read(column, PlainValues.RealNumbers, "numbers");
        return [.. values.Zip(there, (value, has) => has ? value : (double?)null)];
    }

    /// <summary>Text in UTF-8.</summary>
    public string?[] ReadText(string column)
    {
        var (values, there) = Read(column, _ => PlainValues.Bytes(Find(column)), "text");
        // Metadata repeat themselves: classes, splits, types.
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        return [.. values.Zip(there, (value, has) => has ? Known(Encoding.UTF8.GetString(value)) : null)];

        string Known(string text) => known.TryGetValue(text, out var first) ? first : known[text] = text;
    }

    SchemaColumn Find(string column) =>
        positions.TryGetValue(column, out var index) ? footer.Columns[index] : throw new InvalidDataException($"there is no column '{column}', only {string.Join(", ", footer.Columns.Select(known => known.Name))}");

    (IReadOnlyList<T>, IReadOnlyList<bool>) Read<T>(string name, Func<PhysicalType, PlainReader<T>?> kind, string wanted)
    {
        var column = Find(name);
        if (column.Repetition > 0 || kind(column.Type) is not { } plain)
            throw new InvalidDataException($"column '{name}' holds {(column.Repetition > 0 ? "lists" : column.Type)}, expected {wanted}");
        var reader = new ColumnReader<T>(bytes, column, plain);
        foreach (var (_, chunks) in footer.Groups)
            reader.Add(chunks[positions[name]]);
        return reader.Result;
    }
}

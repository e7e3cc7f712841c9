using Assay.Formats.CloudSen12.Parquet;

namespace Assay.Formats.CloudSen12.Taco;

/// <summary>
/// Items that a table of TACO version 2 names (tacofoundation, specification 2.0.0 of November 2025). Rows whose id begins with <c>__TACOPAD__</c> make folders equally long and are no items.
/// Of deeper levels the folders' own tables, <c>__meta__</c>, are read: containers of tacotoolbox exist whose table of the whole level names the offsets of other folders.
/// </summary>
static class TacoRows
{
    /// <param name="table">One row an item.</param>
    /// <param name="place">File, offset and length, by row and id.</param>
    public static TacoItem[] Read(ParquetFile table, Func<int, string, bool, (string File, long Offset, long Length)> place)
    {
        var (ids, types) = (table.ReadText("id"), table.ReadText("type"));
        List<TacoItem> items = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (var row = 0; row < table.Rows; row++)
        {
            if (ids[row] is not { Length: > 0 } id)
                throw new InvalidDataException($"row {row} has no id");
            if (id.StartsWith("__TACOPAD__", StringComparison.Ordinal))
                continue;
            if (!seen.Add(id))
                throw new InvalidDataException($"row {row}: two items are called '{id}'");
            if (types[row] is not ("FILE" or "FOLDER"))
                throw new InvalidDataException($"row {row} ('{id}') is of type '{types[row]}', expected FILE or FOLDER");
            var (file, offset, length) = place(row, id, types[row] is "FOLDER");
            items.Add(new(id, row, table, types[row] is "FOLDER", file, offset, length));
        }
        return [.. items];
    }

    /// <summary>Says of errors in a table which one it is.</summary>
    public static T Named<T>(string table, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException broken)
        {
            throw new InvalidDataException($"{table}: {broken.Message}", broken);
        }
    }
}

using CsvHelper;

namespace Assay.Formats.CloudSen12;

/// <summary>Reads metadata.csv.</summary>
static class MetadataCsv
{
    /// <exception cref="DataException">The file cannot be read, or its rows differ in length.</exception>
    public static MetadataTable Read(string path)
    {
        CsvReaderOptions layout = new() { Separator = ',', HasHeader = false, TrimWhitespace = true, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };
        using var csv = Errors.Wrap(path, () => CsvReader.FromFile(path, layout));
        string[]? names = null;
        List<string[]> rows = [];
        while (Next(csv, path))
            if (csv.Current.ToArray() is var cells && names is null)
                names = cells;
            else if (cells.Length == names.Length)
                rows.Add(cells);
            else
                throw new DataException("row-length", $"the row has {cells.Length} cells, expected {names.Length} as the first row has; copy the file again", path, $"line {csv.LineNumber}");
        if (names is null || names.Distinct(StringComparer.Ordinal).Count() < names.Length)
            throw new DataException("broken-csv", names is null ? "the file is empty, expected a row with the names of columns" : "two columns have the same name", path);
        MetadataTable table = new(rows.Count);
        foreach (var (index, name) in names.Index())
            if (name.Length > 0) // pandas writes its row numbers below an empty name
                table.Set(name, [.. rows.Select(row => row[index] is { Length: > 0 } and not ("nan" or "NaN") ? row[index] : null)]);
        return table;
    }

    static bool Next(CsvReader csv, string path)
    {
        try
        {
            return Errors.Wrap(path, csv.Read);
        }
        catch (CsvFormatException broken)
        {
            throw new DataException("broken-csv", "a quote stands where none can, or is not closed", path, $"line {broken.LineNumber}", broken);
        }
    }
}

using CsvHelper;

namespace Assay.Models.Arrays;

/// <summary>A row of a CSV file.</summary>
/// <param name="Line">Of the file, from 1.</param>
readonly record struct CsvLine(int Line, string[] Cells);

/// <summary>Reads a CSV file row by row: UTF-8, commas (tabs in .tsv files), quotes as in RFC 4180 but no cell over several lines, cells trimmed, empty lines passed over.</summary>
static class CsvRows
{
    /// <exception cref="DataException">The file cannot be read, or is no CSV file.</exception>
    public static IEnumerable<CsvLine> Read(string path)
    {
        CsvReaderOptions layout = new()
        {
            Separator = path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false, // A quote that is never closed would take in the rest of the file.
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        using var csv = Errors.Wrap(path, () => CsvReader.FromFile(path, layout));
        while (Next(csv, path) is { } row)
            yield return row;
    }

    static CsvLine? Next(CsvReader csv, string path)
    {
        try
        {
            if (!Errors.Wrap(path, csv.Read))
                return null;
        }
        catch (CsvFormatException broken)
        {
            throw new DataException("broken-csv", "a quote stands where none can, or is not closed on its line; write a cell that holds quotes as \"a \"\"quoted\"\" word\"", path, $"line {broken.LineNumber}", broken);
        }
        CsvLine row = new((int)csv.LineNumber, csv.Current.ToArray());
        return Array.Exists(row.Cells, cell => cell.Contains('\uFFFD', StringComparison.Ordinal))
            ? throw new DataException("broken-csv", "the text is not UTF-8; save the file as UTF-8", path, $"line {row.Line}")
            : row;
    }
}

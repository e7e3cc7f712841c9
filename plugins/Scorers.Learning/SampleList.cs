using CsvHelper;

namespace Assay.Scorers.Learning;

/// <summary>The column <c>sample</c> of a CSV file: UTF-8, commas, quotes as in RFC 4180, a header.</summary>
static class SampleList
{
    const string Column = "sample";

    static readonly CsvReaderOptions Layout = new()
    {
        HasHeader = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        AllowLineBreaksInQuotes = false, // A quote that is never closed would take in the rest of the file.
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <exception cref="DataException">It cannot be read, or has no such column.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        try
        {
            using var csv = CsvReader.FromFile(path, Layout);
            return Read(csv, path);
        }
        catch (CsvFormatException broken)
        {
            throw new DataException("broken-csv", "a quote stands where none can, or is not closed on its line; write a cell that holds quotes as \"a \"\"quoted\"\" word\"", path, $"line {broken.LineNumber}", broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {unreadable.Message}", path, inner: unreadable);
        }
    }

    static List<string> Read(CsvReader csv, string path)
    {
        string[] header = csv.Read() ? [.. csv.Current.ToArray()] : [];
        if (Array.IndexOf(header, Column) is not (>= 0 and var at))
            throw new DataException("no-sample-column", $"its first line has no column '{Column}' ({(header.Length == 0 ? "it is empty" : $"there are: {string.Join(", ", header.Take(8))}")}); "
                + "give the queue.csv of a round's run, or a list of sample ids below the word 'sample'", path, "line 1");
        List<string> samples = [];
        while (csv.Read())
            if (csv.Current.ToArray() is var cells && at < cells.Length)
                samples.Add(cells[at]);
            else
                throw new DataException("broken-csv", $"the line has {cells.Length} cells, but the column '{Column}' is number {at + 1}", path, $"line {csv.LineNumber}");
        return samples;
    }
}

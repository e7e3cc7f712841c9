using System.Globalization;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;
using CsvHelper;

namespace Assay.Runtime.Provenance;

/// <summary>
/// Attributes of samples from a CSV file: a header, then a row per sample, joined by id. A column is of numbers when every field that is not empty is a finite number,
/// else of text; an empty field is no value.
/// </summary>
static class AttributeFile
{
    const int Examples = 5;

    /// <param name="ids">Samples in dataset order.</param>
    /// <param name="taken">Attributes that the dataset's format brings.</param>
    /// <exception cref="DataException">The file cannot be used.</exception>
    public static IReadOnlyList<AttributeColumn> Read(AttributesOptions options, IReadOnlyList<string> ids, IReadOnlyList<AttributeColumn> taken, ProblemLog problems)
    {
        var path = options.File.Path;
        var (header, rows) = Records(path);
        var key = options.Sample is { } named ? Array.IndexOf(header, named) : 0;
        if (key < 0)
            throw Refused($"it has no column '{options.Sample}'{Suggestion.For(options.Sample!, header)} (columns: {TextList.Of(header)})", path, 1);
        CheckNames(header, key, taken, path);
        var bySample = Join(rows, key, ids, path, problems);
        return [.. header.Index().Where(column => column.Index != key).Select(column => Column(column.Item, [.. bySample.Select(row => row?[column.Index] is { Length: > 0 } field ? field : null)]))];
    }

    static DataException Refused(string what, string path, int line, string code = "broken-attributes") =>
        new(code, $"the file of attributes cannot be used: {what}", path, $"line {line}");

    static readonly CsvReaderOptions Layout = new() { HasHeader = false, TrimWhitespace = true, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };

    static (string[] Header, List<(int Line, string[] Fields)> Rows) Records(string path)
    {
        try
        {
            return ReadRecords(path);
        }
        catch (CsvFormatException e)
        {
            throw Refused($"a quote is not closed, or stands inside a field; write \"\" for one ({e.Message})", path, (int)e.LineNumber);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException("broken-attributes", $"the file of attributes cannot be read: {e.Message}", path, inner: e);
        }
    }

    static (string[] Header, List<(int Line, string[] Fields)> Rows) ReadRecords(string path)
    {
        using var csv = CsvReader.FromFile(path, Layout);
        var header = csv.Read() ? Fields(csv) : throw Refused("it is empty; expected a header with the column of sample ids and at least one more", path, 1);
        List<(int, string[])> rows = [];
        while (csv.Read())
            if (csv.FieldCount == header.Length)
                rows.Add(((int)csv.LineNumber, Fields(csv)));
            else
                throw Refused($"the row has {csv.FieldCount} fields, the header {header.Length}", path, (int)csv.LineNumber);
        return (header, rows);
    }

    static string[] Fields(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];

    static void CheckNames(string[] header, int key, IReadOnlyList<AttributeColumn> taken, string path)
    {
        if (header.Length < 2)
            throw Refused("it has one column; expected the samples' ids and at least one attribute, separated by commas", path, 1);
        if (header.Index().FirstOrDefault(column => column.Item.Length == 0 && column.Index != key) is { Item: not null } blank)
            throw Refused($"column {blank.Index + 1} has no name", path, 1);
        if (header.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Refused($"two columns are called '{twice.Key}'", path, 1);
        if (header.Where((_, column) => column != key).FirstOrDefault(name => taken.Any(other => other.Name == name)) is { } clash)
            throw Refused($"the dataset has an attribute '{clash}' already; rename the column", path, 1);
    }

    /// <summary>For each sample its row, or null.</summary>
    static string[]?[] Join(List<(int Line, string[] Fields)> rows, int key, IReadOnlyList<string> ids, string path, ProblemLog problems)
    {
        var place = ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal);
        var lines = new int[ids.Count];
        var found = new string[]?[ids.Count];
        List<string> strangers = [];
        foreach (var (line, fields) in rows)
            if (!place.TryGetValue(fields[key], out var index))
                strangers.Add(fields[key]);
            else if (found[index] is not null)
                throw Refused($"the sample '{fields[key]}' stands twice, first on line {lines[index]}", path, line);
            else
                (found[index], lines[index]) = (fields, line);
        Report(ids, found, strangers, path, problems);
        return found;
    }

    static void Report(IReadOnlyList<string> ids, string[]?[] found, List<string> strangers, string path, ProblemLog problems)
    {
        var without = ids.Where((_, index) => found[index] is null).ToArray();
        if (without.Length == ids.Count)
            throw Refused($"none of its rows names a sample of the dataset; it has {Quoted(strangers)}, the dataset {Quoted(ids)}", path, 1);
        if (without.Length > 0)
            problems.Add(new Problem("attributes-missing", $"{without.Length} of {ids.Count} samples have no row in the file of attributes, and no value there: {Quoted(without)}"
                + (strangers.Count == 0 ? "" : $"; {strangers.Count} rows name no sample: {Quoted(strangers)}"))
            { File = path });
    }

    static string Quoted(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? "none" : string.Join(", ", names.Take(Examples).Select(name => $"'{name}'")) + (names.Count > Examples ? ", ..." : "");

    static AttributeColumn Column(string name, string?[] fields)
    {
        var numbers = new double?[fields.Length];
        for (var row = 0; row < fields.Length; row++)
            if (fields[row] is not { } field)
                continue;
            else if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
                numbers[row] = number;
            else
                return new AttributeColumn(name, fields, null);
        return new AttributeColumn(name, null, numbers);
    }
}

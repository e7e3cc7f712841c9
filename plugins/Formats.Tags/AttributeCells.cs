using System.Globalization;

namespace Assay.Formats.Tags;

/// <summary>Gathers the cells of further columns; of a sample with several rows the first that is not empty counts.</summary>
sealed class AttributeCells(string path, (int Column, string Name)[] columns)
{
    readonly List<string?>[] cells = [.. columns.Select(_ => new List<string?>())];
    readonly (int Count, int Line)[] differences = new (int, int)[columns.Length];

    public void Take(int sample, CsvLine row)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var cell = row.Cells[columns[i].Column] is { Length: > 0 } text ? text : null;
            if (sample == cells[i].Count)
                cells[i].Add(cell);
            else if (cells[i][sample] is not { } known)
                cells[i][sample] = cell;
            else if (cell is not null && cell != known)
                differences[i] = (differences[i].Count + 1, row.Line);
        }
    }

    /// <summary>A column holds numbers when everything in it is one.</summary>
    public IReadOnlyList<AttributeColumn> Build(IReadOnlyList<TagEntry> entries, Action<Problem> report)
    {
        List<AttributeColumn> built = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        for (var i = 0; i < columns.Length; i++)
        {
            if (differences[i].Count > 0)
                report(new Problem("attribute-differs", $"'{columns[i].Name}' differs between rows of one sample in {differences[i].Count} rows; the first value counts") { File = path, Place = $"line {differences[i].Line}" });
            var name = SnakeCase(columns[i].Name);
            if (!names.Add(name))
                report(new Problem("column-twice", $"'{columns[i].Name}' is '{name}' as an attribute, and so is an earlier column; it is left out, rename one") { File = path });
            else if (cells[i].Count == entries.Count && cells[i].Exists(cell => cell is not null))
                built.Add(ToColumn(name, cells[i]));
        }
        return built;
    }

    static AttributeColumn ToColumn(string name, List<string?> cells)
    {
        double?[] numbers = [.. cells.Select(ToNumber)];
        return numbers.Zip(cells).All(pair => pair.First is null == pair.Second is null)
            ? new AttributeColumn(name, null, numbers)
            : new AttributeColumn(name, [.. cells], null);
    }

    static double? ToNumber(string? cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    static string SnakeCase(string name)
    {
        var parts = new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_')]).Split('_', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? "column" : string.Join('_', parts);
    }
}

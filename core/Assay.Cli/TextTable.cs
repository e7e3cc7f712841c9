namespace Assay.Cli;

/// <summary>Rows in aligned columns, for screens; the last column is not padded.</summary>
static class TextTable
{
    public static IEnumerable<string> Lines(IReadOnlyList<string[]> rows, string indent = "")
    {
        if (rows.Count == 0)
            yield break;
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            yield return (indent + string.Join("  ", row.Select((cell, column) => column == row.Length - 1 ? cell : cell.PadRight(widths[column])))).TrimEnd();
    }
}

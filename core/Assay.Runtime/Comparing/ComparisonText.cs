using System.Globalization;
using System.Text;

namespace Assay.Runtime.Comparing;

/// <summary>A comparison for a person, for a screen of 80 columns: what differs, then the tables.</summary>
public static class ComparisonText
{
    const int Width = 80;

    public static string Write(Comparison comparison)
    {
        var text = new StringBuilder();
        WriteSources(text, comparison);
        if (comparison.Sides is [var only])
        {
            foreach (var line in new Headline(comparison, only).Lines())
                Wrap(text, line);
            new SideText(text, comparison, only).Write();
        }
        else
            SeveralText.Write(text, comparison);
        return text.ToString();
    }

    static void WriteSources(StringBuilder text, Comparison comparison)
    {
        List<string[]> lines = [];
        foreach (var (index, source) in comparison.Sources.Index())
            lines.Add([index == 0 ? "A" : comparison.Sides.Count == 1 ? "B" : source.Id, source.Component, source.Given.ReplaceLineEndings(" ")]);
        var widths = Enumerable.Range(0, 2).Select(column => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
            text.Append(CultureInfo.InvariantCulture, $"{line[0].PadRight(widths[0])}  {line[1].PadRight(widths[1])}  {line[2]}\n");
    }

    /// <summary>Words of one paragraph, further lines indented by two more.</summary>
    internal static void Wrap(StringBuilder text, string words, int indent = 0)
    {
        var column = indent;
        text.Append(' ', indent);
        foreach (var (place, word) in words.Split(' ').Index())
        {
            if (place > 0 && column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(' ', indent + 2);
                column = indent + 2;
            }
            else if (place > 0)
            {
                text.Append(' ');
                column++;
            }
            text.Append(word);
            column += word.Length;
        }
        text.Append('\n');
    }

    /// <summary>A title and rows in columns, words to the left, numbers to the right.</summary>
    internal static void Table(StringBuilder text, string title, IReadOnlyList<string[]> rows)
    {
        text.Append('\n');
        Wrap(text, title);
        var columns = Enumerable.Range(0, rows[0].Length).Select(column => (Width: rows.Max(row => row[column].Length), Words: column == 0 || rows.Skip(1).Any(row => IsWord(row[column])))).ToArray();
        foreach (var row in rows)
            text.Append("  ").Append(string.Join("  ", row.Zip(columns, (cell, column) => column.Words ? cell.PadRight(column.Width) : cell.PadLeft(column.Width))).TrimEnd()).Append('\n');
    }

    static bool IsWord(string cell) => cell.Length > 1 && !cell.AsSpan().ContainsAnyInRange('0', '9');
}

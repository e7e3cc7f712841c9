using System.Globalization;
using System.Text;
using Assay.Runtime.Evaluating;

namespace Assay.Runtime.Comparing;

/// <summary>A comparison for a person, at most a hundred columns wide: what differs, then the tables.</summary>
public static class ComparisonText
{
    const int Width = 100;

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

    /// <summary>Words of one paragraph, further lines indented.</summary>
    internal static void Wrap(StringBuilder text, string words)
    {
        var column = 0;
        foreach (var word in words.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                text.Append("\n  ");
                column = 2;
            }
            else if (column > 0)
            {
                text.Append(' ');
                column++;
            }
            text.Append(word);
            column += word.Length;
        }
        text.Append('\n');
    }

    /// <summary>A title and rows in columns, numbers to the right.</summary>
    internal static void Table(StringBuilder text, string title, IReadOnlyList<string[]> rows)
    {
        text.Append('\n');
        Wrap(text, title);
        foreach (var line in EvaluationText.Aligned(rows))
            text.Append("  ").Append(line).Append('\n');
    }
}

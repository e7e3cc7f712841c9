namespace Assay.Review.Terminal;

/// <summary>Lines of text in several pens, for a column of known width.</summary>
sealed class TextBlock(int width, Theme theme)
{
    readonly List<IReadOnlyList<(string Text, Pen Pen)>> lines = [];

    public IReadOnlyList<IReadOnlyList<(string Text, Pen Pen)>> Lines => lines;

    public int Width => width;

    public Theme Theme => theme;

    /// <summary>A heading with a free line above.</summary>
    public void Head(string text)
    {
        if (lines.Count > 0)
            lines.Add([]);
        lines.Add([(text, theme.Heading)]);
    }

    public void Add(params IReadOnlyList<(string Text, Pen Pen)> spans) => lines.Add(spans);

    /// <summary>One text on the left, one at the right edge; the left gives way.</summary>
    public void Pair(string left, Pen leftPen, string right, Pen rightPen)
    {
        var room = Math.Max(0, width - RuneWidth.Of(right) - 1);
        lines.Add([(Fitted(left, room), leftPen), (" " + right, rightPen)]);
    }

    /// <summary>A text over several lines, broken between words.</summary>
    public void Wrap(string text, Pen pen, int indent = 0, int most = int.MaxValue)
    {
        foreach (var line in Broken(text, Math.Max(4, width - indent)).Take(most))
            lines.Add([(new string(' ', indent) + line, pen)]);
    }

    static IEnumerable<string> Broken(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && RuneWidth.Of(line) + 1 + RuneWidth.Of(word) > width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : line + " " + word;
        }
        if (line.Length > 0)
            yield return line;
    }

    /// <summary>A text of exactly so many columns.</summary>
    public static string Fitted(string text, int columns)
    {
        var grid = new Grid(columns, 1);
        grid.Write(0, 0, text, default);
        return string.Concat(grid.Row(0).ToArray().Where(cell => cell.Rune != Cell.Trailing).Select(cell => char.ConvertFromUtf32(cell.Rune)));
    }

    /// <summary>Draws as many lines as there is room for; the last says how many are not there.</summary>
    public void Draw(Grid grid, Area area, int first = 0)
    {
        for (var row = 0; row < area.Height && first + row < lines.Count; row++)
            if (row == area.Height - 1 && first + row < lines.Count - 1)
                grid.Write(area.X, area.Y + row, $"\u2026 {lines.Count - first - row} more lines", theme.Faint, area.Width);
            else
                DrawLine(grid, area, area.Y + row, lines[first + row]);
    }

    static void DrawLine(Grid grid, Area area, int y, IReadOnlyList<(string Text, Pen Pen)> spans)
    {
        var x = area.X;
        foreach (var (text, pen) in spans)
            x = grid.Write(x, y, text, pen, area.Right - x);
    }
}

namespace Assay.Outputs.Report.Plotting;

/// <summary>Counts by two names.</summary>
/// <param name="Rows">Names down.</param>
/// <param name="Columns">Names across.</param>
/// <param name="Counts">Row by row.</param>
/// <param name="Left">Counts of names that are not drawn.</param>
sealed record Crossing(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<double>> Counts, double Left)
{
    public const int Most = 16;

    /// <summary>The names with most, at most <see cref="Most"/> a side.</summary>
    public static Crossing Of(IReadOnlyDictionary<(string Row, string Column), double> counts)
    {
        var (rows, columns) = (Top(counts, pair => pair.Row), Top(counts, pair => pair.Column));
        var table = rows.Select(row => (IReadOnlyList<double>)[.. columns.Select(column => counts.GetValueOrDefault((row, column)))]).ToArray();
        return new Crossing(rows, columns, table, counts.Values.Sum() - table.Sum(row => row.Sum()));
    }

    static string[] Top(IReadOnlyDictionary<(string, string), double> counts, Func<(string Row, string Column), string> name) =>
        [.. counts.GroupBy(pair => name(pair.Key)).OrderByDescending(group => group.Sum(pair => pair.Value)).ThenBy(group => group.Key, StringComparer.Ordinal).Take(Most).Select(group => group.Key)];
}

/// <summary>Counts by two names, darker where a row has more of its own.</summary>
static class HeatMap
{
    public static string Draw(string title, Crossing crossing, string rowTitle, string columnTitle)
    {
        var (rows, columns) = (crossing.Rows.Count, crossing.Columns.Count);
        var left = Math.Clamp(36 + Svg.Letter * Longest(crossing.Rows), 70, 190);
        var foot = Math.Clamp(34 + Svg.Letter * Longest(crossing.Columns), 54, 150);
        var cell = Math.Clamp((Frame.Width - left - 10) / Math.Max(1, columns), 16, 46);
        var height = Math.Clamp(cell * 0.75, 16, 30);
        var svg = new Svg(Frame.Width, (int)(Math.Max(10 + Math.Max(1, rows) * height + foot, Svg.Letter * rowTitle.Length + 8)), $"{title}: {(rows == 0 ? "nothing to draw" : $"{rows} by {columns}")}");
        if (rows == 0)
            svg.Text(Frame.Width / 2.0, 24, "nothing to draw yet", "middle", "name");
        var most = crossing.Counts.Where(row => row.Sum() > 0).Select(row => row.Max() / row.Sum()).DefaultIfEmpty(1).Max();
        for (var row = 0; row < rows; row++)
        {
            svg.Text(left - 6, 10 + (row + 0.5) * height + 4, Bars.Cut(crossing.Rows[row], (int)((left - 36) / Svg.Letter)), "end", hint: crossing.Rows[row]);
            var all = crossing.Counts[row].Sum();
            for (var column = 0; column < columns; column++)
                Cell(svg, crossing, (row, column), (left + column * cell, 10 + row * height, cell, height), all, most);
        }
        for (var column = 0; column < columns; column++)
            svg.Text(left + (column + 0.5) * cell + 4, 18 + rows * height, Bars.Cut(crossing.Columns[column], (int)((foot - 34) / Svg.Letter)), "end", hint: crossing.Columns[column], turned: true);
        svg.Text(13, Math.Max(10 + rows * height / 2, Svg.Letter * rowTitle.Length / 2 + 4), rowTitle, "middle", "name", turned: true);
        svg.Text(left + columns * cell / 2, 10 + rows * height + foot - 4, columnTitle, "middle", "name");
        return svg.ToString();
    }

    static void Cell(Svg svg, Crossing crossing, (int Row, int Column) at, (double X, double Y, double Width, double Height) place, double all, double most)
    {
        var count = crossing.Counts[at.Row][at.Column];
        var share = all > 0 ? count / all : 0;
        svg.Rect(place.X + 0.5, place.Y + 0.5, place.Width - 1, place.Height - 1, count > 0 ? "s0" : "none", $"{crossing.Rows[at.Row]} and {crossing.Columns[at.Column]}: {Figure.Of(count)}, {Figure.Percent(share)} of the row", count > 0 ? 0.1 + 0.9 * share / most : null);
        if (count > 0 && place.Width >= 24)
            svg.Text(place.X + place.Width / 2, place.Y + place.Height / 2 + 4, Figure.Short(count), "middle", "halo");
    }

    static int Longest(IReadOnlyList<string> names) => names.Count == 0 ? 0 : names.Max(name => name.Length);
}

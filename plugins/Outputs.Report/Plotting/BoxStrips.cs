namespace Assay.Outputs.Report.Plotting;

/// <summary>Where the values of a group lie.</summary>
/// <param name="Count">Values that are there.</param>
sealed record Spread(string Name, long Count, double Low, double Quarter, double Median, double ThreeQuarters, double High)
{
    /// <summary>Quantiles 5, 25, 50, 75 and 95 %, interpolated as R's type 7; the values are sorted in place.</summary>
    public static Spread? Of(string name, Span<double> values)
    {
        values.Sort(); // NaN first.
        var first = 0;
        while (first < values.Length && double.IsNaN(values[first]))
            first++;
        ReadOnlySpan<double> there = values[first..];
        return there.Length == 0 ? null : new Spread(name, there.Length, At(there, 0.05), At(there, 0.25), At(there, 0.5), At(there, 0.75), At(there, 0.95));
    }

    static double At(ReadOnlySpan<double> sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}

/// <summary>A strip a group: 5 to 95 % as a line, the middle half as a box, the median as a stroke.</summary>
static class BoxStrips
{
    const double RowHeight = 22;

    public static string Draw(string title, IReadOnlyList<Spread> spreads, string xTitle)
    {
        var rows = spreads.Take(Bars.Most).ToArray();
        var height = (int)(14 + RowHeight * Math.Max(1, rows.Length) + 42);
        var svg = new Svg(Frame.Width, height, $"{title}: {(rows.Length == 0 ? "nothing to draw" : string.Join(", ", rows.Take(5).Select(row => $"{row.Name} median {Figure.Of(row.Median)}")))}");
        var left = Math.Clamp(20 + Svg.Letter * (rows.Length == 0 ? 0 : rows.Max(row => row.Name.Length)), 70, 190);
        var (low, high) = rows.Length == 0 ? (0, 1) : (rows.Min(row => row.Low), rows.Max(row => row.High));
        var scale = low >= 0 && high <= 1 ? new LinearScale(0, 1) : LinearScale.Rounded(low, high);
        var frame = new Frame(svg, scale, new LinearScale(0, 1), new Margins(left, 14, 60, height - 42));
        foreach (var tick in scale.Ticks(5))
        {
            svg.Line(frame.X(tick), frame.Top, frame.X(tick), frame.Bottom, "grid");
            svg.Text(frame.X(tick), frame.Bottom + 17, Figure.Short(tick), "middle");
        }
        svg.Text((frame.Left + frame.Right) / 2, frame.Bottom + 34, xTitle, "middle", "name");
        if (rows.Length == 0)
            frame.Empty("nothing to draw yet");
        foreach (var (i, row) in rows.Index())
            Draw(svg, frame, row, frame.Top + i * RowHeight, (int)((left - 12) / Svg.Letter));
        return svg.ToString();
    }

    static void Draw(Svg svg, Frame frame, Spread row, double top, int letters)
    {
        var middle = top + RowHeight / 2;
        svg.Text(frame.Left - 7, top + 15, Bars.Cut(row.Name, letters), "end", hint: row.Name.Length > letters ? row.Name : null);
        svg.Line(frame.X(row.Low), middle, frame.X(row.High), middle, "whisker");
        svg.Rect(frame.X(row.Quarter), top + 5, frame.X(row.ThreeQuarters) - frame.X(row.Quarter), RowHeight - 10, "s0",
            $"{row.Name}: median {Figure.Of(row.Median)}, half between {Figure.Of(row.Quarter)} and {Figure.Of(row.ThreeQuarters)}, 90 % between {Figure.Of(row.Low)} and {Figure.Of(row.High)}");
        svg.Rect(frame.X(row.Median) - 1.5, top + 2, 3, RowHeight - 4, "s1");
        svg.Text(frame.Right + 6, top + 15, Figure.Short(row.Count));
    }
}

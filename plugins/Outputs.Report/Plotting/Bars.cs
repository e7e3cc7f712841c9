namespace Assay.Outputs.Report.Plotting;

/// <summary>A named value, with its interval when it is an estimate.</summary>
/// <param name="Note">Shown behind it: "12 of 200".</param>
sealed record Bar(string Name, double Value, double? Low = null, double? High = null, string Note = "");

/// <summary>A bar a name, lying, with intervals.</summary>
static class Bars
{
    public const int Most = 24;
    const double RowHeight = 22;

    /// <param name="bars">The first <see cref="Most"/> are drawn.</param>
    /// <param name="share">Values are shares: the axis reaches to their largest and is in percent.</param>
    public static string Draw(string title, IReadOnlyList<Bar> bars, string xTitle, bool share = false)
    {
        var rows = bars.Take(Most).ToArray();
        var height = (int)(14 + RowHeight * Math.Max(1, rows.Length) + 42);
        var svg = new Svg(Frame.Width, height, $"{title}: {(rows.Length == 0 ? "nothing to draw" : string.Join(", ", rows.Take(5).Select(bar => $"{bar.Name} {Words(bar, share)}")))}");
        var left = Math.Clamp(20 + Svg.Letter * (rows.Length == 0 ? 0 : rows.Max(bar => bar.Name.Length)), 70, 190);
        var scale = LinearScale.Rounded(0, Math.Max(share ? 0.01 : 1e-9, rows.Length == 0 ? 1 : rows.Max(bar => bar.High ?? bar.Value)));
        var frame = new Frame(svg, scale, new LinearScale(0, 1), new Margins(left, 14, Math.Clamp(14 + Svg.Letter * (rows.Length == 0 ? 0 : rows.Max(bar => Behind(bar, share).Length)), 40, 150), height - 42));
        Axis(svg, frame, scale, xTitle, share);
        if (rows.Length == 0)
            frame.Empty("nothing to draw yet");
        foreach (var (i, bar) in rows.Index())
            Draw(svg, frame, bar, frame.Top + i * RowHeight, (int)((left - 12) / Svg.Letter), share);
        return svg.ToString();
    }

    static void Axis(Svg svg, Frame frame, LinearScale scale, string title, bool share)
    {
        foreach (var tick in scale.Ticks(4))
        {
            svg.Line(frame.X(tick), frame.Top, frame.X(tick), frame.Bottom, "grid");
            svg.Text(frame.X(tick), frame.Bottom + 17, share ? Figure.Percent(tick) : Figure.Short(tick), "middle");
        }
        svg.Line(frame.Left, frame.Top, frame.Left, frame.Bottom, "axis");
        svg.Text((frame.Left + frame.Right) / 2, frame.Bottom + 34, title, "middle", "name");
    }

    static void Draw(Svg svg, Frame frame, Bar bar, double top, int letters, bool share)
    {
        var hint = $"{bar.Name}: {Words(bar, share)}";
        svg.Text(frame.Left - 7, top + 15, Cut(bar.Name, letters), "end", hint: bar.Name.Length > letters ? bar.Name : null);
        svg.Rect(frame.Left, top + 4, frame.X(bar.Value) - frame.Left, RowHeight - 8, "s0", hint);
        var end = frame.X(bar.Value);
        if (bar is { Low: { } low, High: { } high })
        {
            svg.Line(frame.X(low), top + RowHeight / 2, frame.X(high), top + RowHeight / 2, "whisker");
            foreach (var limit in new[] { low, high })
                svg.Line(frame.X(limit), top + 6, frame.X(limit), top + RowHeight - 6, "whisker");
            end = Math.Max(end, frame.X(high));
        }
        svg.Text(end + 5, top + 15, Behind(bar, share));
    }

    static string Behind(Bar bar, bool share) => bar.Note.Length > 0 ? bar.Note : Value(bar.Value, share);

    static string Value(double value, bool share) => share ? Figure.Percent(value) : Figure.Of(value);

    static string Words(Bar bar, bool share) => Value(bar.Value, share) + (bar is { Low: { } low, High: { } high } ? $" ({Value(low, share)} to {Value(high, share)})" : "") + (bar.Note.Length > 0 ? $", {bar.Note}" : "");

    /// <summary>Long names end in three dots.</summary>
    public static string Cut(string name, int letters) => name.Length <= letters ? name : string.Concat(name.AsSpan(0, Math.Max(1, letters - 1)), "…");
}

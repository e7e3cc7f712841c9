namespace Assay.Outputs.Report.Plotting;

/// <summary>What costs most: bars from the largest down, and the share they make up together.</summary>
static class Pareto
{
    const int Most = 12, Letters = 24;
    const double Body = 160;

    public static string Draw(string title, IReadOnlyList<Bar> bars, string unit)
    {
        var rows = bars.OrderByDescending(bar => bar.Value).ThenBy(bar => bar.Name, StringComparer.Ordinal).Take(Most).ToArray();
        var all = bars.Sum(bar => bar.Value);
        var foot = Math.Clamp(20 + Svg.Letter * (rows.Length == 0 ? 0 : rows.Max(bar => bar.Name.Length)), 60, 200);
        var svg = new Svg(Frame.Width, (int)(Legend.Height + Body + foot), $"{title}: {(all <= 0 ? "nothing to draw" : string.Join(", ", rows.Take(5).Select(bar => $"{bar.Name} {Figure.Of(bar.Value)}")))}");
        var frame = new Frame(svg, new LinearScale(0, Math.Max(1, rows.Length)), LinearScale.Rounded(0, rows.Length == 0 || all <= 0 ? 1 : rows[0].Value), new Margins(Top: Legend.Height + 6, Right: 56, Bottom: Legend.Height + Body));
        frame.Draw("", unit, xTicks: 0);
        if (all <= 0)
            frame.Empty("nothing to draw yet");
        else
            Draw(svg, frame, rows, all, unit);
        return svg.ToString();
    }

    static void Draw(Svg svg, Frame frame, Bar[] rows, double all, string unit)
    {
        List<(double, double)> line = [];
        var sum = 0.0;
        foreach (var (i, bar) in rows.Index())
        {
            sum += bar.Value;
            var (left, middle, high) = (frame.X(i) + 3, frame.X(i + 0.5), frame.Bottom - sum / all * (frame.Bottom - frame.Top));
            svg.Rect(left, frame.Y(bar.Value), frame.X(i + 1) - left - 3, frame.Bottom - frame.Y(bar.Value), "s0", $"{bar.Name}: {Figure.Of(bar.Value)} {unit}, {Figure.Percent(sum / all)} with those before");
            svg.Text(middle + 4, frame.Bottom + 8, Bars.Cut(bar.Name, Letters), "end", hint: bar.Name, turned: true);
            line.Add((middle, high));
        }
        svg.Path(line, "l1");
        foreach (var (x, y) in line)
            svg.Circle(x, y, 2.6, "s1");
        foreach (var share in new[] { 0, 0.5, 1.0 })
            svg.Text(frame.Right + 5, frame.Bottom - share * (frame.Bottom - frame.Top) + 4, Figure.Percent(share));
        Legend.Draw(svg, frame.Left, ("s0", unit), ("s1", "all so far"));
    }
}

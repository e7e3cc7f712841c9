namespace Assay.Outputs.Report.Plotting;

/// <summary>How often values are what: a bar per bin, marked ones in front, thresholds as lines.</summary>
static class Histogram
{
    /// <param name="unit">What is counted: "samples".</param>
    /// <param name="marked">What marked ones are called; null: none are marked.</param>
    public static string Draw(string title, Bins bins, string xTitle, string unit, string? marked = null, params IReadOnlyList<(double Value, string Words)> thresholds)
    {
        var svg = new Svg(Frame.Width, Frame.Height, $"{title}: {Summary(bins, unit)}");
        Scale x = bins.Log ? new LogScale(bins.Edges[0], bins.Edges[^1]) : new LinearScale(bins.Edges[0], bins.Edges[^1]);
        var most = bins.Counts.Max();
        var frame = new Frame(svg, x, LinearScale.Rounded(0, Math.Max(1, most)), new Margins(Top: marked is null ? 14 : Legend.Height + 6));
        frame.Draw(xTitle, unit);
        if (bins.Total == 0)
            frame.Empty($"no {unit} with a value");
        for (var i = 0; i < bins.Counts.Count; i++)
            if (bins.Counts[i] > 0)
                Bar(svg, frame, bins, i, unit, marked);
        if (marked is not null)
            Legend.Draw(svg, frame.Left, ("s0", $"all {unit}"), ("s1", marked));
        foreach (var (row, threshold) in thresholds.Index())
            frame.Threshold(threshold.Value, threshold.Words, row);
        return svg.ToString();
    }

    static void Bar(Svg svg, Frame frame, Bins bins, int i, string unit, string? marked)
    {
        var (left, right) = (frame.X(bins.Edges[i]), frame.X(bins.Edges[i + 1]));
        var hint = $"{Figure.Of(bins.Edges[i])} to {Figure.Of(bins.Edges[i + 1])}: {Figure.Of(bins.Counts[i])} {unit}{(marked is null ? "" : $", {Figure.Of(bins.Marked[i])} {marked}")}";
        svg.Rect(left + 0.5, frame.Y(bins.Counts[i]), right - left - 1, frame.Bottom - frame.Y(bins.Counts[i]), "s0", hint);
        if (marked is not null && bins.Marked[i] > 0)
            svg.Rect(left + 0.5, frame.Y(bins.Marked[i]), right - left - 1, frame.Bottom - frame.Y(bins.Marked[i]), "s1", hint);
    }

    static string Summary(Bins bins, string unit)
    {
        if (bins.Total == 0)
            return $"no {unit} with a value";
        var top = Enumerable.Range(0, bins.Counts.Count).MaxBy(i => bins.Counts[i]);
        return $"{Figure.Of(bins.Total)} {unit}, most between {Figure.Of(bins.Edges[top])} and {Figure.Of(bins.Edges[top + 1])}";
    }
}

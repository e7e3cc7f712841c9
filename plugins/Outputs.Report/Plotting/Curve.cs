namespace Assay.Outputs.Report.Plotting;

/// <summary>Curves in one frame.</summary>
static class Curve
{
    public static string Draw(string title, IReadOnlyList<Line> lines, string xTitle, string yTitle, bool share = false, params IReadOnlyList<(double Value, string Words)> thresholds)
    {
        var drawn = lines.Where(line => line.X.Count > 0).Select(line => line.Thinned()).ToArray();
        var svg = new Svg(Frame.Width, Frame.Height, $"{title}: {(drawn.Length == 0 ? "nothing to draw" : string.Join("; ", drawn.Select(Summary)))}");
        double Least(Func<Line, IReadOnlyList<double>> of) => drawn.Length == 0 ? 0 : drawn.Min(line => of(line).Min());
        double Most(Func<Line, IReadOnlyList<double>> of) => drawn.Length == 0 ? 1 : drawn.Max(line => of(line).Max());
        var frame = new Frame(svg, new LinearScale(Math.Min(0, Least(line => line.X)), Most(line => line.X)), share ? new LinearScale(0, 1) : LinearScale.Rounded(Math.Min(0, Least(line => line.Y)), Most(line => line.Y)), new Margins(Top: Legend.Height + 6));
        frame.Draw(xTitle, yTitle);
        if (drawn.Length == 0)
            frame.Empty("nothing to draw yet");
        foreach (var (i, line) in drawn.Index())
            svg.Path(Corners(line).Select(point => (frame.X(point.X), frame.Y(point.Y))), $"l{i}{(line.Dashed ? " dashed" : "")}", Summary(line));
        Legend.Draw(svg, frame.Left, [.. drawn.Index().Select(line => ($"s{line.Index}", line.Item.Name))]);
        foreach (var (row, threshold) in thresholds.Index())
            frame.Threshold(threshold.Value, threshold.Words, row);
        return svg.ToString();
    }

    static string Summary(Line line) => $"{line.Name}, from {Figure.Of(line.Y[0])} at {Figure.Of(line.X[0])} to {Figure.Of(line.Y[^1])} at {Figure.Of(line.X[^1])}";

    static IEnumerable<(double X, double Y)> Corners(Line line)
    {
        for (var i = 0; i < line.X.Count; i++)
        {
            if (line.Steps && i > 0)
                yield return (line.X[i], line.Y[i - 1]);
            yield return (line.X[i], line.Y[i]);
        }
    }
}

namespace Assay.Outputs.Report.Plotting;

/// <summary>Two values against each other, with the lines that cut the plane into four.</summary>
static class Scatter
{
    public static string Draw(string title, Points points, string xTitle, string yTitle, string unit, string? marked = null, (double X, double Y)? cut = null)
    {
        var svg = new Svg(Frame.Width, Frame.Height, $"{title}: {Figure.Of(points.Count)} {unit}");
        var drawsMarked = marked is not null && points.Few.Count > 0;
        var frame = new Frame(svg, new LinearScale(points.Left, points.Right), new LinearScale(points.Low, points.High), new Margins(Top: drawsMarked ? Legend.Height + 6 : 14));
        frame.Draw(xTitle, yTitle);
        if (points.Count == 0)
            frame.Empty($"no {unit} with both values");
        Cells(svg, frame, points, unit);
        foreach (var (x, y, isMarked) in points.Few.OrderBy(point => point.Marked))
            svg.Circle(frame.X(x), frame.Y(y), 2.6, drawsMarked && isMarked ? "s1 dot" : "s0 dot", $"{Figure.Of(x)}, {Figure.Of(y)}");
        if (drawsMarked)
            Legend.Draw(svg, frame.Left, ("s0", $"all {unit}"), ("s1", marked!));
        if (cut is var (atX, atY))
        {
            svg.Line(frame.X(atX), frame.Top, frame.X(atX), frame.Bottom, "mark");
            svg.Line(frame.Left, frame.Y(atY), frame.Right, frame.Y(atY), "mark");
        }
        return svg.ToString();
    }

    /// <summary>Opacity grows with the logarithm: a lone point still shows.</summary>
    static void Cells(Svg svg, Frame frame, Points points, string unit)
    {
        var most = points.Cells.Count == 0 ? 1 : points.Cells.Max(cell => cell.Count);
        var (width, height) = ((frame.Right - frame.Left) / Points.Columns, (frame.Bottom - frame.Top) / Points.Rows);
        foreach (var (column, row, count) in points.Cells)
            svg.Rect(frame.Left + column * width, frame.Bottom - (row + 1) * height, width, height, "s0", $"{Figure.Of(count)} {unit}", 0.12 + 0.88 * Math.Log(count) / Math.Max(1e-9, Math.Log(most)));
    }
}

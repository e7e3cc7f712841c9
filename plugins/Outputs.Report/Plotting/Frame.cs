namespace Assay.Outputs.Report.Plotting;

/// <summary>The place within a picture where values stand, with its axes.</summary>
sealed class Frame(Svg svg, Scale x, Scale y, Margins margins)
{
    /// <summary>Of every picture, in its own units; the page scales it.</summary>
    public const int Width = 480, Height = 270;

    public double Left => margins.Left;
    public double Right => Width - margins.Right;
    public double Top => margins.Top;
    public double Bottom => margins.Bottom;

    public double X(double value) => Left + x.Place(value) * (Right - Left);
    public double Y(double value) => Bottom - y.Place(value) * (Bottom - Top);

    /// <summary>Grid, ticks and titles.</summary>
    public void Draw(string xTitle, string yTitle, int xTicks = 6, int yTicks = 5)
    {
        foreach (var tick in y.Ticks(yTicks))
        {
            svg.Line(Left, Y(tick), Right, Y(tick), "grid");
            svg.Text(Left - 6, Y(tick) + 4, Figure.Short(tick), "end");
        }
        foreach (var tick in xTicks > 0 ? x.Ticks(xTicks) : [])
        {
            svg.Line(X(tick), Bottom, X(tick), Bottom + 4, "axis");
            svg.Text(X(tick), Bottom + 17, Figure.Short(tick), "middle");
        }
        svg.Line(Left, Bottom, Right, Bottom, "axis");
        svg.Text((Left + Right) / 2, Bottom + 35, xTitle, "middle", "name");
        svg.Text(12, (Top + Bottom) / 2, yTitle, "middle", "name", turned: true);
    }

    /// <summary>A vertical line with its words at the top, on the side where there is room.</summary>
    public void Threshold(double value, string words, int row = 0)
    {
        var (at, toLeft) = (X(value), X(value) > (Left + Right) / 2);
        svg.Line(at, Top, at, Bottom, "mark");
        svg.Text(at + (toLeft ? -5 : 5), Top + 11 + 14 * row, words, toLeft ? "end" : "start", "strong");
    }

    /// <summary>What stands in the middle of a picture without a value.</summary>
    public void Empty(string words) => svg.Text((Left + Right) / 2, (Top + Bottom) / 2, words, "middle", "name");
}

/// <summary>Around the frame, in units of the picture; <paramref name="Bottom"/> is where the frame ends, from the top.</summary>
sealed record Margins(double Left = 62, double Top = 14, double Right = 14, double Bottom = Frame.Height - 42);

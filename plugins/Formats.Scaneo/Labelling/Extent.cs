namespace Assay.Formats.Scaneo.Labelling;

/// <summary>How far points reach, in pixels; what holds a point that is nowhere reaches nowhere.</summary>
readonly record struct Extent(double Left, double Top, double Right, double Bottom)
{
    public static Extent Of(IEnumerable<(double X, double Y)> points)
    {
        var (left, top, right, bottom) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        foreach (var (x, y) in points)
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
        return new Extent(left, top, right, bottom);
    }

    /// <summary>Whether it shares more than an edge with an image.</summary>
    public bool Touches(Size size) => Right > 0 && Bottom > 0 && Left < size.Width && Top < size.Height;

    /// <summary>Whether it reaches beyond an image by more than half a pixel, which no rounding explains.</summary>
    public bool Leaves(Size size) => Left < -.5 || Top < -.5 || Right > size.Width + .5 || Bottom > size.Height + .5;

    public Box Box => new(Left, Top, Right - Left, Bottom - Top);
}

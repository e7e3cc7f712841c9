using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Labelling;

/// <summary>An ellipse by the rule of pixel centres: a pixel belongs to it when its centre does.</summary>
static class EllipseMask
{
    /// <param name="numbers">cx, cy, rx, ry.</param>
    /// <param name="degrees">About the centre, clockwise as one looks at the image.</param>
    /// <param name="size">The image; what lies outside is cut off.</param>
    /// <exception cref="BrokenShape">A radius is not above 0.</exception>
    public static Rle Of(ReadOnlySpan<double> numbers, double degrees, Size size)
    {
        var (cx, cy, rx, ry) = (numbers[0], numbers[1], numbers[2], numbers[3]);
        if (!(rx > 0 && ry > 0))
            throw new BrokenShape("negative-size", $"the ellipse has the radii {rx} and {ry}, expected two above 0");
        var (sin, cos) = degrees == 0 ? (0, 1) : Math.SinCos(degrees * Math.PI / 180);
        var (halfWidth, halfHeight) = (Math.Sqrt(rx * rx * cos * cos + ry * ry * sin * sin), Math.Sqrt(rx * rx * sin * sin + ry * ry * cos * cos));
        var (left, right) = (First(cx - halfWidth, size.Width), Last(cx + halfWidth, size.Width));
        var (top, bottom) = (First(cy - halfHeight, size.Height), Last(cy + halfHeight, size.Height));
        if (left >= right || top >= bottom)
            return new Rle(size, [(uint)size.Area]);
        var pixels = new bool[(long)(right - left) * (bottom - top)];
        for (var x = left; x < right; x++)
            for (var y = top; y < bottom; y++)
            {
                var (dx, dy) = (x + .5 - cx, y + .5 - cy);
                var (along, across) = ((dx * cos + dy * sin) / rx, (dy * cos - dx * sin) / ry);
                pixels[(long)(x - left) * (bottom - top) + y - top] = along * along + across * across <= 1;
            }
        return ColumnRuns.Of(size, left, top, right - left, bottom - top, pixels);
    }

    static int First(double at, int end) => (int)Math.Clamp(Math.Floor(at), 0, end);

    static int Last(double at, int end) => (int)Math.Clamp(Math.Ceiling(at), 0, end);
}

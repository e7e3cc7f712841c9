namespace Assay.Kernels.Geodesy;

/// <summary>
/// The affine map between pixels and a coordinate reference system, GDAL's six numbers in GDAL's order (GDAL 3.6, "Geotransform tutorial"): X = A + column B + row C,
/// Y = D + column E + row F. Columns and rows are counted at pixels' outer corners: (0, 0) is the top left corner of the image, (0.5, 0.5) the centre of its first pixel. C and E turn the image.
/// </summary>
public readonly record struct GeoTransform(double A, double B, double C, double D, double E, double F)
{
    /// <summary>From the six numbers.</summary>
    /// <exception cref="ArgumentException">Not six finite numbers, or a pixel without an extent.</exception>
    public static GeoTransform Of(IReadOnlyList<double> six)
    {
        if (six.Count != 6 || six.Any(number => !double.IsFinite(number)))
            throw new ArgumentException($"a geotransform is six finite numbers, got {string.Join(", ", six)}", nameof(six));
        var transform = new GeoTransform(six[0], six[1], six[2], six[3], six[4], six[5]);
        return transform.Determinant != 0 ? transform : throw new ArgumentException($"the geotransform {string.Join(", ", six)} makes pixels without an extent", nameof(six));
    }

    /// <summary>The six numbers of a window of the image, whose top left corner is then (0, 0).</summary>
    /// <param name="six">Of the image; anything but six numbers is given back as it is.</param>
    /// <param name="column">Of the window's corner, in pixels.</param>
    /// <param name="row">Of the window's corner, in pixels.</param>
    public static IReadOnlyList<double> Shift(IReadOnlyList<double> six, double column, double row) =>
        six is [var a, var b, var c, var d, var e, var f] ? [a + column * b + row * c, b, c, d + column * e + row * f, e, f] : six;

    double Determinant => B * F - C * E;

    /// <summary>The place of a pixel's corner in the units of the reference system.</summary>
    public (double X, double Y) ToGround(double column, double row) => (A + column * B + row * C, D + column * E + row * F);

    /// <summary>The column and row of a place; the inverse of <see cref="ToGround"/>.</summary>
    public (double Column, double Row) ToPixel(double x, double y)
    {
        var (dx, dy) = (x - A, y - D);
        return ((dx * F - dy * C) / Determinant, (dy * B - dx * E) / Determinant);
    }

    /// <summary>The side of a square as large as a pixel, in the units of the reference system: the ground sampling distance.</summary>
    public double PixelSize => Math.Sqrt(Math.Abs(Determinant));

    /// <summary>Whether both sides of a pixel are of one length and at right angles, to a millionth: only then is a distance in pixels one on the ground, whatever its direction.</summary>
    public bool HasSquarePixels
    {
        get
        {
            var (first, second) = (Math.Sqrt(B * B + E * E), Math.Sqrt(C * C + F * F));
            return Math.Abs(first - second) <= 1e-6 * first && Math.Abs(B * C + E * F) <= 1e-6 * first * second;
        }
    }
}

namespace Assay.Review.Terminal;

/// <summary>Slanted lines over what nobody labelled.</summary>
static class Hatch
{
    public const char Mark = '/';

    /// <param name="canvas">Drawn on.</param>
    /// <param name="at">The shown pixel's position.</param>
    public static void Paint(Canvas canvas, int at)
    {
        var (x, y, period) = (at % canvas.Raster.Width, at / canvas.Raster.Width, 4 * canvas.Line);
        var isLine = (x + y) % period < canvas.Line;
        canvas.Cover(at, isLine ? Okabe.Grey : Okabe.Black, isLine ? 0.8 : 0.35, isLine ? Mark : ' ');
    }
}

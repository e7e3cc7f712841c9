namespace Assay.Review.Terminal;

/// <summary>Draws the score of every pixel: what is suspicious glows, what is not lets the image through in grey. A reduced pixel is as hot as the hottest it covers.</summary>
static class HeatPainter
{
    public static void Paint(Canvas canvas, HeatMap heat, double alpha)
    {
        var count = canvas.Samples(1);
        var size = canvas.Size;
        var columns = Canvas.Spread(canvas.Port.Left, canvas.Port.Scale, canvas.Raster.Width, count, size.Width);
        var rows = Canvas.Spread(canvas.Port.Top, canvas.Port.Scale, canvas.Raster.Height, count, size.Height);
        var at = 0;
        foreach (var down in rows)
            foreach (var across in columns)
                Paint(canvas, at++, Hottest(heat, across, down), alpha);
    }

    static float Hottest(HeatMap heat, int[] across, int[] down)
    {
        var hottest = float.NaN;
        foreach (var y in down)
            foreach (var x in across)
                if (x >= 0 && y >= 0 && heat.At(x, y) is var value && !(value <= hottest) && !float.IsNaN(value))
                    hottest = value;
        return hottest;
    }

    static void Paint(Canvas canvas, int at, float heat, double alpha)
    {
        if (float.IsNaN(heat))
            return;
        heat = Math.Clamp(heat, 0, 1);
        var pixels = canvas.Raster.Pixels;
        pixels[at] = Okabe.Mix(Okabe.Faded(pixels[at]), HeatMap.Color(heat), alpha + (1 - alpha) * heat);
        canvas.Raster.Marks[at] = heat < 0.05f ? '\0' : (char)('0' + Math.Min(9, (int)((1 - heat) * 10)));
    }
}

namespace Assay.Runtime.Demo;

/// <summary>A box of three pixels, twice in each direction: a kernel of 1, 2, 3, 2, 1. Beyond the edge the edge repeats.</summary>
static class Blur
{
    public static float[] Twice(Size size, float[] plane)
    {
        var other = new float[plane.Length];
        for (var pass = 0; pass < 2; pass++)
        {
            Across(plane, other, size.Height, size.Width, size.Width, 1);
            Across(other, plane, size.Width, size.Height, 1, size.Width);
        }
        return plane;
    }

    /// <summary>Averages along lines; two starts of lines are <paramref name="line"/> apart, two pixels of a line <paramref name="step"/>.</summary>
    static void Across(float[] from, float[] to, int lines, int length, int line, int step)
    {
        for (var l = 0; l < lines; l++)
            for (var i = 0; i < length; i++)
            {
                var at = l * line + i * step;
                var before = i > 0 ? at - step : at;
                var after = i < length - 1 ? at + step : at;
                to[at] = (from[before] + from[at] + from[after]) * (1f / 3);
            }
    }
}

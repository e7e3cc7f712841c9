namespace Assay.Scorers.Learning;

/// <summary>A window with a judged pixel.</summary>
/// <param name="Mean">Its mean uncertainty, over judged pixels.</param>
/// <param name="Class">The class that most of them are for the reference; of equal ones the first.</param>
readonly record struct Window(Box Box, double Mean, int Pixels, int Class);

/// <summary>Cuts a sample into windows of nearly one size and measures each.</summary>
static class Windows
{
    /// <summary>All windows that have a judged pixel, the most uncertain first; of equal ones the one further up, then further left.</summary>
    /// <param name="values">A value per pixel, NaN where none is judged.</param>
    /// <param name="predicted">A class per judged pixel.</param>
    public static List<Window> Of(ReadOnlySpan<double> values, ReadOnlySpan<ushort> predicted, Size size, int side, int classes)
    {
        List<Window> found = [];
        var (across, down) = (Count(size.Width, side), Count(size.Height, side));
        for (var row = 0; row < down; row++)
            for (var column = 0; column < across; column++)
            {
                var (left, top) = (Edge(column, across, size.Width), Edge(row, down, size.Height));
                var (right, bottom) = (Edge(column + 1, across, size.Width), Edge(row + 1, down, size.Height));
                if (Measure(values, predicted, size.Width, new Box(left, top, right - left, bottom - top), classes) is { } window)
                    found.Add(window);
            }
        return [.. found.OrderByDescending(window => window.Mean)]; // Stable: reading order among equals.
    }

    static int Count(int length, int side) => Math.Max(1, (int)Math.Round((double)length / side, MidpointRounding.AwayFromZero));

    static int Edge(int number, int count, int length) => (int)((long)number * length / count);

    static Window? Measure(ReadOnlySpan<double> values, ReadOnlySpan<ushort> predicted, int width, Box box, int classes)
    {
        var counts = new int[classes];
        var (sum, pixels) = (0.0, 0);
        for (var y = (int)box.Y; y < box.Bottom; y++)
            for (var at = y * width + (int)box.X; at < y * width + (int)box.Right; at++)
                if (!double.IsNaN(values[at]))
                {
                    sum += values[at];
                    pixels++;
                    counts[predicted[at]]++;
                }
        return pixels == 0 ? null : new Window(box, sum / pixels, pixels, Array.IndexOf(counts, counts.Max()));
    }
}

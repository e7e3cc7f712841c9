namespace Assay.Formats.Cvat.Labelling;

/// <summary>Pixels of a box inside an image as runs down the columns of the image.</summary>
static class ColumnRuns
{
    /// <param name="size">The image, which holds the box.</param>
    /// <param name="pixels">Down the columns of the box.</param>
    public static Rle Of(Size size, int left, int top, int width, int height, ReadOnlySpan<bool> pixels)
    {
        List<uint> runs = [0];
        var at = 0L; // Pixels of the image that have a run.
        for (var x = 0; x < width; x++)
            for (var y = 0; y < height;)
            {
                var inside = pixels[x * height + y];
                var end = y + 1;
                while (end < height && pixels[x * height + end] == inside)
                    end++;
                if (inside)
                {
                    var start = (long)(left + x) * size.Height + top + y;
                    Add(runs, start - at, foreground: false);
                    Add(runs, end - y, foreground: true);
                    at = start + end - y;
                }
                y = end;
            }
        Add(runs, size.Area - at, foreground: false);
        return new Rle(size, [.. runs]);
    }

    static void Add(List<uint> runs, long count, bool foreground)
    {
        if (count == 0)
            return;
        if (runs.Count % 2 == 0 != foreground)
            runs.Add(0);
        runs[^1] += (uint)count;
    }
}

namespace Assay.Kernels;

/// <summary>A window of a mask kept as run lengths, without unpacking it.</summary>
public static class RunCrop
{
    /// <summary>The runs of a window.</summary>
    /// <param name="runs">Background first, down the columns of a frame.</param>
    /// <param name="frameHeight">Rows of that frame.</param>
    /// <param name="x">The window's first column; the window lies within the frame.</param>
    /// <param name="y">The window's first row.</param>
    /// <param name="width">Columns of the window.</param>
    /// <param name="height">Rows of the window.</param>
    /// <returns>Runs that sum to width x height, without an empty one but perhaps the first.</returns>
    public static uint[] Crop(ReadOnlySpan<uint> runs, int frameHeight, int x, int y, int width, int height)
    {
        List<uint> cropped = [];
        var (position, done) = (0L, 0L); // In the frame; in the window, up to the last foreground.
        for (var i = 0; i < runs.Length; position += runs[i++])
            if (i % 2 == 1)
                for (var column = Math.Max(x, position / frameHeight); column < x + width && column * frameHeight < position + runs[i]; column++)
                {
                    var first = Math.Max(y, position - column * frameHeight);
                    var end = Math.Min(y + height, position + runs[i] - column * frameHeight);
                    if (first < end)
                        Add(cropped, ref done, (column - x) * height + first - y, end - first);
                }
        if ((long)width * height - done is > 0 and var rest)
            cropped.Add((uint)rest);
        return [.. cropped];
    }

    static void Add(List<uint> runs, ref long done, long start, long length)
    {
        if (start == done && runs.Count > 0)
            runs[^1] += (uint)length;
        else
            runs.AddRange([(uint)(start - done), (uint)length]);
        done = start + length;
    }
}

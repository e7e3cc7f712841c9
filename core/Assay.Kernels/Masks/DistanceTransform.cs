namespace Assay.Kernels;

/// <summary>
/// Exact squared Euclidean distance of every pixel's centre to the nearest marked pixel's, and which one that is. Columns first, then the lower envelope of
/// parabolas along each row, in whole numbers (Meijster, Roerdink, Hesselink, A general algorithm for computing distance transforms in linear time, 2000, section 2).
/// </summary>
public static class DistanceTransform
{
    /// <summary>What <c>squared</c> holds where nothing is marked anywhere.</summary>
    public const long None = long.MaxValue;

    /// <summary>Measures. Which of several pixels equally far away is taken depends on nothing but the mask.</summary>
    /// <param name="marked">Row-major; any byte but 0 marks.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="squared">Row-major; 0 on marked pixels, <see cref="None"/> everywhere when none is marked.</param>
    /// <param name="nearest">Row-major positions of the nearest marked pixel, -1 when there is none.</param>
    /// <exception cref="ArgumentException">A span does not have width x height entries.</exception>
    public static void Find(ReadOnlySpan<byte> marked, int width, int height, Span<long> squared, Span<int> nearest)
    {
        var area = RunLengths.CheckedArea(width, height);
        if (marked.Length != area || squared.Length != area || nearest.Length != area)
            throw new ArgumentException($"{marked.Length}, {squared.Length} and {nearest.Length} entries for {width}x{height} pixels");
        FindInColumns(marked, width, height, nearest);
        var (columns, starts, rows) = (new int[width], new long[width], new int[width]);
        for (var y = 0; y < height; y++)
        {
            var row = nearest.Slice(y * width, width);
            row.CopyTo(rows);
            Envelope(rows, y, columns, starts, squared.Slice(y * width, width), row, width);
        }
    }

    /// <summary>Writes the row of the nearest marked pixel in each pixel's own column, or -1.</summary>
    static void FindInColumns(ReadOnlySpan<byte> marked, int width, int height, Span<int> nearest)
    {
        for (var i = 0; i < marked.Length; i++)
            nearest[i] = marked[i] != 0 ? i / width : i >= width ? nearest[i - width] : -1;
        for (var i = marked.Length - width - 1; i >= 0; i--)
        {
            var (y, below) = (i / width, nearest[i + width]);
            if (below > y && (nearest[i] < 0 || below - y < y - nearest[i]))
                nearest[i] = below;
        }
    }

    // Of each column, rows has the row of its nearest marked pixel, or -1. Scratch: columns, whose parabola is lowest, from left to right; starts, from where on it is.
    static void Envelope(int[] rows, int y, int[] columns, long[] starts, Span<long> squared, Span<int> nearest, int width)
    {
        var last = -1;
        for (var u = 0; u < width; u++)
        {
            if (rows[u] < 0)
                continue;
            while (last >= 0 && Cost(starts[last], columns[last], rows, y) > Cost(starts[last], u, rows, y))
                last--;
            var start = last < 0 ? 0 : 1 + Crossing(columns[last], u, rows, y);
            if (start < width)
                (columns[++last], starts[last]) = (u, start);
        }
        for (var x = width - 1; x >= 0; x--)
        {
            while (last > 0 && starts[last] > x)
                last--;
            squared[x] = last < 0 ? None : Cost(x, columns[last], rows, y);
            nearest[x] = last < 0 ? -1 : rows[columns[last]] * width + columns[last];
        }
    }

    static long Cost(long x, int column, int[] rows, int y) => (x - column) * (x - column) + (long)(y - rows[column]) * (y - rows[column]);

    /// <summary>The last x at which the left parabola is not above the right one.</summary>
    static long Crossing(int left, int right, int[] rows, int y)
    {
        var (a, b) = ((long)(y - rows[left]) * (y - rows[left]), (long)(y - rows[right]) * (y - rows[right]));
        var (above, below) = ((long)right * right - (long)left * left + b - a, 2L * (right - left));
        return above >= 0 ? above / below : -((-above + below - 1) / below);
    }
}

namespace Assay.Kernels;

/// <summary>A side of a polygon on a grid five times as fine as the pixels, turned so that its longer axis ascends.</summary>
readonly struct Edge
{
    readonly long x, y, dx, dy;
    readonly double slope, inverse;

    public Edge(long x0, long y0, long x1, long y1)
    {
        (dx, dy) = (Math.Abs(x1 - x0), Math.Abs(y1 - y0));
        if (dx >= dy ? x0 > x1 : y0 > y1)
            (x0, y0, x1, y1) = (x1, y1, x0, y0);
        (x, y) = (x0, y0);
        slope = dx >= dy ? (double)(y1 - y0) / dx : (double)(x1 - x0) / dy;
        inverse = 1 / slope;
        (Left, Right) = (Math.Min(x0, x1), Math.Max(x0, x1));
    }

    public long Left { get; }

    public long Right { get; }

    /// <summary>The pixel columns c of a frame for which sub-columns 5c + 2 and 5c + 3 lie in left..right; none when first > last.</summary>
    public static (int First, int Last) ColumnsBetween(long left, long right, int width)
    {
        var first = left <= 2 ? 0 : (left + 2) / 5;
        var last = right < 3 ? -1 : (right - 3) / 5;
        return first >= width ? (0, -1) : ((int)first, (int)Math.Min(last, width - 1));
    }

    /// <summary>Writes the row at which the edge crosses each column from..to to rows[next[column]++]; next starts at column from.</summary>
    public void Cross(int from, int to, int height, Span<int> next, Span<int> rows)
    {
        if (dx >= dy)
            for (var column = from; column <= to; column++)
                rows[next[column - from]++] = Row(FlatCrossing(5L * column + 2), height);
        else
            for (var column = from; column <= to; column++)
                rows[next[column - from]++] = Row(SteepCrossing(5L * column + 2), height);
    }

    // The edge has a point in each sub-column; the smaller y of this one and the next.
    long FlatCrossing(long subColumn) => Math.Min((long)(y + slope * (subColumn - x) + .5), (long)(y + slope * (subColumn + 1 - x) + .5));

    // The edge has a point in each sub-row; the last y before it passes from this sub-column to the next, or back. The first guess may be off by rounding only.
    long SteepCrossing(long subColumn)
    {
        var t = Math.Clamp((long)((subColumn + .5 - x) * inverse), 1, dy);
        while (t > 1 && IsPast(subColumn, t - 1))
            t--;
        while (t < dy && !IsPast(subColumn, t))
            t++;
        return y + t - 1;
    }

    bool IsPast(long subColumn, long t) => (long)(x + slope * t + .5) > subColumn == slope > 0;

    // Sub-rows 5r - 2 .. 5r + 2 belong to row r.
    static int Row(long subRow, int height) => subRow <= 2 ? 0 : (int)Math.Min((subRow + 2) / 5, height);
}

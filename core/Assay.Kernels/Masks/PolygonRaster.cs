using System.Buffers;

namespace Assay.Kernels;

/// <summary>
/// Polygons and boxes as run lengths, bit for bit as the COCO API draws them (<c>rleFrPoly</c>, <c>rleFrBbox</c>; pycocotools 2.0.11).
/// Points are put on a grid five times as fine as the pixels. The outline is walked along its longer axis; where it steps from sub-column 5x + 2 to the next,
/// pixel column x changes between inside and outside, at the row that the smaller of both sub-rows gives. Inside one polygon the even-odd rule holds.
/// </summary>
/// <remarks>
/// The walk is not done point by point: only the steps that count are computed, with the same expressions, so the result is the same. Rows are put into their
/// columns by counting; a column of an ordinary outline holds two.
/// Coordinates beyond 2^40 / 5 pixels are moved there; the COCO API overflows long before.
/// </remarks>
public static class PolygonRaster
{
    const double FarthestSubpixel = 1L << 40;
    const int SmallBuffer = 512;

    /// <summary>Draws one polygon.</summary>
    /// <param name="xy">x0, y0, x1, y1, ... in pixels; the last point is joined to the first. A trailing odd number is not read.</param>
    /// <param name="width">Columns of the frame; what lies outside is cut off.</param>
    /// <param name="height">Rows of the frame.</param>
    /// <returns>Runs down the columns, background first; they sum to width x height.</returns>
    /// <exception cref="ArgumentException">A coordinate is not finite, or the outline crosses more than 2^28 pixel columns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is negative, or the frame has more than 2^32 - 1 pixels.</exception>
    public static uint[] ToRuns(ReadOnlySpan<double> xy, int width, int height)
    {
        var area = RunLengths.CheckedArea(width, height);
        var points = xy.Length / 2;
        if (points == 0 || area == 0)
            return [area];
        var scaled = ArrayPool<long>.Shared.Rent(2 * points + 2);
        try
        {
            Scale(xy, scaled, points);
            return Draw(scaled.AsSpan(0, 2 * points + 2), width, height, area);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(scaled);
        }
    }

    /// <summary>Draws a box, as the polygon of its corners.</summary>
    /// <returns>Runs down the columns, background first; they sum to width x height.</returns>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static uint[] BoxToRuns(double x, double y, double boxWidth, double boxHeight, int width, int height) =>
        ToRuns([x, y, x, y + boxHeight, x + boxWidth, y + boxHeight, x + boxWidth, y], width, height);

    // x and y of every point on the fine grid, the first one repeated at the end. Truncation toward zero is the COCO API's.
    static void Scale(ReadOnlySpan<double> xy, Span<long> scaled, int points)
    {
        for (var i = 0; i < 2 * points; i++)
        {
            if (!double.IsFinite(xy[i]))
                throw new ArgumentException($"coordinate {i} of the polygon is {xy[i]}, not a finite number", nameof(xy));
            scaled[i] = (long)Math.Clamp(5 * xy[i] + .5, -FarthestSubpixel, FarthestSubpixel);
        }
        (scaled[2 * points], scaled[2 * points + 1]) = (scaled[0], scaled[1]);
    }

    static uint[] Draw(ReadOnlySpan<long> points, int width, int height, uint area)
    {
        var (first, last) = Columns(points, width);
        if (first > last)
            return [area];
        int[]? rentedStarts = null, rentedRows = null;
        var columns = last - first + 1;
        var starts = columns < SmallBuffer ? stackalloc int[SmallBuffer] : rentedStarts = ArrayPool<int>.Shared.Rent(columns + 1);
        starts = starts[..(columns + 1)];
        try
        {
            var crossings = CountCrossings(points, starts, first, width);
            var rows = crossings <= SmallBuffer ? stackalloc int[SmallBuffer] : rentedRows = ArrayPool<int>.Shared.Rent(crossings);
            FillRows(points, starts, rows, first, width, height);
            return Join(starts, rows[..crossings], first, height, area);
        }
        finally
        {
            if (rentedStarts is not null)
                ArrayPool<int>.Shared.Return(rentedStarts);
            if (rentedRows is not null)
                ArrayPool<int>.Shared.Return(rentedRows);
        }
    }

    // The first and last pixel column that the outline can cross.
    static (int First, int Last) Columns(ReadOnlySpan<long> points, int width)
    {
        var (left, right) = (points[0], points[0]);
        for (var i = 2; i < points.Length; i += 2)
            (left, right) = (Math.Min(left, points[i]), Math.Max(right, points[i]));
        return Edge.ColumnsBetween(left, right, width);
    }

    // Afterwards starts[c] is where the rows of column first + c begin.
    static int CountCrossings(ReadOnlySpan<long> points, Span<int> starts, int first, int width)
    {
        starts.Clear();
        var total = 0L;
        for (var i = 0; i + 3 < points.Length; i += 2)
        {
            var (from, to) = Edge.ColumnsBetween(Math.Min(points[i], points[i + 2]), Math.Max(points[i], points[i + 2]), width);
            if (from > to)
                continue;
            total += to - from + 1;
            starts[from - first]++;
            starts[to - first + 1]--;
        }
        if (total > 1 << 28)
            throw new ArgumentException($"the outline of the polygon crosses {total} pixel columns, more than {1 << 28}", nameof(points));
        SumTwice(starts);
        return (int)total;
    }

    // From changes per column to crossings per column to the crossings before a column.
    static void SumTwice(Span<int> starts)
    {
        var (crossings, before) = (0, 0);
        for (var c = 0; c < starts.Length; c++)
        {
            crossings += starts[c];
            starts[c] = before;
            before += crossings;
        }
    }

    // Afterwards starts[c] is where the rows of column first + c end.
    static void FillRows(ReadOnlySpan<long> points, Span<int> starts, Span<int> rows, int first, int width, int height)
    {
        for (var i = 0; i + 3 < points.Length; i += 2)
        {
            var edge = new Edge(points[i], points[i + 1], points[i + 2], points[i + 3]);
            var (from, to) = Edge.ColumnsBetween(edge.Left, edge.Right, width);
            if (from <= to)
                edge.Cross(from, to, height, starts[(from - first)..], rows);
        }
    }

    // Sorts each column's rows and turns places of change into runs; changes at one place cancel in pairs.
    static uint[] Join(ReadOnlySpan<int> ends, Span<int> rows, int first, int height, uint area)
    {
        var rented = ArrayPool<uint>.Shared.Rent(rows.Length + 1);
        var (changes, begin) = (0, 0);
        for (var c = 0; begin < rows.Length; c++)
        {
            var column = rows[begin..ends[c]];
            SortRows(column);
            var top = (uint)(first + c) * (uint)height;
            foreach (var row in column)
                if (changes > 0 && rented[changes - 1] == top + (uint)row)
                    changes--;
                else
                    rented[changes++] = top + (uint)row;
            begin = ends[c];
        }
        var runs = Differences(rented.AsSpan(0, changes), area);
        ArrayPool<uint>.Shared.Return(rented);
        return runs;
    }

    static void SortRows(Span<int> rows)
    {
        if (rows.Length == 2)
        {
            if (rows[0] > rows[1])
                (rows[0], rows[1]) = (rows[1], rows[0]);
        }
        else if (rows.Length > 2)
            rows.Sort();
    }

    static uint[] Differences(ReadOnlySpan<uint> changes, uint area)
    {
        var reachesEnd = changes.Length > 0 && changes[^1] == area;
        var runs = new uint[changes.Length + (reachesEnd ? 0 : 1)];
        var before = 0u;
        for (var i = 0; i < changes.Length; i++)
        {
            runs[i] = changes[i] - before;
            before = changes[i];
        }
        if (!reachesEnd)
            runs[^1] = area - before;
        return runs;
    }
}

namespace Assay.Kernels;

/// <summary>Fewer points for an outline (Douglas, Peucker, Algorithms for the reduction of the number of points required to represent a digitized line, 1973).</summary>
public static class DouglasPeucker
{
    /// <summary>
    /// Keeps the points of a closed polygon that lie further than a tolerance from the line between those kept around them. A ring has no ends: it is cut at its
    /// first point and at the point furthest from that.
    /// </summary>
    /// <param name="ring">x0, y0, x1, y1, ...; the last point is joined to the first.</param>
    /// <param name="tolerance">In the ring's unit, 0 or more.</param>
    /// <returns>The points kept, in their order; fewer than three when nothing but a line is left.</returns>
    public static double[] Simplify(ReadOnlySpan<double> ring, double tolerance)
    {
        var count = ring.Length / 2;
        if (count < 3)
            return ring[..(2 * count)].ToArray();
        var far = 0;
        for (var i = 1; i < count; i++)
            if (Squared(ring, 0, i) > Squared(ring, 0, far))
                far = i;
        var kept = new bool[count];
        kept[0] = kept[far] = true;
        Stack<(int From, int To)> open = new([(0, far), (far, count)]);
        while (open.TryPop(out var part))
            if (Farthest(ring, part.From, part.To, count) is var (at, distance) && distance > tolerance * tolerance)
            {
                kept[at] = true;
                open.Push((part.From, at));
                open.Push((at, part.To));
            }
        List<double> points = [];
        for (var i = 0; i < count; i++)
            if (kept[i])
                points.AddRange([ring[2 * i], ring[2 * i + 1]]);
        return [.. points];
    }

    static (int At, double Squared) Farthest(ReadOnlySpan<double> ring, int from, int to, int count)
    {
        var (at, most) = (from, -1.0);
        for (var i = from + 1; i < to; i++)
            if (SquaredToLine(ring, i, from, to % count) is var distance && distance > most)
                (at, most) = (i, distance);
        return (at, most);
    }

    static double Squared(ReadOnlySpan<double> ring, int a, int b) => Square(ring[2 * a] - ring[2 * b]) + Square(ring[2 * a + 1] - ring[2 * b + 1]);

    /// <summary>From a point to the segment between two others.</summary>
    static double SquaredToLine(ReadOnlySpan<double> ring, int point, int from, int to)
    {
        var (x, y) = (ring[2 * point] - ring[2 * from], ring[2 * point + 1] - ring[2 * from + 1]);
        var (dx, dy) = (ring[2 * to] - ring[2 * from], ring[2 * to + 1] - ring[2 * from + 1]);
        var length = dx * dx + dy * dy;
        var along = length == 0 ? 0 : Math.Clamp((x * dx + y * dy) / length, 0, 1);
        return Square(x - along * dx) + Square(y - along * dy);
    }

    static double Square(double value) => value * value;
}

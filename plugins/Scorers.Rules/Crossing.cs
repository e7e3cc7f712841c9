namespace Assay.Scorers.Rules;

/// <summary>Where a closed polygon crosses itself.</summary>
static class Crossing
{
    /// <summary>
    /// The first place, in the order of edges, where two edges that are not neighbours go through each other. Touching is no crossing: a corner on an edge, a point that stands
    /// twice and edges on top of each other are how holes and thin bridges are drawn.
    /// </summary>
    /// <param name="ring">x0, y0, x1, y1, ...; the last point is joined to the first.</param>
    public static (double X, double Y)? Find(ReadOnlySpan<double> ring)
    {
        var count = ring.Length / 2;
        if (count < 4)
            return null;
        var order = new int[count];
        var lefts = new double[count];
        for (var i = 0; i < count; i++)
            (order[i], lefts[i]) = (i, Math.Min(ring[2 * i], ring[2 * ((i + 1) % count)]));
        Array.Sort(lefts, order);
        (int First, int Second, double X, double Y)? found = null;
        // Sweeps over x: an edge meets only those that begin before it ends.
        for (var a = 0; a < count; a++)
        {
            var i = order[a];
            var right = Math.Max(ring[2 * i], ring[2 * ((i + 1) % count)]);
            for (var b = a + 1; b < count && lefts[b] <= right; b++)
                if (Meet(ring, count, i, order[b]) is var (x, y) && (Math.Min(i, order[b]), Math.Max(i, order[b])) is var (first, second)
                    && (found is not { } before || (first, second).CompareTo((before.First, before.Second)) < 0))
                    found = (first, second, x, y);
        }
        return found is { } one ? (one.X, one.Y) : null;
    }

    static (double X, double Y)? Meet(ReadOnlySpan<double> ring, int count, int i, int j)
    {
        var (ax, ay, bx, by) = Edge(ring, count, i);
        var (cx, cy, dx, dy) = Edge(ring, count, j);
        if (Math.Max(ay, by) < Math.Min(cy, dy) || Math.Max(cy, dy) < Math.Min(ay, by))
            return null;
        var (c, d) = (Side(ax, ay, bx, by, cx, cy), Side(ax, ay, bx, by, dx, dy));
        var (a, b) = (Side(cx, cy, dx, dy, ax, ay), Side(cx, cy, dx, dy, bx, by));
        if (!(c * d < 0 && a * b < 0))
            return null;
        var along = a / (a - b);
        return (ax + along * (bx - ax), ay + along * (by - ay));
    }

    static (double, double, double, double) Edge(ReadOnlySpan<double> ring, int count, int i)
    {
        var next = (i + 1) % count;
        return (ring[2 * i], ring[2 * i + 1], ring[2 * next], ring[2 * next + 1]);
    }

    /// <summary>Twice the area of a triangle; its sign says on which side of a line a point lies. What is smaller than rounding can be is 0: on the line.</summary>
    static double Side(double ax, double ay, double bx, double by, double px, double py)
    {
        var (left, right) = ((bx - ax) * (py - ay), (by - ay) * (px - ax));
        return Math.Abs(left - right) <= 1e-12 * (Math.Abs(left) + Math.Abs(right)) ? 0 : left - right;
    }
}

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
        var tree = new EdgeTree(ring, count);
        (int First, int Second, double X, double Y)? found = null;
        Visit(ring, tree, 0, 0, ref found);
        return found is { } one ? (one.X, one.Y) : null;
    }

    /// <summary>Tries the edges of two nodes, or of one node with each other, unless a pair that comes before all of theirs has been found or their boxes are apart.</summary>
    static void Visit(ReadOnlySpan<double> ring, EdgeTree tree, int a, int b, ref (int First, int Second, double X, double Y)? found)
    {
        var (from, to) = (tree.Range(a), tree.Range(b));
        if (found is { } before && (from.From, to.From).CompareTo((before.First, before.Second)) > 0 || a != b && tree.AreApart(a, b))
            return;
        if (tree.IsLeaf(a) && tree.IsLeaf(b))
            Try(ring, from, to, ref found);
        else if (a == b)
        {
            Visit(ring, tree, EdgeTree.Left(a), EdgeTree.Left(a), ref found);
            Visit(ring, tree, EdgeTree.Left(a), EdgeTree.Right(a), ref found);
            Visit(ring, tree, EdgeTree.Right(a), EdgeTree.Right(a), ref found);
        }
        else if (tree.IsLeaf(b) || !tree.IsLeaf(a) && from.To - from.From >= to.To - to.From)
        {
            Visit(ring, tree, EdgeTree.Left(a), b, ref found);
            Visit(ring, tree, EdgeTree.Right(a), b, ref found);
        }
        else
        {
            Visit(ring, tree, a, EdgeTree.Left(b), ref found);
            Visit(ring, tree, a, EdgeTree.Right(b), ref found);
        }
    }

    static void Try(ReadOnlySpan<double> ring, (int From, int To) some, (int From, int To) others, ref (int First, int Second, double X, double Y)? found)
    {
        var count = ring.Length / 2;
        for (var i = some.From; i < some.To; i++)
            for (var j = Math.Max(i + 1, others.From); j < others.To; j++)
                if ((found is not { } before || (i, j).CompareTo((before.First, before.Second)) < 0) && Meet(ring, count, i, j) is var (x, y))
                    found = (i, j, x, y);
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

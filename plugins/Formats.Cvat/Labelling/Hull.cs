using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Labelling;

/// <summary>The convex outline around points (Andrew's monotone chain, 1979).</summary>
static class Hull
{
    /// <param name="points">x0, y0, x1, y1, ...</param>
    /// <exception cref="BrokenShape">They lie on one line.</exception>
    public static double[] Of(double[] points)
    {
        var sorted = Enumerable.Range(0, points.Length / 2).Select(i => (X: points[2 * i], Y: points[2 * i + 1])).Distinct().Order().ToArray();
        List<(double X, double Y)> hull = [.. Half(sorted), .. Half([.. sorted.Reverse()])];
        return hull.Count >= 3 ? [.. hull.SelectMany(point => new[] { point.X, point.Y })]
            : throw new BrokenShape("zero-size-box", "the corners of the cuboid lie on one line; draw it again");
    }

    // One side, without its last point, which begins the other.
    static List<(double X, double Y)> Half((double X, double Y)[] points)
    {
        List<(double X, double Y)> side = [];
        foreach (var point in points)
        {
            while (side.Count > 1 && (side[^1].X - side[^2].X) * (point.Y - side[^2].Y) - (side[^1].Y - side[^2].Y) * (point.X - side[^2].X) <= 0)
                side.RemoveAt(side.Count - 1);
            side.Add(point);
        }
        side.RemoveAt(side.Count - 1);
        return side;
    }
}

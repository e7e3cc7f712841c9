namespace Assay.Kernels;

/// <summary>
/// The part of a polygon within a rectangle (Sutherland and Hodgman 1974, "Reentrant polygon clipping"). What falls into several pieces stays one polygon, joined along the rectangle's sides by
/// edges that enclose nothing.
/// </summary>
public static class PolygonClip
{
    /// <summary>Clips x0, y0, x1, y1, ... to a rectangle whose sides may be infinitely far away.</summary>
    /// <returns>As the polygon; fewer than three points when nothing is left.</returns>
    public static double[] Clip(ReadOnlySpan<double> polygon, double left, double top, double right, double bottom)
    {
        var points = Side(polygon, 0, left, keepAbove: true);
        points = Side(points, 0, right, keepAbove: false);
        points = Side(points, 1, top, keepAbove: true);
        return Side(points, 1, bottom, keepAbove: false);
    }

    // axis: 0 for x, 1 for y.
    static double[] Side(ReadOnlySpan<double> points, int axis, double at, bool keepAbove)
    {
        if (double.IsInfinity(at))
            return points.ToArray();
        List<double> kept = [];
        for (var i = 0; i + 1 < points.Length; i += 2)
        {
            var from = points.Slice(i == 0 ? points.Length - 2 : i - 2, 2);
            var to = points.Slice(i, 2);
            var (fromInside, toInside) = (Inside(from[axis], at, keepAbove), Inside(to[axis], at, keepAbove));
            if (fromInside != toInside)
            {
                var other = from[1 - axis] + (to[1 - axis] - from[1 - axis]) * ((at - from[axis]) / (to[axis] - from[axis]));
                kept.AddRange(axis == 0 ? [at, other] : [other, at]);
            }
            if (toInside)
                kept.AddRange(to);
        }
        return [.. kept];
    }

    static bool Inside(double value, double at, bool above) => above ? value >= at : value <= at;
}

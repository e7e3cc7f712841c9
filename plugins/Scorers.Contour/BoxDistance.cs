namespace Assay.Scorers.Contour;

/// <summary>Distances of the four edges of two boxes: what there is of objects without masks.</summary>
static class BoxDistance
{
    /// <param name="label">The label's box.</param>
    /// <param name="reference">The reference's box.</param>
    /// <param name="options">The step's.</param>
    public static OutlineDistance Measure(Box label, Box reference, ContourOptions options)
    {
        // Outwards positive: left, top, right, bottom.
        double[] edges = [reference.X - label.X, reference.Y - label.Y, label.Right - reference.Right, label.Bottom - reference.Bottom];
        double[] sorted = [.. edges.Select(Math.Abs).Order()];
        var worst = Array.FindIndex(edges, edge => Math.Abs(edge) == sorted[3]);
        var p95 = sorted[2] + (sorted[3] - sorted[2]) * .85; // Place 2.85 of 0 to 3.
        var tolerance = new Tolerance(options);
        return new OutlineDistance
        {
            Pixels = 4,
            Mean = sorted.Sum() / 4,
            Signed = edges.Sum() / 4,
            P95 = p95,
            Max = sorted[3],
            Arc = sorted[3],
            Place = Strip(label, reference, worst),
            Differing = label.Area + reference.Area - 2 * Shared(label, reference),
            Tag = !tolerance.IsBeyond(sorted[3], p95, reference.Area) ? null : sorted[2] > tolerance.For(reference.Area) ? Extent.Style : Extent.Hole,
        };
    }

    // Between an edge and its counterpart, over the length of both.
    static Box Strip(Box a, Box b, int edge)
    {
        var (left, top, right, bottom) = (Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom));
        return edge switch
        {
            0 => new Box(left, top, Math.Max(a.X, b.X) - left, bottom - top),
            1 => new Box(left, top, right - left, Math.Max(a.Y, b.Y) - top),
            2 => new Box(Math.Min(a.Right, b.Right), top, right - Math.Min(a.Right, b.Right), bottom - top),
            _ => new Box(left, Math.Min(a.Bottom, b.Bottom), right - left, bottom - Math.Min(a.Bottom, b.Bottom)),
        };
    }

    static double Shared(Box a, Box b) =>
        Math.Max(0, Math.Min(a.Right, b.Right) - Math.Max(a.X, b.X)) * Math.Max(0, Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Y, b.Y));
}

namespace Assay.Kernels;

/// <summary>
/// Polygons as run lengths by the rule of pixel centres: a pixel belongs to the polygon when its centre lies inside, by even and odd. A centre on an outline belongs
/// to the side right of it or below (the rule of Direct3D and OpenGL that two polygons with a common edge share no pixel). Other tools draw annotations so; the
/// COCO API does not (<see cref="PolygonRaster"/>).
/// </summary>
public static class PixelCentreRaster
{
    /// <summary>Draws one polygon.</summary>
    /// <param name="xy">x0, y0, x1, y1, ... in pixels; the last point is joined to the first.</param>
    /// <param name="width">Columns of the frame; what lies outside is cut off.</param>
    /// <param name="height">Rows of the frame.</param>
    /// <returns>Runs down the columns, background first; they sum to width x height.</returns>
    /// <exception cref="ArgumentException">A coordinate is not finite.</exception>
    public static uint[] ToRuns(ReadOnlySpan<double> xy, int width, int height)
    {
        var area = RunLengths.CheckedArea(width, height);
        var (left, right) = (double.MaxValue, double.MinValue);
        for (var i = 0; i + 1 < xy.Length; i += 2)
        {
            if (!double.IsFinite(xy[i]) || !double.IsFinite(xy[i + 1]))
                throw new ArgumentException($"point {i / 2} of the polygon is ({xy[i]}, {xy[i + 1]}), not two finite numbers", nameof(xy));
            (left, right) = (Math.Min(left, xy[i]), Math.Max(right, xy[i]));
        }
        List<uint> changes = [];
        List<int> rows = [];
        for (var x = FirstCentre(left, width); x < FirstCentre(right, width); x++)
        {
            Cross(xy, x + .5, height, rows);
            foreach (var row in rows)
                Toggle(changes, (uint)x * (uint)height + (uint)row);
        }
        return ToRuns(changes, area);
    }

    // The first pixel whose centre is not before a coordinate, within the frame.
    static int FirstCentre(double at, int end) => (int)Math.Clamp(Math.Ceiling(at - .5), 0, end);

    // The rows at which a column of centres goes in and out, ascending.
    static void Cross(ReadOnlySpan<double> xy, double x, int height, List<int> rows)
    {
        rows.Clear();
        for (int i = 0, before = xy.Length / 2 * 2 - 2; i + 1 < xy.Length; before = i, i += 2)
            if (xy[before] <= x != xy[i] <= x)
                rows.Add(FirstCentre(xy[before + 1] + (x - xy[before]) / (xy[i] - xy[before]) * (xy[i + 1] - xy[before + 1]), height));
        rows.Sort();
    }

    // Two changes at one place are none.
    static void Toggle(List<uint> changes, uint at)
    {
        if (changes.Count > 0 && changes[^1] == at)
            changes.RemoveAt(changes.Count - 1);
        else
            changes.Add(at);
    }

    static uint[] ToRuns(List<uint> changes, uint area)
    {
        List<uint> runs = [];
        var before = 0u;
        foreach (var change in changes)
        {
            runs.Add(change - before);
            before = change;
        }
        if (before < area || runs.Count == 0)
            runs.Add(area - before);
        return [.. runs];
    }
}

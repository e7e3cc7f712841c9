using Assay.Kernels;

namespace Assay.Scorers.Comparison;

/// <summary>The bounding box of an instance: what its file states, else what its geometry spans.</summary>
static class Extent
{
    /// <summary>Null when it has neither.</summary>
    public static Box? Of(Instance instance) => instance.StatedBox ?? instance.Geometry switch
    {
        BoxGeometry box => box.Box,
        PolygonGeometry { Parts.Count: > 0 } polygon => Of(polygon.Parts),
        MaskGeometry mask => Of(mask.Mask),
        _ => null,
    };

    static Box Of(Rle mask)
    {
        var (x, y, width, height) = RunBounds.Find(mask.Counts, mask.Size.Height);
        return new Box(x, y, width, height);
    }

    static Box Of(IReadOnlyList<double[]> parts)
    {
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var part in parts)
            for (var i = 0; i + 1 < part.Length; i += 2)
            {
                (left, right) = (Math.Min(left, part[i]), Math.Max(right, part[i]));
                (top, bottom) = (Math.Min(top, part[i + 1]), Math.Max(bottom, part[i + 1]));
            }
        return new Box(left, top, right - left, bottom - top);
    }
}

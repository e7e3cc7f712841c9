using Assay.Kernels;

namespace Assay.Scorers.Rubric;

/// <summary>Boxes around instances, and how much boxes share.</summary>
static class Bounds
{
    /// <summary>Null when it has no extent.</summary>
    public static Box? Of(Instance instance) => instance.Geometry switch
    {
        BoxGeometry box => box.Box,
        MaskGeometry mask => Of(mask.Mask),
        PolygonGeometry { Parts.Count: > 0 } polygon => Of(polygon.Parts),
        _ => instance.StatedBox,
    };

    public static double Iou(Box a, Box b) => BoxIou.Compute((a.X, a.Y, a.Width, a.Height), (b.X, b.Y, b.Width, b.Height), crowd: false);

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
                (left, right, top, bottom) = (Math.Min(left, part[i]), Math.Max(right, part[i]), Math.Min(top, part[i + 1]), Math.Max(bottom, part[i + 1]));
        return new Box(left, top, right - left, bottom - top);
    }
}

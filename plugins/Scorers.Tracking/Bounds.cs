using Assay.Kernels;

namespace Assay.Scorers.Tracking;

/// <summary>The box around an instance.</summary>
static class Bounds
{
    /// <summary>Null without a geometry, or when that is empty.</summary>
    public static Box? Of(Instance instance) => instance.Geometry switch
    {
        BoxGeometry(var box) => box,
        PolygonGeometry(var parts) when parts.Count > 0 => Of(parts),
        MaskGeometry(var mask) when mask.Area > 0 => Of(mask),
        null => instance.StatedBox,
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

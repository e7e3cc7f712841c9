using Assay.Kernels;
using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>Boxes of instances, and how far two of them are the same place.</summary>
static class InstanceBox
{
    /// <summary>Around its shape; what its file states when it has none; null when nobody says.</summary>
    public static Box? Of(Instance instance) => instance.Geometry switch
    {
        BoxGeometry(var box) => box,
        PolygonGeometry(var parts) when parts.Any(part => part.Length > 0) => Around(parts),
        MaskGeometry(var mask) => Of(mask),
        _ => instance.StatedBox,
    };

    public static Box Of(Rle mask)
    {
        var (x, y, width, height) = RunBounds.Find(mask.Counts, mask.Size.Height);
        return new Box(x, y, width, height);
    }

    static Box Around(IReadOnlyList<double[]> parts)
    {
        var (xs, ys) = (parts.SelectMany(part => part.Where((_, at) => at % 2 == 0)).ToArray(), parts.SelectMany(part => part.Where((_, at) => at % 2 == 1)).ToArray());
        return new Box(xs.Min(), ys.Min(), xs.Max() - xs.Min(), ys.Max() - ys.Min());
    }

    public static double Iou(Box a, Box b) => BoxIou.Compute((a.X, a.Y, a.Width, a.Height), (b.X, b.Y, b.Width, b.Height));
}

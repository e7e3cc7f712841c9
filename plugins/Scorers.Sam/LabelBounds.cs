using Assay.Kernels;

namespace Assay.Scorers.Sam;

/// <summary>The box around a label's shape.</summary>
static class LabelBounds
{
    public static Box? Of(Instance label) => label.Geometry switch
    {
        BoxGeometry(var box) => box,
        MaskGeometry(var mask) => Of(RunBounds.Find(mask.Counts, mask.Size.Height)),
        PolygonGeometry({ Count: > 0 } parts) => Of(parts),
        _ => null,
    };

    static Box Of((int X, int Y, int Width, int Height) bounds) => new(bounds.X, bounds.Y, bounds.Width, bounds.Height);

    static Box Of(IReadOnlyList<double[]> parts)
    {
        var (xs, ys) = (parts.SelectMany(part => part.Where((_, i) => i % 2 == 0)).ToArray(), parts.SelectMany(part => part.Where((_, i) => i % 2 == 1)).ToArray());
        return new Box(xs.Min(), ys.Min(), xs.Max() - xs.Min(), ys.Max() - ys.Min());
    }
}

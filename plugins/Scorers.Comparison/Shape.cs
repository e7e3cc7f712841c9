using Assay.Kernels;

namespace Assay.Scorers.Comparison;

/// <summary>An object with what comparing it needs: bounds, size, and its mask when it has one.</summary>
sealed class Shape
{
    readonly Exam exam;
    readonly bool hasMask;
    Rle? mask;
    bool drawn;
    double? area;

    Shape(Instance instance, int index, Exam exam, Box bounds, bool hasMask) => (Instance, Index, this.exam, Bounds, this.hasMask) = (instance, index, exam, bounds, hasMask);

    public Instance Instance { get; }

    /// <summary>Position in its list.</summary>
    public int Index { get; }

    public int Class => Instance.Class;

    public bool Crowd => Instance.Crowd;

    public Box Bounds { get; }

    /// <summary>Square pixels of the mask, else of the box.</summary>
    public double Area => area ??= Mask is { } own ? own.Area : Bounds.Area;

    /// <summary>What the file says, where it says something.</summary>
    public double StatedArea => Instance.StatedArea ?? Area;

    public Rle? Mask
    {
        get
        {
            if (!drawn)
                (mask, drawn) = (hasMask ? exam.Mask(Instance) : null, true);
            return mask;
        }
    }

    /// <summary>Objects of known classes that have a place, in their order.</summary>
    public static List<Shape> Of(IReadOnlyList<Instance> instances, Exam exam, Overlapping by)
    {
        List<Shape> shapes = new(instances.Count);
        for (var i = 0; i < instances.Count; i++)
            if (instances[i] is { Class: >= 0 } instance && Extent.Of(instance) is { } bounds)
                shapes.Add(new Shape(instance, i, exam, bounds, by == Overlapping.Auto && instance.Geometry is PolygonGeometry or MaskGeometry));
        return shapes;
    }

    public SizeBand Band(SizeBy sizes) => SizeBands.Of(sizes == SizeBy.Area ? StatedArea : Bounds.Area);

    /// <summary>Intersection over union with a shape that is taken for the truth; over this one's area alone when that is a crowd (the COCO API's rule).</summary>
    public double Overlap(Shape gold)
    {
        if (!Near(gold))
            return 0;
        if (Mask is not { } mine || gold.Mask is not { } theirs)
            return BoxIou.Compute(Corners(Bounds), Corners(gold.Bounds), gold.Crowd);
        var shared = RunLengths.IntersectionArea(mine.Counts, theirs.Counts);
        return shared == 0 ? 0 : shared / (gold.Crowd ? Area : Area + gold.Area - shared);
    }

    // Masks may lie up to a pixel outside the outline they were drawn from.
    bool Near(Shape other) => Bounds.X <= other.Bounds.Right + 1 && other.Bounds.X <= Bounds.Right + 1 && Bounds.Y <= other.Bounds.Bottom + 1 && other.Bounds.Y <= Bounds.Bottom + 1;

    static (double, double, double, double) Corners(Box box) => (box.X, box.Y, box.Width, box.Height);
}

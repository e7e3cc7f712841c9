using Assay.Kernels;

namespace Assay.Scorers.Instances;

/// <summary>An instance ready to be compared: its bounds, and its mask when it has one.</summary>
sealed class Shape(Instance instance, int index, Exam exam, MatchShape mode)
{
    Rle? mask;
    bool drawn;

    public Instance Instance { get; } = instance;

    /// <summary>Position among the sample's or the reference's instances.</summary>
    public int Index { get; } = index;

    public int Class => Instance.Class;

    /// <summary>A region that takes in any number of the other side's objects: a crowd those of its class, a void one all.</summary>
    public bool Absorbs => Instance.Crowd || Class < 0;

    public bool HasMask { get; } = mode == MatchShape.Mask || mode == MatchShape.Auto && instance.Geometry is PolygonGeometry or MaskGeometry;

    public Box Bounds { get; private init; }

    public double Confidence => Instance.Confidence ?? 1;

    /// <summary>The shape of an instance; null when it has no extent that could be compared.</summary>
    public static Shape? Of(Instance instance, int index, Exam exam, MatchShape mode) => BoundsOf(instance) is { } bounds
        ? new Shape(instance, index, exam, mode) { Bounds = bounds }
        : null;

    /// <summary>The box around an instance's shape, else the one the file states; null when it has neither. A mask without a pixel counts as an object, of no extent: a prediction like that is a false one.</summary>
    public static Box? BoundsOf(Instance instance) => instance.Bounds ?? (instance.Geometry is MaskGeometry ? default(Box) : null);

    public double Area => HasMask && Mask is { } drawnMask ? drawnMask.Area : Bounds.Area;

    /// <summary>Intersection over union with another shape; over the other's area alone when this one absorbs.</summary>
    public double Overlap(Shape other, bool crowd = false) =>
        HasMask && other.HasMask && Mask is { } mine && other.Mask is { } theirs
            ? RunLengths.Iou(theirs.Counts, mine.Counts, crowd)
            : BoxIou.Compute(Corners(other.Bounds), Corners(Bounds), crowd);

    Rle? Mask
    {
        get
        {
            if (!drawn)
                (mask, drawn) = (exam.Mask(Instance), true);
            return mask;
        }
    }

    static (double, double, double, double) Corners(Box box) => (box.X, box.Y, box.Width, box.Height);
}

using Assay.Kernels;

namespace Assay.Scorers.Instances;

/// <summary>An object as COCO's evaluation sees it.</summary>
sealed class CocoObject
{
    public required Instance Instance { get; init; }

    /// <summary>Position among the labels' or the reference's instances.</summary>
    public required int Index { get; init; }

    /// <summary>What boxes are compared by; for masks what they lie in, give or take a pixel.</summary>
    public required Box Box { get; init; }

    /// <summary>Null when boxes are compared, or there is nothing to draw.</summary>
    public Rle? Mask { get; init; }

    /// <summary>In square pixels; decides the size.</summary>
    public required double Area { get; init; }

    public double Score => Instance.Confidence ?? 1;

    /// <summary>Intersection over union with a label; over this object's area alone when the label is a crowd.</summary>
    public double Overlap(CocoObject label, CocoShape shape)
    {
        var crowd = label.Instance.Crowd;
        if (shape == CocoShape.Box)
            return BoxIou.Compute(Corners(Box), Corners(label.Box), crowd);
        return Mask is { } mine && label.Mask is { } theirs && IsNear(label.Box) ? RunLengths.Iou(mine.Counts, theirs.Counts, crowd) : 0;
    }

    /// <summary>The objects of one side, in the order they stand.</summary>
    public static List<CocoObject> All(IReadOnlyList<Instance> instances, Exam exam, CocoShape shape, bool areaOfStatedBox)
    {
        List<CocoObject> found = new(instances.Count);
        for (var index = 0; index < instances.Count; index++)
            if (instances[index] is { Class: >= 0 } instance && BoxOf(instance, shape) is { } box)
            {
                var mask = shape == CocoShape.Mask ? exam.Mask(instance) : null;
                found.Add(new CocoObject { Instance = instance, Index = index, Box = box, Mask = mask, Area = areaOfStatedBox ? StatedBoxArea(instance, exam, box) : instance.StatedArea ?? mask?.Area ?? box.Area });
            }
        return found;
    }

    static Box? BoxOf(Instance instance, CocoShape shape) => shape == CocoShape.Box ? instance.StatedBox ?? Shape.BoundsOf(instance) : Shape.BoundsOf(instance);

    // What pycocotools' loadRes makes of a result: the box's area when there is one, else the mask's.
    static double StatedBoxArea(Instance instance, Exam exam, Box box) => instance.StatedBox is { } stated ? stated.Area : exam.Mask(instance)?.Area ?? box.Area;

    bool IsNear(Box other) => Box.X <= other.Right + 2 && other.X <= Box.Right + 2 && Box.Y <= other.Bottom + 2 && other.Y <= Box.Bottom + 2;

    static (double, double, double, double) Corners(Box box) => (box.X, box.Y, box.Width, box.Height);
}

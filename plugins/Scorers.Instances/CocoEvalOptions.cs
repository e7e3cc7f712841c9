using System.ComponentModel;

namespace Assay.Scorers.Instances;

/// <summary>What a pipeline may say of a <c>coco_eval</c> step.</summary>
public sealed record CocoEvalOptions
{
    [Description("The reference that is measured against the labels: a detector's results, or a second dataset.")]
    public ReferenceName? Reference { get; init; }

    [Description("What overlaps are measured on, each with tables of its own. Masks are left out when one side has none.")]
    public IReadOnlyList<CocoShape> Shapes { get; init; } = [CocoShape.Box, CocoShape.Mask];

    [Description("Whether objects of different classes never match. False: all objects are of one class (useCats = 0).")]
    public bool ClassAware { get; init; } = true;

    [Description("Three numbers: of every image and class only this many objects of the reference count, the surest first.")]
    public IReadOnlyList<int> MaxDets { get; init; } = [1, 10, 100];

    [Description("Which of several objects with one score comes first on the curve. It decides everything when the reference has no scores.")]
    public TieOrder TieOrder { get; init; } = TieOrder.Pycocotools;

    [Description("Repeats pycocotools' defects: a label with id 0 is never matched, the first number is -1 unless 100 objects count, and areas of exactly 1024 and 9216 belong to two sizes. "
        + "Areas of the reference's objects are those of the box where the file states one.")]
    public bool Compat { get; init; }

    [Description("Also writes a table of what every object of the reference was matched with at IoU 0.5.")]
    public bool Matches { get; init; }
}

/// <summary>What overlaps are measured on.</summary>
public enum CocoShape
{
    /// <summary>The boxes that the files state, else those around the shapes.</summary>
    Box,
    /// <summary>Masks; a box is drawn as one.</summary>
    Mask,
}

/// <summary>The order of objects with one score.</summary>
public enum TieOrder
{
    /// <summary>By sample id, then as they stand in the file.</summary>
    Pycocotools,
    /// <summary>Matched ones before the others: with constant scores, AP is the recall.</summary>
    Fiftyone,
}

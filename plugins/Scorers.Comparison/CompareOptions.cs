using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Comparison;

/// <summary>What a pipeline may say of a <c>compare</c> step.</summary>
public sealed record CompareOptions
{
    [Description("The reference that the labels are held against: a second dataset, or a detector's results.")]
    public ReferenceName? Reference { get; init; }

    [Description("The step that paired instances; its pairs are measured.")]
    public StepName Pairs { get; init; } = new("match");

    [Description("The contour step that measured those pairs. Without it there are no tables of distances.")]
    public StepName? Contour { get; init; }

    [Description("Which side is taken for the truth in counts, precision and recall.")]
    public Gold Gold { get; init; } = Gold.Labels;

    [Description("From this intersection over union on, two objects are the same, in the counts.")]
    [Range(0.01, 1.0)]
    public double Iou { get; init; } = 0.5;

    [Description("What overlaps are measured on: masks where both sides have them, else boxes; or always boxes.")]
    public Overlapping Shape { get; init; } = Overlapping.Auto;

    [Description("What makes an object small (below 32 x 32 px), medium or large (from 96 x 96): its area, or its box's.")]
    public SizeBy Sizes { get; init; } = SizeBy.Area;

    [Description("Which of two average precisions is shown first, where confidences tie; both are computed. fiftyone: true positives stand before false ones. pycocotools: the order of the file.")]
    public TieOrder TieOrder { get; init; } = TieOrder.Fiftyone;

    [Description("What a match with a crowd region counts as. counted: a true positive each, as FiftyOne has it, which inflates the support. set_aside: nothing.")]
    public CrowdMatches Crowds { get; init; } = CrowdMatches.Counted;

    [Description("Intersections over union at which classes are confused with each other.")]
    public IReadOnlyList<double> Confusion { get; init; } = [0.5, 0.95];

    [Description("Gates: from which intersection over union on a pair's distance counts. A row of the distances each.")]
    public IReadOnlyList<double> Gates { get; init; } = [0.5, 0.75, 0.95];

    [Description("The histogram of distances, and the exponential that is fitted to it, end here, in px.")]
    [Range(0.1, 1000.0)]
    public double Truncate { get; init; } = 10;

    [Description("How many pairs are listed of each size and tag, nearest and farthest.")]
    [Range(0, 1000)]
    public int Examples { get; init; } = 5;

    [Description("How many classes stand for themselves in confusion-top; the rest is 'other'.")]
    [Range(1, 1000)]
    public int Top { get; init; } = 10;

    [Description("Shapes of about so many samples are grown by 1 to 10 px, to see what that does to overlaps; which ones depends on their ids.")]
    [Range(0, 10_000_000)]
    public int Dilated { get; init; } = 2000;
}

/// <summary>The side that is taken for the truth.</summary>
public enum Gold
{
    /// <summary>The dataset's labels.</summary>
    Labels,
    /// <summary>The reference.</summary>
    Reference,
}

/// <summary>What overlaps are measured on.</summary>
public enum Overlapping
{
    /// <summary>Masks where both have one, else boxes.</summary>
    Auto,
    /// <summary>Boxes.</summary>
    Box,
}

/// <summary>What an object's size is.</summary>
public enum SizeBy
{
    /// <summary>Its area as the file states it, else its mask's.</summary>
    Area,
    /// <summary>The area of its bounding box.</summary>
    Box,
}

/// <summary>The order of detections of one confidence in an average precision.</summary>
public enum TieOrder
{
    /// <summary>True positives first.</summary>
    Fiftyone,
    /// <summary>As they stand in the file, image by image.</summary>
    Pycocotools,
}

/// <summary>What a match with a crowd region counts as.</summary>
public enum CrowdMatches
{
    /// <summary>A true positive each.</summary>
    Counted,
    /// <summary>Nothing; nor is the crowd region missed.</summary>
    SetAside,
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Assay.Kernels;

namespace Assay.Scorers.Contour;

/// <summary>What a pipeline may say of a <c>contour</c> step.</summary>
public sealed record ContourOptions
{
    [Description("The reference whose outlines the labels are compared with.")]
    public ReferenceName? Reference { get; init; }

    [Description("The step that paired labels and instances of the reference. Left out: match, when there is such a step; else label maps are compared, class by class.")]
    public StepName? Pairs { get; init; }

    [Description("What distances of instances are measured on: auto takes masks where both sides have them, else the edges of boxes.")]
    public ContourShape Shape { get; init; }

    [Description("What a contour's pixels are measured to: the other contour, or the other region, where pixels inside it are at distance 0.")]
    public ContourForm Form { get; init; }

    [Description("The element of the erosion that a contour is taken away by: eight is 3x3, four the cross.")]
    public Neighbours Neighbours { get; init; } = Neighbours.Eight;

    [Description("What lies beyond the image: background, so that a cut object has a contour along the cut, or foreground.")]
    public ContourBorder Border { get; init; }

    [Description("How many consecutive pixels of an outline the worst arc is averaged over.")]
    [Range(1, 100_000)]
    public int WindowPx { get; init; } = 20;

    [Description("Tolerances in px of which the surface Dice is given, a column each; an empty list spares the time.")]
    public IReadOnlyList<double> Tolerances { get; init; } = [1, 2];

    [Description("Of the image's diagonal, how wide the boundary of the boundary IoU is: 0.02 for COCO and LVIS, 0.005 for Cityscapes; 0: not measured.")]
    [Range(0.0, 1.0)]
    public double BoundaryRatio { get; init; } = 0.02;

    [Description("What is held against the tolerance: the mean of the worst arc, or the 95th percentile. Never the mean, which hides a bite in a long outline.")]
    public ContourMeasure Rule { get; init; }

    [Description("Beyond this many px an outline is a finding.")]
    [Range(0.0, 100_000.0)]
    public double TolerancePx { get; init; } = 2;

    [Description("Beyond this share of the square root of the reference's area an outline is a finding; beside tolerance_px the larger of both counts. 0: of no effect.")]
    [Range(0.0, 1.0)]
    public double ToleranceRel { get; init; }

    [Description("Beyond this many metres an outline is a finding, in place of pixels, in samples whose georeference is in metres (UTM) with square pixels; in others the pixels hold. Findings then also say p95_m and arc_m.")]
    [Range(0.0, 1_000_000.0)]
    public double? ToleranceM { get; init; }
}

/// <summary>What distances of instances are measured on.</summary>
public enum ContourShape
{
    /// <summary>Masks where both instances have one, else boxes.</summary>
    Auto,
    /// <summary>Masks; a box is drawn as one.</summary>
    Mask,
    /// <summary>The edges of bounding boxes.</summary>
    Box,
}

/// <summary>What is held against the tolerance.</summary>
public enum ContourMeasure
{
    /// <summary>The mean of the worst arc.</summary>
    Arc,
    /// <summary>The 95th percentile of the distances.</summary>
    P95,
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Instances;

/// <summary>What a pipeline may say of a <c>match</c> step.</summary>
public sealed record MatchOptions
{
    [Description("The reference whose instances are compared with the labels.")]
    public ReferenceName? Reference { get; init; }

    [Description("From this intersection over union on, two instances are the same object.")]
    [Range(0.0, 1.0)]
    public double Iou { get; init; } = 0.5;

    [Description("From this intersection over union on, two instances of one class that match nothing better are one object, badly drawn. Below iou.")]
    [Range(0.0, 1.0)]
    public double Near { get; init; } = 0.1;

    [Description("What overlaps are measured on: auto takes masks where both sides have them, else boxes.")]
    public MatchShape Shape { get; init; } = MatchShape.Auto;

    [Description("Instances of the reference with less confidence are not seen.")]
    [Range(0.0, 1.0)]
    public double MinScore { get; init; }
}

/// <summary>What overlaps are measured on.</summary>
public enum MatchShape
{
    /// <summary>Masks where both instances have one, else boxes.</summary>
    Auto,
    /// <summary>Masks; a box is drawn as one.</summary>
    Mask,
    /// <summary>Bounding boxes.</summary>
    Box,
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Instances;

/// <summary>What a pipeline may say of a <c>match</c> step.</summary>
public sealed record MatchOptions
{
    [Description("The reference whose instances are compared with the labels.")]
    public ReferenceName? Reference { get; init; }

    [Description("From this intersection over union on, two instances are the same object: a number, or numbers by size.")]
    public MatchThresholds Iou { get; init; } = new();

    [Description("From this intersection over union on, two instances of one class that match nothing better are one object, badly drawn. Below iou.")]
    [Range(0.0, 1.0)]
    public double Near { get; init; } = 0.1;

    [Description("What overlaps are measured on: auto takes masks where both sides have them, else boxes.")]
    public MatchShape Shape { get; init; } = MatchShape.Auto;

    [Description("Objects of one class are paired before those of different classes. False: the best overlap counts, whatever the classes.")]
    public bool ClassAware { get; init; } = true;

    [Description("Which objects choose first: the best overlap, or the reference's objects by confidence, then as they stand, each taking what it overlaps most (the COCO API's way).")]
    public MatchOrder Order { get; init; } = MatchOrder.Overlap;

    [Description("Which side is right. labels: findings are errors of the reference; reference: errors of the labels; none: a finding says that one of the two is wrong.")]
    public MatchGold Gold { get; init; } = MatchGold.None;

    [Description("Instances of the reference with less confidence are not seen: a number, or numbers by class. By default, where the reference has confidences, what gives each class its best F, which takes a look at every sample first; else none.")]
    public MatchMinScore MinScore { get; init; } = new();

    [Description("Also writes tables, which takes a look at every sample first: matches, precision, recall and F at IoU 0.50:0.95 (sweep), and how objects of both sides relate (relations).")]
    public bool Tables { get; init; }
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

/// <summary>Who chooses first.</summary>
public enum MatchOrder
{
    /// <summary>The pair with the best overlap.</summary>
    Overlap,
    /// <summary>The reference's object with the highest confidence; of equals the earlier.</summary>
    Confidence,
}

/// <summary>Which side is right.</summary>
public enum MatchGold
{
    /// <summary>Neither is: a finding says that one of the two is wrong.</summary>
    None,
    /// <summary>The labels: what only the reference has is its false positive, an extra; what only the labels have it lacks, an omission.</summary>
    Labels,
    /// <summary>The reference: what only the labels have is extra; what only the reference has is an omission.</summary>
    Reference,
}

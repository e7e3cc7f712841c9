using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Instances;

/// <summary>What a pipeline may say of a <c>mistakenness</c> step. Defaults are FiftyOne's.</summary>
public sealed record MistakennessOptions
{
    [Description("The detector whose boxes, with confidences, are compared with the labels.")]
    public ReferenceName? Reference { get; init; }

    [Description("From this overlap on, a box of the detector is a label's, whatever their classes.")]
    [Range(0.01, 0.99)]
    public double Iou { get; init; } = 0.5;

    [Description("Above this confidence, a box that is no label's is a possible missing label.")]
    [Range(0.0, 1.0)]
    public double Missing { get; init; } = 0.95;
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Instances;

/// <summary>What a pipeline may say of an <c>objectlab</c> step. Defaults are cleanlab's.</summary>
public sealed record ObjectLabOptions
{
    [Description("The detector whose boxes, with confidences, are compared with the labels.")]
    public ReferenceName? Reference { get; init; }

    [Description("How much of the similarity of two boxes is overlap; the rest is nearness.")]
    [Range(0.0, 1.0)]
    public double OverlapWeight { get; init; } = 0.9;

    [Description("How fast nearness falls with the distance between centres, per pixel.")]
    [Range(0.0, 100.0)]
    public double DistanceFactor { get; init; } = 0.1;

    [Description("From this confidence on, a box may be overlooked; above it, it may stand for another class.")]
    [Range(0.0, 1.0)]
    public double Sure { get; init; } = 0.95;

    [Description("Above this confidence, a box says where an object of its class is.")]
    [Range(0.0, 1.0)]
    public double Likely { get; init; } = 0.5;

    [Description("From this overlap on, two labels of different classes are two for one object.")]
    [Range(0.0, 1.0)]
    public double SameObject { get; init; } = 0.95;

    [Description("Of the soft minimum that pools the boxes of an image: towards 0 the lowest, towards infinity the mean.")]
    [Range(1e-6, 1e6)]
    public double Temperature { get; init; } = 0.1;

    [Description("Boxes with a score up to this become findings. (cleanlab takes 0.2 times the average precision of the class, so at most 0.2.)")]
    [Range(0.0, 1.0)]
    public double Flag { get; init; } = 0.2;
}

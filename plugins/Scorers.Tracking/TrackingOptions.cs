using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Tracking;

/// <summary>What a pipeline may say of a <c>tracking</c> step.</summary>
public sealed record TrackingOptions
{
    [Description("the attribute that says which video a sample is a frame of")]
    public string Sequence { get; init; } = "sequence";

    [Description("the attribute that says when: a number that grows along the video; steps need not be 1")]
    public string Frame { get; init; } = "frame";

    [Description("frames of the dataset that an object may be away and still be taken for the same when it returns")]
    [Range(0, 100_000)]
    public int MaxGap { get; init; } = 10;

    [Description("how far from where its motion leads an object may return or go on, in object sizes (square root of the box's area) times the square root of the frames that passed")]
    [Range(0.01, 100.0)]
    public double Gate { get; init; } = 1;

    [Description("from this distance on, in the same unit, a step within a track is a jump: another object may have taken the id over")]
    [Range(0.01, 100.0)]
    public double Jump { get; init; } = 0.5;

    [Description("how many times larger or smaller (square root of the box's area) an object may return")]
    [Range(1.0, 100.0)]
    public double MaxResize { get; init; } = 2;

    [Description("attributes of objects that stay the same along a track, such as colour; what may change, such as occluded, does not belong here")]
    public IReadOnlyList<string> Attributes { get; init; } = [];
}

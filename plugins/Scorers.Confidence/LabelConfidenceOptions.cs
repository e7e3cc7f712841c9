using System.ComponentModel;

namespace Assay.Scorers.Confidence;

/// <summary>Options of <c>label_confidence</c>.</summary>
public sealed record LabelConfidenceOptions
{
    [Description("whose probabilities")]
    public ReferenceName? Reference { get; init; }

    [Description("which pixels' probabilities must sum to 1: a fixed 1 in 64, or all; the labelled class's probability is checked at every pixel")]
    public Check Check { get; init; } = Check.Lattice;
}

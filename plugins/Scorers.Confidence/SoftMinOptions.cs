using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Confidence;

/// <summary>Options of <c>soft_min</c>.</summary>
public sealed record SoftMinOptions
{
    [Description("whose probabilities")]
    public ReferenceName? Reference { get; init; }

    [Description("towards 0 the score is the lowest pixel's probability, towards infinity the mean of all")]
    [Range(1e-6, 1e6)]
    public double Temperature { get; init; } = 0.1;

    [Description("which pixels' probabilities must sum to 1: a fixed 1 in 64, or all; the labelled class's probability is checked at every pixel")]
    public Check Check { get; init; } = Check.Lattice;
}

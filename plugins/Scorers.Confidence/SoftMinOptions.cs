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

    [Description("pixels near a boundary between classes of the labels: include = scored like all others, as cleanlab does; exclude = left out")]
    public Boundary Boundary { get; init; } = Boundary.Include;

    [Description("how near: pixels with another class at most this many columns and rows away")]
    [Range(1, 64)]
    public int BoundaryPx { get; init; } = 2;

    [Description("for the column 'expected': the probability of their label that pixels near a boundary are taken to have, all others having 1; 0.5 = torn between two classes")]
    [Range(0.0, 1.0)]
    public double BoundaryP { get; init; } = 0.5;

    [Description("which pixels' probabilities must sum to 1: a fixed 1 in 64, or all; the labelled class's probability is checked at every pixel")]
    public Check Check { get; init; } = Check.Lattice;
}

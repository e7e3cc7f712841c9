using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Assay.Kernels;

namespace Assay.Scorers.Confidence;

/// <summary>Options of <c>component_confidence</c>.</summary>
public sealed record ComponentConfidenceOptions
{
    [Description("whose probabilities")]
    public ReferenceName? Reference { get; init; }

    [Description("mean = the mean over components, each weighing the same; worst = the lowest component")]
    public ComponentMean Aggregate { get; init; } = ComponentMean.Mean;

    [Description("which pixels touch each other: four = those that share an edge; eight = corners too")]
    public Neighbours Neighbours { get; init; } = Neighbours.Eight;

    [Description("components smaller than this are left out")]
    [Range(1, int.MaxValue)]
    public int MinAreaPx { get; init; } = 25;
}

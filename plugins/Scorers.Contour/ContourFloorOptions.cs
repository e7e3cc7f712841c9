using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Assay.Kernels;

namespace Assay.Scorers.Contour;

/// <summary>What a pipeline may say of a <c>contour_floor</c> step.</summary>
public sealed record ContourFloorOptions
{
    [Description("A reference whose polygons are measured as well as the labels'.")]
    public ReferenceName? Reference { get; init; }

    [Description("As in contour.")]
    public ContourForm Form { get; init; }

    [Description("As in contour.")]
    public Neighbours Neighbours { get; init; } = Neighbours.Eight;

    [Description("As in contour.")]
    public ContourBorder Border { get; init; }

    [Description("As in contour.")]
    [Range(1, 100_000)]
    public int WindowPx { get; init; } = 20;

    [Description("Only one object in so many is measured, spread evenly over the samples.")]
    [Range(1, 1_000_000)]
    public int Every { get; init; } = 1;
}

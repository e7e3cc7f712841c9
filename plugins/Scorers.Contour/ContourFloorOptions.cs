using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Assay.Kernels;

namespace Assay.Scorers.Contour;

/// <summary>What a pipeline may say of a <c>contour_floor</c> step.</summary>
public sealed record ContourFloorOptions
{
    [Description("A reference whose polygons are measured beside the labels'; without one the labels' are alone.")]
    public ReferenceName? Reference { get; init; }

    [Description("What a contour's pixels are measured to; as in contour.")]
    public ContourForm Form { get; init; }

    [Description("The element of the erosion; as in contour.")]
    public Neighbours Neighbours { get; init; } = Neighbours.Eight;

    [Description("What lies beyond the image; as in contour.")]
    public ContourBorder Border { get; init; }

    [Description("How many consecutive pixels the worst arc is averaged over; as in contour.")]
    [Range(1, 100_000)]
    public int WindowPx { get; init; } = 20;

    [Description("Polygons of about so many samples are drawn; which ones depends on their ids. 0: of all.")]
    [Range(0, 10_000_000)]
    public int Samples { get; init; } = 2000;
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>Options of <c>regions</c>.</summary>
public sealed record RegionsOptions
{
    [Description("what the labels are compared with: probabilities (their arg-max) or a label map")]
    public ReferenceName? Reference { get; init; }

    [Description("smaller regions are no findings; their pixels still count as differing")]
    [Range(1, int.MaxValue)]
    public int MinAreaPx { get; init; } = 16;

    [Description("how far an outline may be off: a differing pixel is in the band when, at most so many pixels from it, the labels have the reference's class and the reference has the label's")]
    [Range(0, 64)]
    public int BandPx { get; init; } = 2;

    [Description("what belongs to one region: pixels that share an edge (four), or a corner too (eight)")]
    public Neighbours Neighbours { get; init; } = Neighbours.Eight;

    [Description("classes that mean 'nothing here'; with them a region can be an omission or an extra, without them it is a wrong label")]
    public IReadOnlyList<string> Background { get; init; } = [];

    [Description("findings and items of one sample at most, the most suspicious ones; a column says how many regions were left out")]
    [Range(1, 10_000)]
    public int MaxFindings { get; init; } = 100;
}

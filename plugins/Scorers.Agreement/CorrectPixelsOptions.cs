using System.ComponentModel;

namespace Assay.Scorers.Agreement;

/// <summary>Options of <c>correct_pixels</c>.</summary>
public sealed record CorrectPixelsOptions
{
    [Description("what the labels are compared with: probabilities (their arg-max) or a label map")]
    public ReferenceName? Reference { get; init; }
}

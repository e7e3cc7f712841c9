using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Assay.Kernels;

namespace Assay.Scorers.Learning;

/// <summary>Options of <c>uncertainty</c>.</summary>
public sealed record UncertaintyOptions
{
    [Description("whose probabilities, of pixels or of the image as a whole")]
    public ReferenceName? Reference { get; init; }

    [Description("entropy over ln K; margin = 1 - (highest - second highest); least_confidence = (1 - highest) K / (K - 1); all in [0,1]")]
    public UncertaintyMeasure Measure { get; init; }

    [Description("the sample's value: the mean over pixels, the most uncertain pixel, or the mean of the most uncertain share; the other two are columns")]
    public Pooling Pool { get; init; }

    [Description("the share of pixels that 'top' is the mean of, at least one pixel")]
    [Range(1e-6, 1.0)]
    public double TopShare { get; init; } = 0.05;

    [Description("the side of the windows that a sample is cut into, as regions to label; all of a sample's are of nearly one size")]
    [Range(1, 65_535)]
    public int WindowPx { get; init; } = 128;

    [Description("windows of one sample that become findings and items, the most uncertain ones; 0: none")]
    [Range(0, 10_000)]
    public int MaxWindows { get; init; } = 4;

    [Description("classes whose share of the pixels, as the reference sees them, becomes a column, such as uncertainty_share_cloud for cloud; 'diverse' covers classes by them")]
    public IReadOnlyList<string> Classes { get; init; } = [];
}

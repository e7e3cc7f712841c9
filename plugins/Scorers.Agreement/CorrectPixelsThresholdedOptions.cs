using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Agreement;

/// <summary>Options of <c>correct_pixels_thresholded</c>.</summary>
public sealed record CorrectPixelsThresholdedOptions
{
    [Description("whose probabilities")]
    public ReferenceName? Reference { get; init; }

    [Description("the least probability of the most probable class with which the reference counts as sure")]
    [Range(0.0, 1.0)]
    public double Threshold { get; init; } = 0.5;

    [Description("thresholds of classes that need another one, by name: { cloud: 0.7 }")]
    [Range(0.0, 1.0)]
    public IReadOnlyDictionary<string, double> ClassThresholds { get; init; } = new Dictionary<string, double>();

    [Description("pixels where it is not sure: out = left out; correct = count as agreement; wrong = count as disagreement")]
    public Unsure Unsure { get; init; } = Unsure.Out;
}

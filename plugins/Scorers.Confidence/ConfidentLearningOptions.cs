using System.ComponentModel;
using Assay.Scorers.Confidence.ConfidentLearning;

namespace Assay.Scorers.Confidence;

/// <summary>Options of <c>confident_learning</c>.</summary>
public sealed record ConfidentLearningOptions
{
    [Description("whose probabilities")]
    public ReferenceName? Reference { get; init; }

    [Description("of a class that no pixel is labelled with nobody knows how sure the model usually is: its predictions never count as issues (cannot_vouch), or always (always_suspicious, as cleanlab's find_label_issues for segmentation)")]
    public UnseenClass UnseenClass { get; init; } = UnseenClass.CannotVouch;

    [Description("at how many pixels all classes are checked before the first round learns from a sample: 256 in its middle (glance), a fixed 1 in 64, or all; the second round checks all of them in any case")]
    public FirstCheck Check { get; init; } = FirstCheck.Glance;
}

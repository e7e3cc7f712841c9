namespace Assay.Scorers.Classification;

/// <summary>The probability of the label; cleanlab 2.9.0, rank.get_self_confidence_for_each_label.</summary>
[Component("self_confidence", "How probable the reference finds an image's class.")]
public sealed class SelfConfidence(ClassificationOptions options) : SampleScorer
{
    /// <summary>As written.</summary>
    public ClassificationOptions Options { get; } = options;

    private protected override double Rate(Verdict verdict) => Math.Clamp(verdict.SelfConfidence, 0, 1);
}

namespace Assay.Scorers.Classification;

/// <summary>(p(label) - highest other p + 1) / 2; cleanlab 2.9.0, rank.get_normalized_margin_for_each_label. Of a single class the other is 0.</summary>
[Component("normalized_margin", "How far an image's class leads, or trails, the strongest other class.")]
public sealed class NormalizedMargin(ClassificationOptions options) : SampleScorer
{
    /// <summary>As written.</summary>
    public ClassificationOptions Options { get; } = options;

    internal static double Of(Verdict verdict) =>
        Math.Clamp((verdict.SelfConfidence - (verdict.Rival is >= 0 and var rival ? verdict.Scores[rival] : 0) + 1) / 2, 0, 1);

    private protected override double Rate(Verdict verdict) => Of(verdict);
}

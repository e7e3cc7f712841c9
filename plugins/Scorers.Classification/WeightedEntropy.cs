using Assay.Kernels;

namespace Assay.Scorers.Classification;

/// <summary>
/// log(1 + x) / x with x = H / p(label), where H is the entropy of the scores over log K, and p at least 1e-6; cleanlab 2.9.0, rank.get_confidence_weighted_entropy_for_each_label.
/// For x below 1e-6 cleanlab divides by 1e-6 instead, which takes the score to 0 even where the label is all but certain; there it is p(label) here.
/// </summary>
[Component("weighted_entropy", "How sure the reference is of all classes, weighted by how probable it finds an image's own.")]
public sealed class WeightedEntropy(ClassificationOptions options) : SampleScorer
{
    const double Least = 1e-6;

    /// <summary>As written.</summary>
    public ClassificationOptions Options { get; } = options;

    internal static double Of(Verdict verdict)
    {
        // Terms from the smallest up, so that renumbering classes changes no bit.
        var entropy = verdict.Scores.Where(score => score > 0).Select(score => -score * Logarithm.Log(score)).Order().Sum() / Logarithm.Log(verdict.Scores.Length);
        var x = entropy / Math.Max(verdict.SelfConfidence, Least);
        return x >= Least ? Logarithm.Log(x + 1) / x : Math.Clamp(verdict.SelfConfidence, 0, 1); // Also for one class, 0/0; rounding may leave a score of a hair above 1.
    }

    private protected override double Rate(Verdict verdict) => Of(verdict);
}

using Assay.Kernels;

namespace Assay.Scorers.Classification;

/// <summary>
/// log(1 + x) / x with x = H / p(label), where H is the entropy of the scores over log K, and p at least 1e-6; cleanlab 2.9.0, rank.get_confidence_weighted_entropy_for_each_label.
/// Where H is 0 that is 0/0, for which cleanlab gives 0 even to a label that is certain; here it is p(label).
/// </summary>
[Component("weighted_entropy", "How sure the reference is of all classes, weighted by how probable it finds an image's own.")]
public sealed class WeightedEntropy(ClassificationOptions options) : SampleScorer
{
    const double Least = 1e-6;

    /// <summary>As written.</summary>
    public ClassificationOptions Options { get; } = options;

    internal static double Of(Verdict verdict)
    {
        var entropy = -verdict.Scores.Where(score => score > 0).Sum(score => score * Logarithm.Log(score)) / Logarithm.Log(verdict.Scores.Length);
        if (!(entropy > 0)) // One class, or all on one; rounding may leave a score of a hair above 1.
            return Math.Clamp(verdict.SelfConfidence, 0, 1);
        var x = entropy / Math.Max(verdict.SelfConfidence, Least);
        return Logarithm.Log(x + 1) / Math.Max(x, Least);
    }

    private protected override double Rate(Verdict verdict) => Of(verdict);
}

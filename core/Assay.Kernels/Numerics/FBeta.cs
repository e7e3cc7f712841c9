using System.Buffers;

namespace Assay.Kernels;

/// <summary>
/// F-beta of one class against all others, its mean over classes, and that of their pooled counts. F = (1 + b2) tp / ((1 + b2) tp + b2 fn + fp) with b2 = beta squared; beta above 1 leans
/// on recall. Source: scikit-learn 1.2.1, metrics.fbeta_score with average="macro"; with beta 2 and <see cref="AbsentClass.Union"/> the trustworthiness index
/// of CloudSEN12 (cloudsen12/cloudSEN12v1.1, get_indices.py; Aybar et al., IGARSS 2023).
/// </summary>
public static class FBeta
{
    /// <summary>F of one class, in [0,1]; null when neither labels nor prediction have it.</summary>
    public static double? OfClass(long agreed, long inLabels, long inPredicted, double beta)
    {
        var square = beta * beta;
        return inLabels + inPredicted == 0 ? null : (1 + square) * agreed / (square * inLabels + inPredicted);
    }

    /// <summary>The mean over classes, from the counts of <see cref="Overlap"/>.</summary>
    /// <param name="agreed">Pixels of the class in both.</param>
    /// <param name="inLabels">Pixels labelled so.</param>
    /// <param name="inPredicted">Pixels predicted so.</param>
    /// <param name="beta">Above 0.</param>
    /// <param name="absent">Which classes the mean runs over.</param>
    /// <param name="minPixels">A class counts as present in the labels, or in the prediction, from this many pixels there; at least 1 is needed whatever is asked.</param>
    /// <returns>In [0,1]; null without a pixel, or when the policy leaves no class: no evidence.</returns>
    public static double? Macro(ReadOnlySpan<long> agreed, ReadOnlySpan<long> inLabels, ReadOnlySpan<long> inPredicted, double beta, AbsentClass absent, long minPixels = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beta);
        var rented = ArrayPool<double>.Shared.Rent(agreed.Length);
        var (terms, pixels) = (0, 0L);
        for (var k = 0; k < agreed.Length; k++)
        {
            pixels += inLabels[k];
            if (Term(agreed[k], inLabels[k], inPredicted[k], beta, absent, minPixels) is { } term)
                rented[terms++] = term;
        }
        var mean = pixels == 0 || terms == 0 ? null : Mean(rented.AsSpan(0, terms));
        ArrayPool<double>.Shared.Return(rented);
        return mean;
    }

    /// <summary>
    /// F-beta of the pooled counts of the classes that <see cref="Macro"/> runs over: scikit-learn's average="micro" with those classes as <c>labels=</c>. Over all classes
    /// every pixel is counted once on either side, and this is the share of agreeing pixels whatever beta is. A class that neither map has adds nothing, so of the policies
    /// only <see cref="AbsentClass.LabelOnly"/> matters.
    /// </summary>
    /// <returns>In [0,1]; null without a pixel, or when no class is left: no evidence.</returns>
    public static double? Micro(ReadOnlySpan<long> agreed, ReadOnlySpan<long> inLabels, ReadOnlySpan<long> inPredicted, double beta, AbsentClass absent, long minPixels = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beta);
        var (both, labelled, predicted) = (0L, 0L, 0L);
        for (var k = 0; k < agreed.Length; k++)
            if (IsCounted(inLabels[k], inPredicted[k], absent, minPixels))
                (both, labelled, predicted) = (both + agreed[k], labelled + inLabels[k], predicted + inPredicted[k]);
        return OfClass(both, labelled, predicted, beta);
    }

    // In ascending order, so that renumbering classes does not change a bit.
    static double? Mean(Span<double> terms)
    {
        terms.Sort();
        var sum = 0.0;
        foreach (var term in terms)
            sum += term;
        return sum / terms.Length;
    }

    /// <summary>What a class adds to the sum of <see cref="Macro"/>; null when the mean does not run over it.</summary>
    public static double? Term(long agreed, long inLabels, long inPredicted, double beta, AbsentClass absent, long minPixels = 0)
    {
        if (IsCounted(inLabels, inPredicted, absent, minPixels))
            return OfClass(agreed, inLabels, inPredicted, beta);
        return absent switch { AbsentClass.AllZero => 0, AbsentClass.AllOne => 1, _ => null };
    }

    static bool IsCounted(long inLabels, long inPredicted, AbsentClass absent, long minPixels)
    {
        var least = Math.Max(1, minPixels);
        return inLabels >= least || (absent != AbsentClass.LabelOnly && inPredicted >= least);
    }
}

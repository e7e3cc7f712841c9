using System.Buffers;

namespace Assay.Kernels;

/// <summary>
/// Intersection over union (Jaccard index) of one class's pixels in two maps, and its mean over classes: agreed / (labelled + predicted - agreed). Source: scikit-learn
/// 1.2.1, metrics.jaccard_score, whose average="macro" is <see cref="AbsentClass.Union"/>.
/// </summary>
public static class ClassIou
{
    /// <summary>IoU of one class, in [0,1]; null when neither map has it.</summary>
    public static double? OfClass(long agreed, long inLabels, long inPredicted) =>
        inLabels + inPredicted == 0 ? null : (double)agreed / (inLabels + inPredicted - agreed);

    /// <summary>What a class adds to the mean of <see cref="Mean"/>; null when the mean does not run over it.</summary>
    public static double? Term(long agreed, long inLabels, long inPredicted, AbsentClass absent, long minPixels = 0)
    {
        var least = Math.Max(1, minPixels);
        if (inLabels >= least || (absent != AbsentClass.LabelOnly && inPredicted >= least))
            return OfClass(agreed, inLabels, inPredicted);
        return absent switch { AbsentClass.AllZero => 0, AbsentClass.AllOne => 1, _ => null };
    }

    /// <summary>The mean over classes, from the counts of <see cref="Overlap"/>.</summary>
    /// <param name="agreed">Pixels of the class in both.</param>
    /// <param name="inLabels">Pixels labelled so.</param>
    /// <param name="inPredicted">Pixels predicted so.</param>
    /// <param name="absent">Which classes the mean runs over.</param>
    /// <param name="minPixels">A class counts as present in a map from this many pixels there; at least 1 is needed whatever is asked.</param>
    /// <returns>In [0,1]; null without a pixel, or when the policy leaves no class: no evidence.</returns>
    public static double? Mean(ReadOnlySpan<long> agreed, ReadOnlySpan<long> inLabels, ReadOnlySpan<long> inPredicted, AbsentClass absent, long minPixels = 0)
    {
        var rented = ArrayPool<double>.Shared.Rent(agreed.Length);
        var (terms, pixels) = (0, 0L);
        for (var k = 0; k < agreed.Length; k++)
        {
            pixels += inLabels[k];
            if (Term(agreed[k], inLabels[k], inPredicted[k], absent, minPixels) is { } term)
                rented[terms++] = term;
        }
        var mean = pixels == 0 || terms == 0 ? null : Average(rented.AsSpan(0, terms));
        ArrayPool<double>.Shared.Return(rented);
        return mean;
    }

    // In ascending order, so that renumbering classes does not change a bit.
    static double? Average(Span<double> terms)
    {
        terms.Sort();
        var sum = 0.0;
        foreach (var term in terms)
            sum += term;
        return sum / terms.Length;
    }
}

using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>Pixels per class: in both maps, in the labels, in the reference.</summary>
sealed class ClassCounts(int classes)
{
    readonly long[] agreed = new long[classes], inLabels = new long[classes], inPredicted = new long[classes];

    public void Add(ReadOnlySpan<ushort> labels, ReadOnlySpan<ushort> predicted) => Overlap.Count(labels, predicted, agreed, inLabels, inPredicted);

    public double? Macro(TiOptions options) => FBeta.Macro(agreed, inLabels, inPredicted, options.Beta, options.Absent, options.MinPixels);

    public double? F(int k, double beta) => FBeta.OfClass(agreed[k], inLabels[k], inPredicted[k], beta);

    /// <summary>The class with the lowest F among those the mean runs over and that have a pixel; of equal ones the largest, then the first.</summary>
    public int? FindWorst(TiOptions options)
    {
        (int Class, double F, long Pixels)? worst = null;
        for (var k = 0; k < classes; k++)
        {
            var pixels = inLabels[k] + inPredicted[k];
            if (pixels == 0 || FBeta.Term(agreed[k], inLabels[k], inPredicted[k], options.Beta, options.Absent, options.MinPixels) is not { } f)
                continue;
            if (worst is not { } w || f < w.F || (f == w.F && pixels > w.Pixels))
                worst = (k, f, pixels);
        }
        return worst?.Class;
    }

    public string Describe(int k, string name, double beta)
    {
        var f = $"{name}: F{beta:0.##} {F(k, beta):0.00}";
        if (inLabels[k] == 0)
            return $"{f}, never labelled, {inPredicted[k]} px in the reference";
        return inPredicted[k] == 0
            ? $"{f}, never in the reference, {inLabels[k]} px labelled"
            : $"{f}, recall {(double)agreed[k] / inLabels[k]:0.00}, precision {(double)agreed[k] / inPredicted[k]:0.00}, {inLabels[k]} px";
    }
}

using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>Pixels per class: in both maps, in the labels, in the reference.</summary>
sealed class ClassCounts(int classes)
{
    readonly long[] agreed = new long[classes], inLabels = new long[classes], inPredicted = new long[classes];

    public void Add(ReadOnlySpan<ushort> labels, ReadOnlySpan<ushort> predicted) => Overlap.Count(labels, predicted, agreed, inLabels, inPredicted);

    /// <summary>The counts of a class; one that the reference does not know has none.</summary>
    public (long Agreed, long InLabels, long InPredicted) this[int k] => k < classes ? (agreed[k], inLabels[k], inPredicted[k]) : default;

    public double? Mean(TiOptions options) => options.Average == TiAverage.Micro
        ? FBeta.Micro(agreed, inLabels, inPredicted, options.Beta, options.Absent, options.MinPixels)
        : FBeta.Macro(agreed, inLabels, inPredicted, options.Beta, options.Absent, options.MinPixels);

    public double? F(int k, double beta) => FBeta.OfClass(agreed[k], inLabels[k], inPredicted[k], beta);

    /// <summary>The class with the lowest F among those that count and have a pixel; of equal ones the largest, then the first.</summary>
    public int? FindLowest(TiOptions options) => FindWorst(options, k => -F(k, options.Beta)!.Value);

    /// <summary>The class that costs the score most: under macro the one with the lowest F, under micro the one with most errors as beta weighs them.</summary>
    public int? FindCostliest(TiOptions options) => options.Average == TiAverage.Macro ? FindLowest(options)
        : FindWorst(options, k => options.Beta * options.Beta * (inLabels[k] - agreed[k]) + (inPredicted[k] - agreed[k]));

    int? FindWorst(TiOptions options, Func<int, double> badness)
    {
        (int Class, double Badness, long Pixels)? worst = null;
        for (var k = 0; k < classes; k++)
        {
            var pixels = inLabels[k] + inPredicted[k];
            if (pixels == 0 || FBeta.Term(agreed[k], inLabels[k], inPredicted[k], options.Beta, options.Absent, options.MinPixels) is null)
                continue;
            var bad = badness(k);
            if (worst is not { } w || bad > w.Badness || (bad == w.Badness && pixels > w.Pixels))
                worst = (k, bad, pixels);
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

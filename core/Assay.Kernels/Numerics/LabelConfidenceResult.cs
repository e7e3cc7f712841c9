namespace Assay.Kernels;

/// <summary>What <see cref="LabelConfidence"/> found in one image.</summary>
/// <param name="Mean">In [0,1], over all pixels that are not void; null when there is none or a value is no probability.</param>
/// <param name="Used">Pixels that are not void.</param>
/// <param name="Left">First column of the cell with the largest sum of 1 - p; of equal ones the first in reading order.</param>
/// <param name="Top">Its first row.</param>
/// <param name="CellMean">Its mean probability; NaN without a mean.</param>
/// <param name="Defect">The first probability of a labelled class that is NaN or outside [0,1].</param>
public readonly record struct LabelConfidenceResult(double? Mean, long Used, int Left, int Top, double CellMean, ProbabilityDefect? Defect)
{
    internal static LabelConfidenceResult Nothing { get; } = new(null, 0, -1, -1, double.NaN, null);
}

using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>Pixels that are void in neither map, and those of them where both have one class.</summary>
readonly record struct PixelCounts(long Compared, long Agreed)
{
    public static PixelCounts Of(Decided decided)
    {
        long[] agreed = new long[decided.Classes], inLabels = new long[decided.Classes], inPredicted = new long[decided.Classes];
        Overlap.Count(decided.Labels.Ids, decided.Predicted, agreed, inLabels, inPredicted);
        return new(inLabels.Sum(), agreed.Sum());
    }
}

namespace Assay.Kernels;

/// <summary>How many times more positives stand among the first T than by chance: their share there over their share in all. Equals that the cut goes through count in proportion.</summary>
public static class Lift
{
    /// <summary>From counts per group of equals, most suspicious first.</summary>
    /// <param name="positives">Positives per group.</param>
    /// <param name="negatives">Negatives per group.</param>
    /// <param name="first">T, 1 or more; with fewer units than that, all of them.</param>
    /// <returns>From 0 to one over the share of positives, 1 by chance; null without a positive.</returns>
    public static double? At(ReadOnlySpan<long> positives, ReadOnlySpan<long> negatives, long first)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first);
        var (all, passed, found, units) = (0L, 0L, 0.0, 0L);
        for (var group = 0; group < positives.Length; group++)
        {
            var here = positives[group] + negatives[group];
            if (passed < first && positives[group] > 0)
                found += passed + here <= first ? positives[group] : positives[group] * ((double)(first - passed) / here);
            passed += here;
            all += positives[group];
        }
        units = Math.Min(first, passed);
        return all == 0 ? null : found / units / ((double)all / passed);
    }
}

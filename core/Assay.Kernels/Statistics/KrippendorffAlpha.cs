namespace Assay.Kernels;

/// <summary>
/// Krippendorff's alpha for nominal data (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", sections B and C): one less the observed over the expected disagreement, any number
/// of raters, missing ratings, small samples. Items with fewer than two ratings pair with nothing and take no part.
/// </summary>
public static class KrippendorffAlpha
{
    /// <param name="ratings">What was said.</param>
    /// <param name="times">How often each item counts, as a bootstrap draws them; none: once.</param>
    /// <returns>At most 1, 0 by chance; null when no item has two ratings, or all of them are of one category.</returns>
    public static double? Of(Ratings ratings, ReadOnlySpan<int> times = default)
    {
        var totals = new long[ratings.Categories];
        var (disagreed, all) = (0.0, 0L);
        for (var item = 0; item < ratings.Items; item++)
        {
            var (raters, weight) = (ratings.RatersOf(item), times.IsEmpty ? 1 : times[item]);
            if (raters < 2 || weight == 0)
                continue;
            var counts = ratings.Counts(item);
            for (var category = 0; category < totals.Length; category++)
                totals[category] += (long)weight * counts[category];
            disagreed += weight * raters * (1 - Ratings.Agreeing(counts, raters));
            all += (long)weight * raters;
        }
        var expected = (double)all * all;
        foreach (var total in totals)
            expected -= (double)total * total;
        return expected <= 0 ? null : 1 - (all - 1) * disagreed / expected;
    }
}

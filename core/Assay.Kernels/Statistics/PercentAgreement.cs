namespace Assay.Kernels;

/// <summary>
/// How often two raters of an item choose the same: over items that two or more rated, the mean of agreeing over all pairs of raters (Gwet 2014, "Handbook of Inter-Rater Reliability", 4th
/// edition, equation 2.11 for many raters and missing ratings). Chance is not taken off.
/// </summary>
public static class PercentAgreement
{
    /// <param name="ratings">What was said.</param>
    /// <param name="times">How often each item counts, as a bootstrap draws them; none: once.</param>
    /// <returns>In [0,1]; null when no item has two ratings.</returns>
    public static double? Of(Ratings ratings, ReadOnlySpan<int> times = default)
    {
        var (sum, items) = (0.0, 0L);
        for (var item = 0; item < ratings.Items; item++)
            if (ratings.RatersOf(item) is >= 2 and var raters && (times.IsEmpty ? 1 : times[item]) is > 0 and var weight)
                (sum, items) = (sum + weight * Ratings.Agreeing(ratings.Counts(item), raters), items + weight);
        return items == 0 ? null : sum / items;
    }
}

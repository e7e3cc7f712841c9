namespace Assay.Kernels;

/// <summary>
/// Gwet's AC1 (Gwet 2008, "Computing inter-rater reliability and its variance in the presence of high agreement"; many raters and missing ratings: Gwet 2014, "Handbook of Inter-Rater
/// Reliability", 4th edition, section 2.4): agreement beyond the chance that raters agree where they guess. It stays near the percent agreement when one category is rare.
/// </summary>
public static class GwetAc1
{
    /// <param name="ratings">What was said. How many categories there could be is part of the formula.</param>
    /// <param name="times">How often each item counts, as a bootstrap draws them; none: once.</param>
    /// <returns>At most 1, 0 by chance; null when no item has two ratings.</returns>
    public static double? Of(Ratings ratings, ReadOnlySpan<int> times = default)
    {
        if (PercentAgreement.Of(ratings, times) is not { } agreed)
            return null;
        Span<double> prevalence = new double[ratings.Categories];
        Prevalence(ratings, times, prevalence);
        var chance = 0.0;
        foreach (var share in prevalence)
            chance += share * (1 - share) / (ratings.Categories - 1);
        return (agreed - chance) / (1 - chance);
    }

    /// <summary>By category, the mean over rated items of its share among the item's ratings.</summary>
    internal static void Prevalence(Ratings ratings, ReadOnlySpan<int> times, Span<double> prevalence)
    {
        var items = 0L;
        for (var item = 0; item < ratings.Items; item++)
        {
            var (raters, weight) = (ratings.RatersOf(item), times.IsEmpty ? 1 : times[item]);
            if (raters == 0 || weight == 0)
                continue;
            var counts = ratings.Counts(item);
            for (var category = 0; category < prevalence.Length; category++)
                prevalence[category] += (double)weight * counts[category] / raters;
            items += weight;
        }
        foreach (ref var share in prevalence)
            share /= items;
    }
}

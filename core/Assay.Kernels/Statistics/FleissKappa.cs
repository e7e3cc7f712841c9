namespace Assay.Kernels;

/// <summary>
/// Fleiss' kappa (Fleiss 1971, "Measuring nominal scale agreement among many raters"), with missing ratings as Gwet 2014, "Handbook of Inter-Rater Reliability", 4th edition, section 2.4: a
/// category's prevalence is the mean over rated items of its share among the item's ratings. With none missing it is Fleiss' own.
/// </summary>
public static class FleissKappa
{
    /// <param name="ratings">What was said.</param>
    /// <param name="times">How often each item counts, as a bootstrap draws them; none: once.</param>
    /// <returns>At most 1, 0 by chance; null when no item has two ratings, or all ratings are of one category.</returns>
    public static double? Of(Ratings ratings, ReadOnlySpan<int> times = default)
    {
        if (PercentAgreement.Of(ratings, times) is not { } agreed)
            return null;
        Span<double> prevalence = new double[ratings.Categories];
        GwetAc1.Prevalence(ratings, times, prevalence);
        var (chance, one) = (0.0, 0);
        foreach (var share in prevalence)
            (chance, one) = (chance + share * share, one + (share > 0 ? 1 : 0));
        return one < 2 ? null : (agreed - chance) / (1 - chance);
    }
}

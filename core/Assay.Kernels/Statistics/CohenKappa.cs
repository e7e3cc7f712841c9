namespace Assay.Kernels;

/// <summary>
/// Cohen's kappa (Cohen 1960, "A coefficient of agreement for nominal scales"): agreement of two raters beyond what their own habits give by chance. Where one category is rare it is low,
/// even negative, although they nearly always agree (Feinstein and Cicchetti 1990); <see cref="GwetAc1"/> is not.
/// </summary>
public static class CohenKappa
{
    /// <param name="ratings">What was said.</param>
    /// <param name="first">The one rater's position.</param>
    /// <param name="second">The other's; items that only one of them rated take no part.</param>
    /// <param name="times">How often each item counts, as a bootstrap draws them; none: once.</param>
    /// <returns>At most 1, 0 by chance; null without a common item, or when both always say the same one category.</returns>
    public static double? Of(Ratings ratings, int first, int second, ReadOnlySpan<int> times = default)
    {
        var (a, b) = (new long[ratings.Categories], new long[ratings.Categories]);
        var (agreed, items) = (0L, 0L);
        for (var item = 0; item < ratings.Items; item++)
        {
            var (one, other, weight) = (ratings[item, first], ratings[item, second], times.IsEmpty ? 1 : times[item]);
            if (one < 0 || other < 0)
                continue;
            a[one] += weight;
            b[other] += weight;
            agreed += one == other ? weight : 0;
            items += weight;
        }
        var chance = 0.0;
        for (var category = 0; category < a.Length; category++)
            chance += (double)a[category] * b[category];
        var of = (double)items * items;
        return chance >= of ? null : ((double)agreed * items - chance) / (of - chance);
    }
}

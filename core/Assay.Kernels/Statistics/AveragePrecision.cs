namespace Assay.Kernels;

/// <summary>
/// The mean, over positives, of the precision at their ranks (scikit-learn 1.2, metrics.average_precision_score, for rankings without ties). With ties it is the
/// expectation over all orders of equals (McSherry and Najork, ECIR 2008, "Computing information retrieval performance measures efficiently in the presence of
/// tied scores", section 2.4); scikit-learn takes the precision at the end of a group instead, which is lower or higher by no rule.
/// </summary>
public static class AveragePrecision
{
    /// <summary>From counts per group of equals, most suspicious first.</summary>
    /// <returns>In [0,1], about the share of positives by chance; null without a positive.</returns>
    public static double? Of(ReadOnlySpan<long> positives, ReadOnlySpan<long> negatives)
    {
        var (found, passed, sum) = (0L, 0L, 0.0);
        for (var group = 0; group < positives.Length; group++)
        {
            var units = positives[group] + negatives[group];
            if (positives[group] > 0)
                sum += OfGroup(positives[group], units, found, passed);
            found += positives[group];
            passed += units;
        }
        return found == 0 ? null : sum / found;
    }

    /// <summary>Place j of a group holds a positive with probability p / n; then (j - 1)(p - 1) / (n - 1) positives of the group stand before it on average.</summary>
    static double OfGroup(long positives, long units, long found, long passed)
    {
        var before = units > 1 ? (positives - 1.0) / (units - 1) : 0;
        var sum = 0.0;
        for (var place = 1L; place <= units; place++)
            sum += (found + 1 + (place - 1) * before) / (passed + place);
        return sum * positives / units;
    }
}

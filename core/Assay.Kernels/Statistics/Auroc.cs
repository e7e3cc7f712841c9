namespace Assay.Kernels;

/// <summary>
/// The probability that a positive is ranked above a negative, half of it for a tie: the area under the ROC curve, which is the Mann-Whitney U over the number
/// of pairs (Hanley and McNeil 1982, "The meaning and use of the area under a ROC curve"), with mid-ranks for ties.
/// </summary>
public static class Auroc
{
    /// <summary>From counts per group of equals, most suspicious first.</summary>
    /// <returns>In [0,1], 0.5 by chance; null without a positive or without a negative.</returns>
    public static double? Of(ReadOnlySpan<long> positives, ReadOnlySpan<long> negatives)
    {
        var (all, above, wins) = (0L, 0L, 0.0);
        for (var group = 0; group < positives.Length; group++)
        {
            wins += negatives[group] * (above + positives[group] / 2.0);
            above += positives[group];
            all += negatives[group];
        }
        return above == 0 || all == 0 ? null : wins / above / all;
    }

    /// <summary>Where 95 % of rankings made by chance lie: normal approximation with the exact variance (m + n + 1) / (12 m n), without ties (Mann and Whitney 1947).</summary>
    /// <returns>The interval, cut to [0,1]; all of it without a positive or without a negative.</returns>
    public static (double Low, double High) Chance(long positives, long negatives)
    {
        if (positives == 0 || negatives == 0)
            return (0, 1);
        var reach = Wilson.Z95 * Math.Sqrt((positives + negatives + 1) / (12.0 * positives * negatives));
        return (Math.Max(0, 0.5 - reach), Math.Min(1, 0.5 + reach));
    }
}

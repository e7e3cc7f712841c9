namespace Assay.Kernels;

/// <summary>
/// Wilson's score interval for a share (Wilson 1927, "Probable inference, the law of succession, and statistical inference"; recommended for small n by Brown, Cai
/// and DasGupta 2001). Unlike a bootstrap, it knows that 4 of 4 is no proof of all.
/// </summary>
public static class Wilson
{
    /// <summary>The 97.5 % quantile of the normal distribution.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>The 95 % quantile: for bounds on one side.</summary>
    public const double Z90 = 1.6448536269514722;

    /// <summary>The 95 % interval of a share.</summary>
    /// <param name="found">From 0 to <paramref name="of"/>; need not be whole.</param>
    /// <param name="of">How many were looked for.</param>
    /// <returns>Within [0,1]; all of it when nothing was looked for.</returns>
    public static (double Low, double High) Interval(double found, double of) => Interval(found, of, Z95);

    /// <summary>What a share is with 95 % certainty not above, and not below: the score interval of which 5 % lie on either side, one of them at a time.</summary>
    /// <param name="found">From 0 to <paramref name="of"/>; need not be whole.</param>
    /// <param name="of">How many were looked for.</param>
    /// <returns>Within [0,1]; 0 and 1 when nothing was looked for.</returns>
    public static (double Lower, double Upper) Bounds(double found, double of) => Interval(found, of, Z90);

    /// <summary>How many would have to be looked for so that the upper bound of <see cref="Bounds"/> is not above a limit, if the share stayed what it is.</summary>
    /// <param name="share">In [0,1].</param>
    /// <param name="most">The limit, in [0,1].</param>
    /// <returns>Null when no number is enough: the share is not below the limit.</returns>
    public static long? NeededFor(double share, double most)
    {
        if (share >= most)
            return null;
        var (low, high) = (0L, 1L);
        while (Bounds(share * high, high).Upper > most)
            (low, high) = (high, high * 2); // The bound falls as the number grows.
        while (high - low > 1)
            if (Bounds(share * ((low + high) / 2), (low + high) / 2).Upper > most)
                low = (low + high) / 2;
            else
                high = (low + high) / 2;
        return high;
    }

    static (double Low, double High) Interval(double found, double of, double z)
    {
        if (of <= 0)
            return (0, 1);
        var (share, square) = (found / of, z * z);
        var middle = share + square / (2 * of);
        var reach = z * Math.Sqrt(share * (1 - share) / of + square / (4 * of * of));
        var scale = 1 + square / of;
        return (Math.Max(0, (middle - reach) / scale), Math.Min(1, (middle + reach) / scale));
    }

    /// <summary>
    /// The 95 % interval of a share whose units stand for each other in clusters, as frames of a video do: Wilson's for as many independent units as give the share the same
    /// variance (Korn and Graubard 1998, "Confidence intervals for proportions with small expected number of positive counts estimated from survey data"; the variance between clusters
    /// is that of a ratio: Cochran 1977, "Sampling Techniques", section 9.7). A variance that few clusters show may be small by accident, so that, as there, units count less by the square of the
    /// normal quantile over Student's for one degree of freedom less than clusters. Where all or none are found nothing varies; then a cluster counts as one unit.
    /// </summary>
    /// <param name="found">Per cluster, from 0 to its entry in <paramref name="of"/>.</param>
    /// <param name="of">Per cluster, how many were looked for; 0: the cluster takes no part.</param>
    /// <returns>As <see cref="Interval(double, double)"/>, to the bit when no cluster has more than one unit; never narrower.</returns>
    /// <exception cref="ArgumentException">Not as many of the one as of the other.</exception>
    public static (double Low, double High) Interval(ReadOnlySpan<double> found, ReadOnlySpan<double> of)
    {
        if (found.Length != of.Length)
            throw new ArgumentException($"{found.Length} and {of.Length} clusters, expected as many of each", nameof(of));
        var (hits, units, clusters, largest) = (0.0, 0.0, 0, 0.0);
        for (var i = 0; i < of.Length; i++)
            (hits, units, clusters, largest) = (hits + found[i], units + of[i], clusters + (of[i] > 0 ? 1 : 0), Math.Max(largest, of[i]));
        return units <= 0 || largest <= 1 ? Interval(hits, units)
            : Effective(found, of, hits / units, units, clusters) is var effective ? Interval(hits / units * effective, effective) : default;
    }

    static double Effective(ReadOnlySpan<double> found, ReadOnlySpan<double> of, double share, double units, int clusters)
    {
        var between = 0.0;
        for (var i = 0; i < of.Length; i++)
            between += (found[i] - share * of[i]) * (found[i] - share * of[i]);
        if (clusters == 1 || share is <= 0 or >= 1)
            return clusters;
        var (variance, few) = (between * clusters / (clusters - 1) / (units * units), Z95 / StudentT.Quantile975(clusters - 1));
        return Math.Clamp((variance > 0 ? Math.Min(share * (1 - share) / variance, units) : units) * few * few, 1, units);
    }
}

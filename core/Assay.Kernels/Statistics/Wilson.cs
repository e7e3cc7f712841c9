namespace Assay.Kernels;

/// <summary>
/// Wilson's score interval for a share (Wilson 1927, "Probable inference, the law of succession, and statistical inference"; recommended for small n by Brown, Cai
/// and DasGupta 2001). Unlike a bootstrap, it knows that 4 of 4 is no proof of all.
/// </summary>
public static class Wilson
{
    /// <summary>The 97.5 % quantile of the normal distribution.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>The 95 % interval of a share.</summary>
    /// <param name="found">From 0 to <paramref name="of"/>; need not be whole.</param>
    /// <param name="of">How many were looked for.</param>
    /// <returns>Within [0,1]; all of it when nothing was looked for.</returns>
    public static (double Low, double High) Interval(double found, double of)
    {
        if (of <= 0)
            return (0, 1);
        var (share, square) = (found / of, Z95 * Z95);
        var middle = share + square / (2 * of);
        var reach = Z95 * Math.Sqrt(share * (1 - share) / of + square / (4 * of * of));
        var scale = 1 + square / of;
        return (Math.Max(0, (middle - reach) / scale), Math.Min(1, (middle + reach) / scale));
    }
}

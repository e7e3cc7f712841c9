namespace Assay.Scorers.Comparison;

/// <summary>
/// An exponential distribution fitted to values up to a limit by maximum likelihood: mean = 1/rate - limit / (e^(rate limit) - 1), which is 1/rate without a limit. How well it fits: the
/// Kolmogorov-Smirnov distance, and what of it Stephens (EDF statistics for goodness of fit, 1974, table 1.4; rate estimated,
/// no limit) calls unlikely in one sample of twenty. Simulated with a limit, one in 20 exceed it at rate x limit = 10, one in 40 at 3, one in 100 at 1: the nearer the limit, the more easily a fit passes.
/// </summary>
/// <param name="Rate">Per px. 0 when values are so spread over the range that none fits.</param>
/// <param name="Distance">Largest difference between the shares up to a value, seen and fitted.</param>
/// <param name="Critical">The distance that at most one in twenty samples of a true exponential exceeds.</param>
readonly record struct ExponentialFit(int Count, double Mean, double Rate, double Distance, double Critical)
{
    /// <param name="sorted">0 or more, ascending; those beyond the limit take no part.</param>
    /// <param name="limit">Infinity for none.</param>
    /// <returns>Null for fewer than two values, or when all are 0.</returns>
    public static ExponentialFit? Of(IReadOnlyList<double> sorted, double limit)
    {
        var (count, sum) = (0, 0.0);
        for (; count < sorted.Count && sorted[count] <= limit; count++)
            sum += sorted[count];
        if (count < 2 || sum == 0)
            return null;
        var mean = sum / count;
        var rate = double.IsInfinity(limit) ? 1 / mean : FindRate(mean, limit);
        var root = Math.Sqrt(count);
        return new ExponentialFit(count, mean, rate, Largest(sorted, count, rate, limit), 1.094 / (root + 0.26 + 0.5 / root) + 0.2 / count);
    }

    // The expected mean falls from limit/2 towards 0 as the rate grows.
    static double FindRate(double mean, double limit)
    {
        if (mean >= limit / 2)
            return 0;
        var (low, high) = (0.0, 1 / mean);
        for (var i = 0; i < 200 && low < high; i++)
        {
            var middle = low + (high - low) / 2;
            if (middle == low || middle == high)
                break;
            if (Expected(middle, limit) > mean)
                low = middle;
            else
                high = middle;
        }
        return high;
    }

    static double Expected(double rate, double limit) => rate * limit < 1e-6 ? limit / 2 : 1 / rate - limit / Math.Exp(rate * limit) / (1 - Math.Exp(-rate * limit));

    static double Largest(IReadOnlyList<double> sorted, int count, double rate, double limit)
    {
        var largest = 0.0;
        for (var i = 0; i < count; i++)
        {
            var fitted = Share(sorted[i], rate, limit);
            largest = Math.Max(largest, Math.Max((i + 1.0) / count - fitted, fitted - (double)i / count));
        }
        return largest;
    }

    /// <summary>How many are to be expected up to a value.</summary>
    public static double Share(double value, double rate, double limit) =>
        rate == 0 ? value / limit : (1 - Math.Exp(-rate * value)) / (1 - (double.IsInfinity(limit) ? 0 : Math.Exp(-rate * limit)));
}

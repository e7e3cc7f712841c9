namespace Assay.Kernels;

/// <summary>
/// How many of a finite population are wrong, from a simple random sample without replacement: the 95 % interval that inverts both tails of the hypergeometric distribution, each with half of
/// the probability of what was found (mid-P: Lancaster 1961, "Significance tests in discrete distributions"; for limits, Berry and Armitage 1995, "Mid-P confidence intervals: a brief review").
/// It covers 95 % on average over what may be true, where an exact interval of counts covers more; and more than that where fewer than two are expected to be found, since the lower
/// limit cannot be missed there. Where everything was looked at it is a point.
/// </summary>
public static class Hypergeometric
{
    const double Tail = 0.025;

    /// <param name="found">How many of those looked at are wrong, from 0 to <paramref name="looked"/>.</param>
    /// <param name="looked">How many were looked at, from 0 to <paramref name="size"/>.</param>
    /// <param name="size">The population.</param>
    /// <returns>From <paramref name="found"/> to all but those that are known to be right.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More was found than looked at, or looked at than there is.</exception>
    public static (long Low, long High) Interval(long found, long looked, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(found);
        ArgumentOutOfRangeException.ThrowIfLessThan(looked, found);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, looked);
        var (least, most) = (found, size - (looked - found));
        // Both tails are monotone in the number of wrong ones.
        return (First(least, most, wrong => 1 - Below(found, looked, wrong, size) > Tail),
            most - First(0, most - least, fewer => Below(found, looked, most - fewer, size) > Tail));
    }

    /// <summary>The first number from which on a condition holds; the last if it never does.</summary>
    static long First(long from, long to, Func<long, bool> holds)
    {
        while (from < to)
        {
            var middle = from + (to - from) / 2;
            (from, to) = holds(middle) ? (from, middle) : (middle + 1, to);
        }
        return from;
    }

    /// <summary>The probability of finding fewer, and half of that of finding as many.</summary>
    static double Below(long found, long looked, long wrong, long size)
    {
        var here = Math.Exp(LogProbability(found, looked, wrong, size));
        var (sum, term) = (here / 2, here);
        if ((double)found * size <= (double)looked * wrong) // Below the mean terms fall downwards, above it upwards: the sum ends where they no longer count.
        {
            for (var k = found; k > Math.Max(0, looked - (size - wrong)) && term > sum * 1e-17; k--)
                sum += term *= (double)k / (wrong - k + 1) * (size - wrong - looked + k) / (looked - k + 1);
            return sum;
        }
        for (var k = found; k < Math.Min(looked, wrong) && term > sum * 1e-17; k++)
            sum += term *= (double)(wrong - k) / (k + 1) * (looked - k) / (size - wrong - looked + k + 1);
        return 1 - sum;
    }

    static double LogProbability(long found, long looked, long wrong, long size) => LogChoose(wrong, found) + LogChoose(size - wrong, looked - found) - LogChoose(size, looked);

    static double LogChoose(long of, long chosen) => chosen < 0 || chosen > of ? double.NegativeInfinity : LogFactorial(of) - LogFactorial(chosen) - LogFactorial(of - chosen);

    /// <summary>Stirling's series (Abramowitz and Stegun 1964, 6.1.41) from 16 on, where its error is below 1e-14; the sum of logarithms below.</summary>
    static double LogFactorial(long n)
    {
        if (n < 16)
        {
            var product = 1.0;
            for (var k = 2; k <= n; k++)
                product *= k;
            return Math.Log(product);
        }
        var (x, inverse) = ((double)n, 1.0 / n);
        var square = inverse * inverse;
        return x * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI * x) + inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
    }
}

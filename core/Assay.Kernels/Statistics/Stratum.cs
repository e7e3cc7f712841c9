namespace Assay.Kernels;

/// <summary>A part of a population, what a random sample of it found, and the limits for how many of it are wrong.</summary>
/// <param name="Size">How many units it has.</param>
/// <param name="Looked">How many of them were looked at. <c>Looked / Size</c> is a unit's inclusion probability; 1: the part was reviewed in full.</param>
/// <param name="Found">How many of these are wrong.</param>
/// <param name="Low">Lower 95 % limit of the wrong ones among <paramref name="Size"/>.</param>
/// <param name="High">Upper 95 % limit.</param>
public sealed record Stratum(double Size, double Looked, double Found, double Low, double High)
{
    /// <summary>The estimate of the wrong ones: each that was found stands for <c>Size / Looked</c>; 0 when nothing was looked at.</summary>
    public double Total => Looked == 0 ? 0 : Found * (Size / Looked);

    /// <summary>Units drawn one by one, without replacement; limits by <see cref="Hypergeometric"/>.</summary>
    public static Stratum OfUnits(long size, long looked, long found) => Hypergeometric.Interval(found, looked, size) is var (low, high) ? new Stratum(size, looked, found, low, high) : throw new InvalidOperationException();

    /// <summary>
    /// Units drawn in whole clusters, as the objects of drawn samples are; limits by <see cref="Wilson"/> for clusters, no wider than what was seen allows. The finite population is not taken
    /// into account otherwise, so that limits are too wide where a large share was drawn.
    /// </summary>
    /// <param name="size">Units in the part.</param>
    /// <param name="found">Per cluster, how many are wrong.</param>
    /// <param name="looked">Per cluster, how many were looked at.</param>
    public static Stratum OfClusters(long size, ReadOnlySpan<double> found, ReadOnlySpan<double> looked)
    {
        var (wrong, seen) = (Sum(found), Sum(looked));
        var (low, high) = Wilson.Interval(found, looked);
        return new Stratum(size, seen, wrong, Math.Clamp(low * size, wrong, size - (seen - wrong)), Math.Clamp(high * size, wrong, size - (seen - wrong)));
    }

    static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }
}

using System.Buffers;

namespace Assay.Scorers.Learning;

/// <summary>The mean of the highest values, without sorting all of them: a histogram finds the bucket in which the last of them lies, and only that is sorted.</summary>
static class TopMean
{
    const int Buckets = 4096;

    /// <param name="values">In [0,1]; NaN is passed over.</param>
    /// <param name="count">How many, at most as many as there are.</param>
    public static double Of(ReadOnlySpan<double> values, int count)
    {
        Span<int> buckets = stackalloc int[Buckets];
        buckets.Clear();
        foreach (var value in values)
            if (!double.IsNaN(value))
                buckets[Bucket(value)]++;
        var (cut, above) = (Buckets - 1, 0);
        while (above + buckets[cut] < count)
            above += buckets[cut--];
        return Sum(values, cut, buckets[cut], count - above) / count;
    }

    static int Bucket(double value) => Math.Min(Buckets - 1, (int)(value * Buckets));

    /// <summary>All values above a bucket, and the highest ones in it.</summary>
    static double Sum(ReadOnlySpan<double> values, int cut, int inCut, int wanted)
    {
        var rented = ArrayPool<double>.Shared.Rent(inCut);
        var (sum, found) = (0.0, 0);
        foreach (var value in values)
            if (!double.IsNaN(value) && Bucket(value) is var bucket && bucket >= cut)
                if (bucket > cut)
                    sum += value;
                else
                    rented[found++] = value;
        Array.Sort(rented, 0, found);
        for (var i = found - wanted; i < found; i++)
            sum += rented[i];
        ArrayPool<double>.Shared.Return(rented);
        return sum;
    }
}

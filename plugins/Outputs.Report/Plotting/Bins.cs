namespace Assay.Outputs.Report.Plotting;

/// <summary>How many values fall where: what is drawn of a million values.</summary>
/// <param name="Edges">Rising, one more than bins; the last bin holds its upper edge.</param>
/// <param name="Counts">Per bin.</param>
/// <param name="Marked">Of these, marked ones.</param>
/// <param name="Empty">Values that are not there.</param>
sealed record Bins(IReadOnlyList<double> Edges, IReadOnlyList<long> Counts, IReadOnlyList<long> Marked, long Empty)
{
    const int About = 32;

    public long Total => Counts.Sum();
    public bool Log { get; init; }

    /// <param name="values">NaN is empty.</param>
    /// <param name="isMarked">Per value, or nothing.</param>
    /// <param name="share">Values are a quality: the bins reach from 0 to 1 whenever all values do.</param>
    /// <param name="log">Bins of equal ratio; values of 0 and below stand in the first.</param>
    public static Bins Of(ReadOnlySpan<double> values, ReadOnlySpan<bool> isMarked = default, bool share = false, bool log = false)
    {
        var (low, high, least) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity);
        foreach (var value in values)
            if (double.IsFinite(value))
                (low, high, least) = (Math.Min(low, value), Math.Max(high, value), value > 0 ? Math.Min(least, value) : least);
        if (low > high)
            return new Bins([0, 1], [0], [0], values.Length);
        var edges = log && high > 0 ? LogEdges(Math.Max(least, high / 1e6), high) : share && low >= 0 && high <= 1 ? Even(0, 1, 40) : LinearEdges(low, high);
        return Count(values, isMarked, edges) with { Log = log && high > 0 };
    }

    static double[] LinearEdges(double low, double high)
    {
        var scale = LinearScale.Rounded(low, high, About);
        return Even(scale.From, scale.To, Math.Max(1, (int)Math.Round((scale.To - scale.From) / LinearScale.Step(high > low ? high - low : scale.To - scale.From, About))));
    }

    static double[] LogEdges(double low, double high)
    {
        var scale = new LogScale(low, high);
        var decades = Math.Log10(scale.To / scale.From);
        return [.. Even(Math.Log10(scale.From), Math.Log10(scale.To), (int)Math.Round(decades * Math.Clamp(About / decades, 4, 16))).Select(power => Math.Pow(10, power))];
    }

    static double[] Even(double from, double to, int count) => [.. Enumerable.Range(0, count + 1).Select(i => Math.Round(from + (to - from) * i / count, 12))];

    static Bins Count(ReadOnlySpan<double> values, ReadOnlySpan<bool> isMarked, double[] edges)
    {
        var (counts, marked, empty) = (new long[edges.Length - 1], new long[edges.Length - 1], 0L);
        for (var i = 0; i < values.Length; i++)
            if (!double.IsFinite(values[i]))
                empty++;
            else
            {
                var at = Array.BinarySearch(edges, values[i]);
                var bin = Math.Clamp(at >= 0 ? at : ~at - 1, 0, counts.Length - 1);
                counts[bin]++;
                if (!isMarked.IsEmpty && isMarked[i])
                    marked[bin]++;
            }
        return new Bins(edges, counts, marked, empty);
    }
}

namespace Assay.Kernels;

/// <summary>Least-squares fit that never falls, by pooling adjacent violators (Ayer, Brunk, Ewing, Reid and Silverman 1955).</summary>
public static class Isotonic
{
    /// <summary>Fits values in their order.</summary>
    /// <returns>A value per input, each at least the one before.</returns>
    public static double[] Fit(ReadOnlySpan<double> values)
    {
        List<(double Sum, int Count)> pools = [];
        foreach (var value in values)
        {
            var pool = (Sum: value, Count: 1);
            while (pools.Count > 0 && pools[^1].Sum * pool.Count >= pool.Sum * pools[^1].Count)
            {
                pool = (pool.Sum + pools[^1].Sum, pool.Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }
            pools.Add(pool);
        }
        return [.. pools.SelectMany(pool => Enumerable.Repeat(pool.Sum / pool.Count, pool.Count))];
    }

    /// <summary>The smallest size from which on at least half are found, by an isotonic fit of found on size. Equal sizes count as one.</summary>
    /// <param name="sizes">A size per error.</param>
    /// <param name="found">How surely each is found, in [0,1].</param>
    /// <returns>One of the sizes; null when not even the largest are found half of the time.</returns>
    public static double? SmallestFound(ReadOnlySpan<double> sizes, ReadOnlySpan<double> found)
    {
        var (keys, order) = (sizes.ToArray(), new int[sizes.Length]);
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(keys, order);
        var values = new double[keys.Length];
        for (var first = 0; first < keys.Length;)
        {
            var (end, sum) = (first, 0.0);
            for (; end < keys.Length && keys[end] == keys[first]; end++)
                sum += found[order[end]];
            Array.Fill(values, sum / (end - first), first, end - first);
            first = end;
        }
        var at = Array.FindIndex(Fit(values), value => value >= 0.5);
        return at < 0 ? null : keys[at];
    }
}

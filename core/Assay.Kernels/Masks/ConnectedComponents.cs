namespace Assay.Kernels;

/// <summary>
/// Connected components of maps with any number of classes. Rows are cut into runs of one key, runs are joined with those they touch in the row above
/// (array-based union-find: Wu, Otoo, Suzuki, Optimizing two-pass connected-component labeling algorithms, Pattern Analysis and Applications 12, 2009), and
/// numbered in the order in which a reader would meet them. Time goes with the pixels, memory with the runs: 20 bytes each, twice that while they grow, and 28 a component.
/// </summary>
public static class ConnectedComponents
{
    /// <summary>Components of equal ids. Void pixels (65535) are in none.</summary>
    /// <param name="map">Class ids, row-major.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="neighbours">What touches.</param>
    /// <exception cref="ArgumentException">The map does not have width x height pixels.</exception>
    public static ComponentMap Find(ReadOnlySpan<ushort> map, int width, int height, Neighbours neighbours) => Find(new IdRuns(map), map.Length, width, height, neighbours);

    /// <summary>Components of equal keys.</summary>
    /// <param name="keys">Row-major; what they mean is the caller's affair.</param>
    /// <param name="none">The key of pixels that are in no component.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="neighbours">What touches.</param>
    /// <exception cref="ArgumentException">There are not width x height keys.</exception>
    public static ComponentMap Find(ReadOnlySpan<uint> keys, uint none, int width, int height, Neighbours neighbours) =>
        Find(new KeyRuns(keys, none), keys.Length, width, height, neighbours);

    /// <summary>
    /// Components of equal pairs of ids among the pixels where two maps differ; the key of one is <c>label &lt;&lt; 16 | other</c>. A pixel that is void (65535) in
    /// either map is in none.
    /// </summary>
    /// <param name="labels">Class ids, row-major.</param>
    /// <param name="others">What they are compared with.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="neighbours">What touches.</param>
    /// <exception cref="ArgumentException">A map does not have width x height pixels.</exception>
    public static ComponentMap FindDifferences(ReadOnlySpan<ushort> labels, ReadOnlySpan<ushort> others, int width, int height, Neighbours neighbours) =>
        labels.Length == others.Length
            ? Find(new DifferenceRuns(labels, others), labels.Length, width, height, neighbours)
            : throw new ArgumentException($"{labels.Length} and {others.Length} pixels, expected as many of each", nameof(others));

    static ComponentMap Find<TRuns>(TRuns source, int length, int width, int height, Neighbours neighbours) where TRuns : struct, IRunSource, allows ref struct
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        if (length != (long)width * height)
            throw new ArgumentException($"a map of {width}x{height} has {(long)width * height} pixels, got {length}", nameof(length));
        var forest = new RunForest(neighbours == Neighbours.Eight ? 1 : 0);
        for (var row = 0; row < height; row++)
        {
            var (start, end) = (row * width, (row + 1) * width);
            for (var at = source.Skip(start, end); at < end;)
            {
                var stop = source.Extend(at, end);
                forest.Add(row, at - start, stop - start, source.Key(at));
                at = source.Skip(stop, end);
            }
            forest.EndRow();
        }
        return forest.Number(width, height);
    }
}

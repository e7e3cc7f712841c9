namespace Assay.Runtime.Running;

/// <summary>
/// Tells which samples come next, so that their files can be read into the system's file cache while others are scored: on a network disk that is most of the waiting. The process
/// itself holds none of it, and results do not depend on it. Thread-safe.
/// </summary>
/// <param name="samples">All of a pass, ascending.</param>
/// <param name="depth">So many samples ahead.</param>
sealed class ReadAhead(IReadOnlyList<int> samples, int depth)
{
    readonly Lock gate = new();
    readonly int[] order = [.. samples];
    readonly bool[] seen = new bool[samples.Count];
    int begun; // Where blocks start that nobody works on yet.

    /// <summary>Somebody begins with a block.</summary>
    public void Begin(IReadOnlyList<int> block)
    {
        lock (gate)
            begun = Math.Max(begun, PositionOf(block[^1]) + 1);
    }

    /// <summary>Somebody is about to read the samples of a batch of a block.</summary>
    /// <param name="place">Of the batch's first sample in the block.</param>
    /// <returns>The samples to be read ahead now; each is named once.</returns>
    public IReadOnlyList<int> Reach(IReadOnlyList<int> block, int place, int batch)
    {
        List<int> next = [];
        lock (gate)
        {
            var (first, rest) = (PositionOf(block[0]), Math.Max(0, block.Count - place - batch));
            Array.Fill(seen, true, first + place, Math.Min(batch, block.Count - place));
            foreach (var position in Enumerable.Range(first + place + batch, Math.Min(depth, rest)).Concat(Enumerable.Range(begun, Math.Max(0, depth - rest))))
                if (position < order.Length && !seen[position])
                {
                    seen[position] = true;
                    next.Add(order[position]);
                }
        }
        return next;
    }

    int PositionOf(int sample) => Array.BinarySearch(order, sample);
}

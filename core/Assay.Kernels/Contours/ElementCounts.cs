namespace Assay.Kernels;

/// <summary>Elements of an outline by their squared distance and by the length each stands for: a side, half a diagonal, a whole one.</summary>
sealed class ElementCounts : IElementCounts
{
    readonly SquaredCounts[] counts = [new(), new(), new()];

    public void Add(int squared, int kind) => counts[kind].Add(squared);

    public double Length => counts[0].Total * IElementCounts.Lengths[0] + counts[1].Total * IElementCounts.Lengths[1] + counts[2].Total * IElementCounts.Lengths[2];

    public double Mean => Ascending().Sum(element => Math.Sqrt(element.Squared) * element.Length) / Length;

    public double Within(double tolerance) => Ascending().TakeWhile(element => Math.Sqrt(element.Squared) <= tolerance).Sum(element => element.Length);

    /// <summary>The distance at which a share of the length is reached.</summary>
    public double Percentile(double share)
    {
        var (reached, last) = (0.0, 0.0);
        foreach (var (squared, length) in Ascending())
        {
            (reached, last) = (reached + length, Math.Sqrt(squared));
            if (reached / Length >= share)
                break;
        }
        return last;
    }

    IEnumerable<(int Squared, double Length)> Ascending() =>
        counts.SelectMany((one, kind) => one.Ascending().Select(entry => (entry.Squared, Length: entry.Count * IElementCounts.Lengths[kind]))).GroupBy(entry => entry.Squared)
            .OrderBy(group => group.Key).Select(group => (group.Key, group.Sum(entry => entry.Length)));
}

namespace Assay.Kernels;

/// <summary>How often each squared distance occurs. Small ones are counted, the few large ones kept.</summary>
sealed class SquaredCounts
{
    const int Counted = 1024;
    readonly int[] counts = new int[Counted];
    readonly List<int> large = [];
    bool sorted;

    public int Total { get; private set; }

    public void Add(int squared)
    {
        Total++;
        if (squared < Counted)
            counts[squared]++;
        else
            large.Add(squared);
    }

    public void Clear()
    {
        Array.Clear(counts);
        large.Clear();
        (Total, sorted) = (0, false);
    }

    /// <summary>Each squared distance that occurs, ascending, with how often it does.</summary>
    public IEnumerable<(int Squared, int Count)> Ascending()
    {
        Sort();
        for (var squared = 0; squared < Counted; squared++)
            if (counts[squared] > 0)
                yield return (squared, counts[squared]);
        foreach (var squared in large)
            yield return (squared, 1);
    }

    /// <summary>A percentile of the distances, between the two nearest (numpy's "linear").</summary>
    public double Percentile(double share)
    {
        var place = share * (Total - 1);
        var low = (int)place;
        var (below, above) = (Math.Sqrt(At(low)), Math.Sqrt(At(Math.Min(low + 1, Total - 1))));
        return below + (above - below) * (place - low);
    }

    int At(int position)
    {
        var left = position;
        for (var squared = 0; squared < Counted; squared++)
            if ((left -= counts[squared]) < 0)
                return squared;
        Sort();
        return large[left];
    }

    void Sort()
    {
        if (!sorted)
            large.Sort();
        sorted = true;
    }
}

namespace Assay.Runtime.Selecting;

/// <summary>Divides a budget among groups in proportion to their sizes, to the last piece (largest remainders; of equal ones the first group).</summary>
static class FairShare
{
    /// <param name="budget">0 or more; no group gets more than it has.</param>
    /// <param name="sizes">Each 0 or more.</param>
    public static int[] Of(int budget, IReadOnlyList<int> sizes)
    {
        var total = sizes.Sum(size => (long)size);
        if (budget >= total)
            return [.. sizes];
        var shares = sizes.Select(size => (int)((long)budget * size / total)).ToArray();
        var left = budget - shares.Sum();
        foreach (var group in Enumerable.Range(0, sizes.Count).OrderByDescending(group => (long)budget * sizes[group] % total).Take(left))
            shares[group]++;
        return shares;
    }
}

namespace Assay.Kernels;

/// <summary>
/// A ranking with ties: for each unit the number of its group, 0 for the most suspicious. Units of one group cannot be told apart; what is said of rankings
/// (<see cref="Auroc"/>, <see cref="AveragePrecision"/>, <see cref="Lift"/>, <see cref="Within"/>) is the exact mean over all orders in which they may stand.
/// </summary>
public static class TieGroups
{
    /// <summary>Groups of equal values.</summary>
    /// <param name="suspicion">A value per unit, the higher the more suspicious; NaN, no evidence, is least suspicious of all and one group.</param>
    /// <param name="groups">Receives a group per unit.</param>
    /// <returns>How many groups there are.</returns>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static int Of(ReadOnlySpan<double> suspicion, Span<int> groups)
    {
        if (suspicion.Length != groups.Length)
            throw new ArgumentException($"{suspicion.Length} values, but room for {groups.Length} groups", nameof(groups));
        var keys = new double[suspicion.Length];
        var order = new int[suspicion.Length];
        for (var i = 0; i < keys.Length; i++)
            (keys[i], order[i]) = (double.IsNaN(suspicion[i]) ? double.PositiveInfinity : -suspicion[i], i);
        Array.Sort(keys, order);
        var group = -1;
        for (var i = 0; i < keys.Length; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
                group++;
            groups[order[i]] = group;
        }
        return group + 1;
    }

    /// <summary>
    /// Makes one of neighbouring groups in which no unit is marked. That changes none of the figures named above for positives among the marked: what stands between
    /// two of them counts only by how much it is.
    /// </summary>
    /// <param name="groups">As <see cref="Of"/> left them; renumbered.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="marked">Whether a unit may be a positive.</param>
    /// <returns>How many are left.</returns>
    public static int Merge(Span<int> groups, int count, ReadOnlySpan<bool> marked)
    {
        var holds = new bool[count];
        for (var i = 0; i < groups.Length; i++)
            holds[groups[i]] |= marked[i];
        var to = new int[count];
        for (var group = 1; group < count; group++)
            to[group] = to[group - 1] + (holds[group] || holds[group - 1] ? 1 : 0);
        for (var i = 0; i < groups.Length; i++)
            groups[i] = to[groups[i]];
        return count == 0 ? 0 : to[count - 1] + 1;
    }
}

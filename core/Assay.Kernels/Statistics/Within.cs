namespace Assay.Kernels;

/// <summary>Who stands among the first of a ranking: what a review of so many items sees.</summary>
public static class Within
{
    /// <summary>For each unit the probability of standing among the first; between 0 and 1 only for equals that the cut goes through.</summary>
    /// <param name="groups">A group per unit, as <see cref="TieGroups.Of"/> leaves them.</param>
    /// <param name="count">How many groups there are.</param>
    /// <param name="first">How many are looked at, 0 or more.</param>
    /// <param name="probability">Receives a value in [0,1] per unit.</param>
    public static void First(ReadOnlySpan<int> groups, int count, long first, Span<double> probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        var share = new double[count];
        foreach (var group in groups)
            share[group]++;
        var passed = 0.0;
        for (var group = 0; group < count; group++)
        {
            var here = share[group];
            share[group] = Math.Clamp((first - passed) / here, 0, 1);
            passed += here;
        }
        for (var i = 0; i < groups.Length; i++)
            probability[i] = share[groups[i]];
    }
}

namespace Assay.Kernels;

/// <summary>
/// The bootstrap (Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapters 6 and 13): units are drawn again with replacement, inside strata, so that
/// every stratum keeps its size; the interval is that of percentiles. Seeded: the same draws on every machine. Units that stand for each other are drawn in whole clusters (the
/// cluster bootstrap: Davison and Hinkley 1997, "Bootstrap Methods and their Application", section 3.8).
/// </summary>
public sealed class Bootstrap
{
    readonly int[][] strata; // Of clusters.
    readonly int[][] clusters;
    ulong state;

    /// <param name="strata">For each unit the number of its stratum, from 0; negative: the unit takes no part.</param>
    /// <param name="seed">Another seed, other draws.</param>
    /// <param name="clusters">For each unit the number of its cluster; none: every unit is its own. A cluster is in the stratum of its first unit.</param>
    /// <exception cref="ArgumentException">Clusters are given, but not one for each unit.</exception>
    public Bootstrap(ReadOnlySpan<int> strata, ulong seed, ReadOnlySpan<int> clusters = default)
    {
        if (clusters.Length > 0 && clusters.Length != strata.Length)
            throw new ArgumentException($"{clusters.Length} clusters for {strata.Length} units, expected one for each", nameof(clusters));
        var lists = new SortedDictionary<int, List<int>>();
        List<List<int>> units = [];
        Dictionary<int, int> numbers = [];
        for (var unit = 0; unit < strata.Length; unit++)
        {
            if (strata[unit] < 0)
                continue;
            var name = clusters.Length > 0 ? clusters[unit] : unit;
            if (numbers.TryAdd(name, units.Count))
            {
                if (!lists.TryGetValue(strata[unit], out var members))
                    lists[strata[unit]] = members = [];
                members.Add(units.Count);
                units.Add([]);
            }
            units[numbers[name]].Add(unit);
        }
        (this.strata, this.clusters, state) = ([.. lists.Values.Select(members => members.ToArray())], [.. units.Select(members => members.ToArray())], seed);
    }

    /// <summary>Draws once more.</summary>
    /// <param name="times">Receives how often each unit was drawn.</param>
    public void Draw(Span<int> times)
    {
        times.Clear();
        foreach (var members in strata)
            for (var i = 0; i < members.Length; i++)
                foreach (var unit in clusters[members[Below(members.Length)]])
                    times[unit]++;
    }

    /// <summary>The bias is below count / 2^64.</summary>
    int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").</summary>
    ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>The middle 95 % of what draws gave; interpolated as R's type 7.</summary>
    /// <param name="values">One per draw; sorted in place.</param>
    /// <returns>Null without a value.</returns>
    public static (double Low, double High)? Interval(Span<double> values)
    {
        values.Sort();
        return values.Length == 0 ? null : (Quantile(values, 0.025), Quantile(values, 0.975));
    }

    static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}

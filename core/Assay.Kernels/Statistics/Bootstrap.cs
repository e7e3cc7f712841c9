namespace Assay.Kernels;

/// <summary>
/// The bootstrap (Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapters 6 and 13): units are drawn again with replacement, inside strata, so that
/// every stratum keeps its size; the interval is that of percentiles. Seeded: the same draws on every machine.
/// </summary>
public sealed class Bootstrap
{
    readonly int[][] strata;
    ulong state;

    /// <param name="strata">For each unit the number of its stratum, from 0; negative: the unit takes no part.</param>
    /// <param name="seed">Another seed, other draws.</param>
    public Bootstrap(ReadOnlySpan<int> strata, ulong seed)
    {
        var lists = new SortedDictionary<int, List<int>>();
        for (var unit = 0; unit < strata.Length; unit++)
        {
            if (strata[unit] < 0)
                continue;
            if (!lists.TryGetValue(strata[unit], out var members))
                lists[strata[unit]] = members = [];
            members.Add(unit);
        }
        (this.strata, state) = ([.. lists.Values.Select(members => members.ToArray())], seed);
    }

    /// <summary>Draws once more.</summary>
    /// <param name="times">Receives how often each unit was drawn.</param>
    public void Draw(Span<int> times)
    {
        times.Clear();
        foreach (var members in strata)
            for (var i = 0; i < members.Length; i++)
                times[members[Below(members.Length)]]++;
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

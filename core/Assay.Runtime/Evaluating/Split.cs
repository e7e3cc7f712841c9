using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>
/// Cuts units into two halves, one to choose a scorer on and one to report on, the same share of every stratum (right, or the first error's kind and level). A cluster of units
/// stays whole, in the stratum of its first wrong unit.
/// </summary>
sealed class Split
{
    readonly bool[] reporting;

    public Split(Units units, Levels levels, ulong seed)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal) { [""] = 0 };
        var clusters = Enumerable.Range(0, units.Count).GroupBy(units.ClusterOf).Select(group => group.ToArray()).ToArray();
        int[] ofClusters = [.. clusters.Select(members => members.Select(unit => units.Errors[unit]).FirstOrDefault(errors => errors.Count > 0))
            .Select(errors => errors is null ? "" : $"{errors[0].Kind}\n{levels.Of(errors[0])}").Select(name => numbers.TryAdd(name, numbers.Count) ? numbers[name] : numbers[name])];
        Strata = new int[units.Count];
        foreach (var (members, stratum) in clusters.Zip(ofClusters))
            foreach (var unit in members)
                Strata[unit] = stratum;
        reporting = new bool[units.Count];
        var odd = false; // Of strata with an odd number every second one gives the larger part to reporting.
        foreach (var stratum in Enumerable.Range(0, clusters.Length).GroupBy(cluster => ofClusters[cluster]).OrderBy(group => group.Key))
        {
            var members = stratum.ToArray();
            Shuffle(members, ref seed);
            foreach (var unit in members.Take((members.Length + (odd ? 1 : 0)) / 2).SelectMany(cluster => clusters[cluster]))
                reporting[unit] = true;
            odd ^= members.Length % 2 == 1;
        }
    }

    /// <summary>A stratum per unit; right ones are 0, unless they share a cluster with a wrong one.</summary>
    public int[] Strata { get; }

    public bool Holds(Half half, int unit) => half switch { Half.All => true, Half.Reporting => reporting[unit], _ => !reporting[unit] };

    static void Shuffle(int[] units, ref ulong state)
    {
        for (var i = units.Length - 1; i > 0; i--)
        {
            var j = (int)(Control.Next(ref state) % (ulong)(i + 1));
            (units[i], units[j]) = (units[j], units[i]);
        }
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using Assay.Kernels;

namespace Assay.Runtime.Selecting;

/// <summary>How much is wrong per slice.</summary>
sealed class RateTable
{
    static readonly string[] Header = ["attribute", "value", "rows", "without_evidence", "wrong", "rate", "low95", "high95", "rate_elsewhere"];

    readonly List<IReadOnlyList<string>> lines = [];

    /// <param name="samples">For each row its sample.</param>
    /// <param name="wrong">For each row; null: not known.</param>
    /// <param name="clusters">For each sample the number of its cluster, which is one unit for intervals; empty: every row is one.</param>
    public void Add(Slicing slicing, IReadOnlyList<int> samples, IReadOnlyList<bool?> wrong, IReadOnlyList<int> clusters)
    {
        var counts = slicing.Names.Select(_ => (Rows: 0, Unknown: 0, Wrong: 0)).ToArray();
        var byCluster = slicing.Names.Select(_ => new Dictionary<int, (double Wrong, double Judged)>()).ToArray();
        for (var row = 0; row < wrong.Count; row++)
        {
            ref var slice = ref counts[slicing.OfSample[samples[row]]];
            slice = (slice.Rows + 1, slice.Unknown + (wrong[row] is null ? 1 : 0), slice.Wrong + (wrong[row] == true ? 1 : 0));
            if (wrong[row] is { } judged)
            {
                ref var cluster = ref CollectionsMarshal.GetValueRefOrAddDefault(byCluster[slicing.OfSample[samples[row]]], clusters.Count > 0 ? clusters[samples[row]] : row, out _);
                cluster = (cluster.Wrong + (judged ? 1 : 0), cluster.Judged + 1);
            }
        }
        var (all, found) = (counts.Sum(slice => slice.Rows - slice.Unknown), counts.Sum(slice => slice.Wrong));
        foreach (var (name, slice, units) in slicing.Names.Zip(counts, byCluster))
            lines.Add([slicing.Attribute, name, $"{slice.Rows}", $"{slice.Unknown}", .. Rates(slice.Wrong, slice.Rows - slice.Unknown, found, all, [.. units.Values])]);
    }

    /// <summary>The rate with its interval (Wilson, 95 %: what the slice's source would show over many more rows), and the rate of all other rows.</summary>
    static IEnumerable<string> Rates(int wrong, int judged, int found, int all, IReadOnlyList<(double Wrong, double Judged)> clusters)
    {
        var (low, high) = Wilson.Interval([.. clusters.Select(cluster => cluster.Wrong)], [.. clusters.Select(cluster => cluster.Judged)]);
        return [$"{wrong}", Share(wrong, judged), judged == 0 ? "" : Number(low), judged == 0 ? "" : Number(high), Share(found - wrong, all - judged)];
    }

    static string Share(int part, int of) => of == 0 ? "" : Number((double)part / of);

    static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public DatasetTable Table(string name) => new(name, Header, lines);
}

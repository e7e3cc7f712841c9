using System.Globalization;
using Assay.Kernels;

namespace Assay.Runtime.Selecting;

/// <summary>How much is wrong per slice.</summary>
sealed class RateTable
{
    static readonly string[] Header = ["attribute", "value", "rows", "without_evidence", "wrong", "rate", "low95", "high95", "rate_elsewhere"];

    readonly List<IReadOnlyList<string>> lines = [];

    /// <param name="samples">For each row its sample.</param>
    /// <param name="wrong">For each row; null: not known.</param>
    public void Add(Slicing slicing, IReadOnlyList<int> samples, IReadOnlyList<bool?> wrong)
    {
        var counts = slicing.Names.Select(_ => (Rows: 0, Unknown: 0, Wrong: 0)).ToArray();
        for (var row = 0; row < wrong.Count; row++)
        {
            ref var slice = ref counts[slicing.OfSample[samples[row]]];
            slice = (slice.Rows + 1, slice.Unknown + (wrong[row] is null ? 1 : 0), slice.Wrong + (wrong[row] == true ? 1 : 0));
        }
        var (judged, found) = (counts.Sum(slice => slice.Rows - slice.Unknown), counts.Sum(slice => slice.Wrong));
        foreach (var (name, slice) in slicing.Names.Zip(counts))
            lines.Add([slicing.Attribute, name, $"{slice.Rows}", $"{slice.Unknown}", .. Rates(slice.Wrong, slice.Rows - slice.Unknown, found, judged)]);
    }

    /// <summary>The rate with its interval (Wilson, 95 %: what the slice's source would show over many more rows), and the rate of all other rows.</summary>
    static IEnumerable<string> Rates(int wrong, int judged, int found, int all)
    {
        var (low, high) = Wilson.Interval(wrong, judged);
        return [$"{wrong}", Share(wrong, judged), judged == 0 ? "" : Number(low), judged == 0 ? "" : Number(high), Share(found - wrong, all - judged)];
    }

    static string Share(int part, int of) => of == 0 ? "" : Number((double)part / of);

    static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public DatasetTable Table(string name) => new(name, Header, lines);
}

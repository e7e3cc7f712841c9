namespace Assay.Runtime.Running;

/// <summary>
/// Problems that belong to no single sample, each once; of those of one code the first <see cref="MostAlike"/> in order stand in full, the rest is counted. Thread-safe; read in an order that
/// does not depend on when they came.
/// </summary>
public sealed class ProblemLog
{
    /// <summary>So many problems of one code stand in full. The conversion ledger is whole.</summary>
    public const int MostAlike = 100;

    static readonly Comparer<Problem> InOrder = Comparer<Problem>.Create((a, b) => Compare(a, b));

    readonly SortedDictionary<string, (SortedSet<Problem> First, int More)> codes = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    public void Add(Problem problem)
    {
        lock (gate)
        {
            var (first, more) = codes.TryGetValue(problem.Code, out var known) ? known : (new SortedSet<Problem>(InOrder), 0);
            if (first.Add(problem) && first.Count > MostAlike && problem.Conversion is null)
            {
                first.Remove(first.Max!);
                more++;
            }
            codes[problem.Code] = (first, more);
        }
    }

    public IReadOnlyList<Problem> Sorted()
    {
        lock (gate)
            return [.. codes.SelectMany(code => code.Value.More == 0 ? code.Value.First.AsEnumerable() : code.Value.First.Append(Rest(code.Key, code.Value.First, code.Value.More)))];
    }

    static Problem Rest(string code, SortedSet<Problem> first, int more) => new(code, $"and {more} more like the {MostAlike} above, {more + MostAlike} in all")
    {
        File = first.Min!.File == first.Max!.File ? first.Min.File : null,
        Count = more,
    };

    static int Compare(Problem a, Problem b)
    {
        var (one, other) = (Words(a), Words(b));
        for (var i = 0; i < one.Length; i++)
            if (string.CompareOrdinal(one[i], other[i]) is not 0 and var order)
                return order;
        return (a.Conversion, a.Count).CompareTo((b.Conversion, b.Count));
    }

    static string?[] Words(Problem problem) => [problem.File, problem.Place, problem.Message, problem.Sample];
}

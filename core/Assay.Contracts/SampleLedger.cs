namespace Assay;

/// <summary>
/// What was converted or is wrong in one sample, as <see cref="Sample.Problems"/> wants it: a conversion has one entry a code, with its first place and its count; of what is wrong the first
/// <see cref="MostAlike"/> of a code stand in full, the rest is counted. For one thread.
/// </summary>
/// <param name="sample">The sample's id.</param>
/// <param name="file">The file of its labels, for problems that do not name another; null: none.</param>
public sealed class SampleLedger(string sample, string? file)
{
    /// <summary>So many problems of one code stand in full.</summary>
    public const int MostAlike = 20;

    readonly Dictionary<string, (Problem First, long Count)> conversions = [];
    readonly List<Problem> problems = [];
    readonly Dictionary<string, int> counts = [];

    /// <summary>Something was converted.</summary>
    /// <param name="kind">What became of it.</param>
    /// <param name="code">As <see cref="Problem.Code"/>.</param>
    /// <param name="message">As <see cref="Problem.Message"/>; the same for all of one code.</param>
    /// <param name="place">Where in the file.</param>
    /// <param name="count">How many; for 0 there is no entry.</param>
    public void Convert(Conversion kind, string code, string message, string? place, long count = 1)
    {
        if (count > 0)
            conversions[code] = conversions.TryGetValue(code, out var known) ? (known.First, known.Count + count)
                : (new Problem(code, message) { Conversion = kind, File = file, Place = place, Sample = sample }, count);
    }

    /// <summary>Something is wrong. Sample and, where it has none, file are filled in.</summary>
    public void Add(Problem problem)
    {
        counts[problem.Code] = counts.GetValueOrDefault(problem.Code) + 1;
        if (counts[problem.Code] <= MostAlike)
            problems.Add(problem with { File = problem.File ?? file, Sample = sample });
    }

    /// <summary>What is wrong in the order in which it came, how many more there are, and the conversions.</summary>
    public IReadOnlyList<Problem> Problems =>
    [
        .. problems,
        .. counts.Where(pair => pair.Value > MostAlike).Select(pair => new Problem(pair.Key, $"and {pair.Value - MostAlike} more like the {MostAlike} above") { File = file, Sample = sample, Count = pair.Value - MostAlike }),
        .. conversions.Values.Select(entry => entry.First with { Count = entry.Count }),
    ];
}

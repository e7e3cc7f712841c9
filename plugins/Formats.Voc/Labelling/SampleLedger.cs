namespace Assay.Formats.Voc.Labelling;

/// <summary>What was converted or is wrong in one sample: of each code the first entries, and then how many more there are.</summary>
sealed class SampleLedger(string sample, string? file)
{
    const int Most = 20;
    readonly Dictionary<string, (Problem First, long Count)> conversions = [];
    readonly List<Problem> problems = [];
    readonly Dictionary<string, int> counts = [];

    /// <summary>An entry of the conversion ledger; none when nothing was converted.</summary>
    public void Convert(Conversion kind, string code, string message, string? place, long count = 1)
    {
        if (count > 0)
            conversions[code] = conversions.TryGetValue(code, out var known) ? (known.First, known.Count + count)
                : (new Problem(code, message) { Conversion = kind, File = file, Place = place, Sample = sample }, count);
    }

    public void Add(Problem problem)
    {
        counts[problem.Code] = counts.GetValueOrDefault(problem.Code) + 1;
        if (counts[problem.Code] <= Most)
            problems.Add(problem with { File = problem.File ?? file, Sample = sample });
    }

    public IReadOnlyList<Problem> Problems =>
    [
        .. problems,
        .. counts.Where(pair => pair.Value > Most).Select(pair => new Problem(pair.Key, $"and {pair.Value - Most} more like the {Most} above") { File = file, Sample = sample, Count = pair.Value - Most }),
        .. conversions.Values.Select(entry => entry.First with { Count = entry.Count }),
    ];
}

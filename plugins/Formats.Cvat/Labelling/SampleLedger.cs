namespace Assay.Formats.Cvat.Labelling;

/// <summary>What was converted or is wrong in one sample: one entry a code, with the first place.</summary>
sealed class SampleLedger(string sample, string file)
{
    readonly Dictionary<CvatConversion, (long Count, string? Place)> counts = [];
    readonly List<Problem> problems = [];

    public void Add(CvatConversion conversion, long count, string? place)
    {
        if (count > 0)
            counts[conversion] = counts.TryGetValue(conversion, out var known) ? (known.Count + count, known.Place) : (count, place);
    }

    public void Add(Problem problem) => problems.Add(problem with { File = problem.File ?? file, Sample = sample });

    public IReadOnlyList<Problem> Problems => [.. problems, .. counts.Select(pair => pair.Key.Of(pair.Value.Count, file, pair.Value.Place, sample))];
}

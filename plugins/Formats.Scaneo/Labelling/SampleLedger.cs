namespace Assay.Formats.Scaneo.Labelling;

/// <summary>What was converted or is wrong in one sample: one entry a conversion, with the first place.</summary>
sealed class SampleLedger(string sample, string? file)
{
    readonly Dictionary<ScaneoConversion, (long Count, string? Place)> counts = [];
    readonly List<Problem> problems = [];

    public void Add(ScaneoConversion conversion, long count, string? place)
    {
        if (count > 0)
            counts[conversion] = counts.TryGetValue(conversion, out var known) ? (known.Count + count, known.Place) : (count, place);
    }

    public void Add(Problem problem) => problems.Add(problem with { File = file, Sample = sample });

    public IReadOnlyList<Problem> Problems => [.. problems, .. counts.Select(pair => new Problem(pair.Key.Code, pair.Key.Message)
    {
        Conversion = pair.Key.Kind,
        Count = pair.Value.Count,
        Place = pair.Value.Place,
        File = file,
        Sample = sample,
    })];
}

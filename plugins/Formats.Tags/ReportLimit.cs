namespace Assay.Formats.Tags;

/// <summary>Passes on the first problems of each code; of the rest it says how many there are.</summary>
sealed class ReportLimit(Action<Problem> report)
{
    const int Most = 100;
    readonly Dictionary<string, int> counts = [];

    public void Report(Problem problem)
    {
        if ((counts[problem.Code] = counts.GetValueOrDefault(problem.Code) + 1) <= Most)
            report(problem);
    }

    public void Close()
    {
        foreach (var (code, count) in counts)
            if (count > Most)
                report(new Problem(code, $"and {count - Most} more like the {Most} above, {count} in all"));
        counts.Clear();
    }
}

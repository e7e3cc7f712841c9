namespace Assay.Formats.Cvat.Reading;

/// <summary>Passes on the first problems of each code; of the rest it says how many there are.</summary>
sealed class ReportLimit(Action<Problem> report)
{
    const int Most = 100;
    readonly Dictionary<string, (int Count, Problem Last)> counts = [];

    public void Report(Problem problem)
    {
        var count = counts.GetValueOrDefault(problem.Code).Count + 1;
        counts[problem.Code] = (count, problem);
        if (count <= Most)
            report(problem);
    }

    public void Close()
    {
        foreach (var (code, (count, last)) in counts)
            if (count > Most)
                report(new Problem(code, $"and {count - Most} more like the {Most} above, {count} in all") { File = last.File });
        counts.Clear();
    }
}

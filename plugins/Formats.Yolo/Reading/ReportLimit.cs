namespace Assay.Formats.Yolo.Reading;

/// <summary>Passes on the first problems of each code; of the rest it says how many there are.</summary>
sealed class ReportLimit(Action<Problem> report)
{
    const int Most = 20;
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
        foreach (var (count, last) in counts.Values)
            if (count > Most)
                report(last with { Message = $"and {count - Most} more like the {Most} above", Count = count - Most });
        counts.Clear();
    }
}

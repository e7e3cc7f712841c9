namespace Assay.Runtime.Running;

/// <summary>Puts results together: what was wrong with a sample and its opinions, in a fixed order and with files named relative to the pipeline.</summary>
sealed class SampleResults(OpenDataset dataset, IReadOnlyList<OpenReference> asked, RunFolder folder)
{
    public SampleResult Of(Opened one, IReadOnlyDictionary<string, Score> scores, IReadOnlyList<InstanceItem> items) =>
        new(one.Index, null, [.. Problems(one, asked)], scores, items) { Size = one.Size };

    /// <summary>A sample that cannot be read or that a reference cannot answer.</summary>
    public SampleResult Failed(Opened one)
    {
        if (one.Unreadable is { } unreadable)
            return Failed(one, unreadable, []);
        var silent = asked.First(reference => one.Unanswered.ContainsKey(reference.Id));
        return Failed(one, one.Unanswered[silent.Id], asked.TakeWhile(reference => reference != silent));
    }

    /// <summary>A sample that a step cannot score.</summary>
    public SampleResult Failed(Opened one, DataException why) => Failed(one, why, asked);

    SampleResult Failed(Opened one, DataException why, IEnumerable<OpenReference> answered) =>
        new(one.Index, folder.Relative(why.ToProblem(dataset.Ids[one.Index])), [.. Problems(one, answered)], new Dictionary<string, Score>(), []);

    IEnumerable<Problem> Problems(Opened one, IEnumerable<OpenReference> answered) => one.Problems
        .Concat(answered.SelectMany(reference => one.ProblemsOf(reference.Id).Select(problem => problem with { Message = $"reference '{reference.Id}': {problem.Message}" })))
        .Select(problem => folder.Relative(problem with { Sample = dataset.Ids[one.Index] }));
}

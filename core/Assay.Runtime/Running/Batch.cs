namespace Assay.Runtime.Running;

/// <summary>
/// Consecutive samples that are read and asked about together, each when somebody needs it and never twice. Nothing in here is told to stop: what is in flight is finished,
/// so a component that is cancelled was cancelled by itself (a time-out) and that is the sample's failure. One caller at a time.
/// </summary>
/// <param name="Asked">The references that the stage asks, in this order.</param>
sealed class Batch(OpenDataset dataset, IReadOnlyList<OpenReference> asked, IEnumerable<int> indices)
{
    public IReadOnlyList<OpenReference> Asked => asked;

    public IReadOnlyList<Opened> Samples { get; } = [.. indices.Select(index => new Opened(index))];

    /// <summary>Reads samples that were not read before.</summary>
    public async Task ReadAsync(IEnumerable<Opened> wanted)
    {
        foreach (var one in wanted.Where(one => one.Sample is null && one.Unreadable is null).ToArray())
            try
            {
                one.Sample = await dataset.ReadAsync(one.Index, CancellationToken.None);
            }
            catch (Exception e)
            {
                one.Unreadable = Failures.Of(e, "the dataset", dataset.Component);
            }
    }

    /// <summary>Asks about samples that it was not asked about before; reads them first.</summary>
    public async Task AskAsync(OpenReference reference, IEnumerable<Opened> wanted)
    {
        var about = wanted.Where(one => !one.Opinions.ContainsKey(reference.Id) && !one.Unanswered.ContainsKey(reference.Id)).ToArray();
        await ReadAsync(about);
        about = [.. about.Where(one => one.Sample is not null)];
        if (about.Length == 0)
            return;
        var answers = await reference.AskAsync([.. about.Select(one => (one.Index, one.Sample!))], CancellationToken.None);
        foreach (var (one, (opinion, failure)) in about.Zip(answers))
            if (failure is not null)
                one.Unanswered[reference.Id] = failure;
            else
                (one.Opinions[reference.Id], one.NotOffered[reference.Id]) = (opinion!, reference.NotOffered);
    }

    /// <summary>Asks all that a stage asks, until the first that cannot answer.</summary>
    /// <param name="needs">Whether a sample's steps need an answer of this reference.</param>
    public async Task AskAllAsync(Func<Opened, OpenReference, bool> needs)
    {
        foreach (var reference in asked)
            await AskAsync(reference, Samples.Where(one => one.Unreadable is null && !FailedBefore(one, reference) && (one.Unanswered.Count > 0 || needs(one, reference))));
    }

    /// <summary>The first reference, in the order of asking, that could not answer decides what is said of the sample.</summary>
    bool FailedBefore(Opened one, OpenReference reference) => asked.TakeWhile(before => before != reference).Any(before => one.Unanswered.ContainsKey(before.Id));
}

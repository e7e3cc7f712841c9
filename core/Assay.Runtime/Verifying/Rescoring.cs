using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Verifying;

/// <summary>
/// Scores a sample before and after with the pipeline's scorers and the opinions that the run has kept. A costly reference is asked only where the user allows it; scorers that need the whole
/// dataset, and references that read the labels, are left out and named.
/// </summary>
sealed class Rescoring
{
    readonly RunFolder folder;
    readonly OpenDataset dataset;
    readonly AskedReferences references;
    readonly bool ask;
    readonly HashSet<string> queued;
    readonly SortedDictionary<string, int> unanswered = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, string> broken = new(StringComparer.Ordinal);

    public Rescoring(Pipeline pipeline, RunFolder folder, OpenDataset dataset, AskedReferences references, IEnumerable<Item> queue, bool ask)
    {
        (this.folder, this.dataset, this.references, this.ask) = (folder, dataset, references, ask);
        queued = queue.Select(item => item.Sample).ToHashSet(StringComparer.Ordinal);
        Steps = [.. pipeline.Steps.Where(step => step.Instance is IScorer and not IDatasetScorer { Rounds: > 0 } and not IDatasetScorer { TablesOnly: true })];
        WholeDataset = [.. pipeline.Steps.Where(step => step.Instance is IDatasetScorer { Rounds: > 0 }).Select(step => step.Id)];
    }

    public IReadOnlyList<StepUse> Steps { get; private set; }

    /// <summary>Steps that would need every sample of the corrected labels.</summary>
    public IReadOnlyList<string> WholeDataset { get; }

    /// <summary>For each reference, changed samples of which nothing it said was at hand.</summary>
    public IReadOnlyDictionary<string, int> Unanswered => unanswered;

    /// <summary>Steps that failed on a sample, with the first reason.</summary>
    public IReadOnlyDictionary<string, string> Broken => broken;

    public async Task<(IReadOnlyDictionary<string, Score> Before, IReadOnlyDictionary<string, Score> After)> ScoreAsync(LabelChange change, int index, CancellationToken cancel)
    {
        Dictionary<string, Opinion> before = [], after = [];
        Dictionary<string, IReadOnlyList<int>> notOffered = [];
        foreach (var id in Steps.SelectMany(step => step.Roles.Values).Distinct())
        {
            var reference = await references.FindAsync(id, cancel);
            notOffered[id] = reference.NotOffered;
            before[id] = await OpinionAsync(reference, change.Before, index, cancel);
            after[id] = !reference.ReadsLabels ? before[id] : ask ? await AskAsync(reference, change.After, index, cancel) : Missing(id);
            if (ReferenceEquals(after[id], Opinion.None))
                before[id] = Opinion.None; // Nothing to hold against each other.
        }
        return (Score(change.Before, index, before, notOffered), Score(change.After, index, after, notOffered));
    }

    /// <summary>In full where that costs nothing; else as the run folder has it, without probabilities.</summary>
    async Task<Opinion> OpinionAsync(OpenReference reference, Sample sample, int index, CancellationToken cancel) =>
        !reference.Costly || ask || reference.IsKept((index, sample)) ? await AskAsync(reference, sample, index, cancel)
            : queued.Contains(sample.Id) && OpinionStore.Read(folder.Opinion(reference.Id, sample.Id)) is { } kept && !reference.Gives.HasFlag(Evidence.Probabilities) ? kept : Missing(reference.Id);

    async Task<Opinion> AskAsync(OpenReference reference, Sample sample, int index, CancellationToken cancel) =>
        (await reference.AskAsync([(index, sample)], cancel))[0].Opinion ?? Missing(reference.Id);

    Opinion Missing(string reference)
    {
        unanswered[reference] = unanswered.GetValueOrDefault(reference) + 1;
        return Opinion.None;
    }

    Dictionary<string, Score> Score(Sample sample, int index, Dictionary<string, Opinion> opinions, Dictionary<string, IReadOnlyList<int>> notOffered)
    {
        var examination = new Examination(sample, dataset.Classes, dataset.AttributesOf(index), opinions, new Dictionary<string, Score>()) { NotOffered = notOffered };
        Dictionary<string, Score> scores = [];
        foreach (var step in Steps)
            try
            {
                examination.Take(step, scores[step.Id] = examination.Score(step).Score);
            }
            catch (DataException e)
            {
                broken.TryAdd(step.Id, $"'{sample.Id}': {e.Message}");
            }
        return scores;
    }
}

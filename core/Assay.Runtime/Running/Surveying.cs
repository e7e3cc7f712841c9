using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>
/// One round of a dataset scorer: it observes block by block, and what it has observed of a block is kept as a file. A pass that scores samples can let it observe them by the
/// way, so that they are read and drawn once for both; what it finds on disk later is finished. Thread-safe.
/// </summary>
/// <param name="stage">The round's own.</param>
sealed class Surveying(OpenDataset dataset, IReadOnlyDictionary<string, OpenReference> references, RunFolder folder, int stage, StepUse step, int round)
{
    readonly IDatasetScorer scorer = (IDatasetScorer)step.Instance;

    public string Name => $"{step.Id}, round {round + 1} of {scorer.Rounds}";

    public StepUse Step => step;

    public IReadOnlyList<OpenReference> Asked { get; } = [.. step.Roles.Values.Distinct().Select(id => references[id])];

    public Block Begin(int block) => new(this, block, scorer.Begin(round));

    /// <summary>What came of a block that was observed whole, or null.</summary>
    public IReadOnlyList<SampleResult>? Finished(int block, int samples) =>
        File.Exists(folder.SurveyState(stage, block)) && PartFile.Read(folder.Part(stage, block)) is { } results && results.Count == samples ? results : null;

    /// <summary>Ends the round with what was observed of these blocks.</summary>
    public void Close(IEnumerable<int> blocks) => step.Component.Guard(() =>
    {
        scorer.Close(round, Merge(blocks));
        return true;
    });

    ISurvey Merge(IEnumerable<int> blocks)
    {
        var merged = scorer.Begin(round);
        foreach (var block in blocks)
        {
            var part = scorer.Begin(round);
            using var stream = File.OpenRead(folder.SurveyState(stage, block));
            part.Read(stream);
            merged.Merge(part);
        }
        return merged;
    }

    /// <summary>A block that is being observed. One caller at a time.</summary>
    public sealed class Block(Surveying of, int block, ISurvey survey)
    {
        readonly List<SampleResult> results = [];

        public IReadOnlyList<SampleResult> Results => results;

        /// <summary>Observes samples, reading and asking for what is not there yet.</summary>
        /// <param name="earlier">What earlier steps said of a sample, by step id and in step order.</param>
        public async Task ObserveAsync(Batch batch, IReadOnlyCollection<Opened> samples, Func<Opened, IReadOnlyDictionary<string, Score>> earlier)
        {
            await batch.ReadAsync(samples);
            foreach (var reference in of.Asked)
                await batch.AskAsync(reference, samples.Where(one => !one.HasFailed));
            results.AddRange(samples.Select(one => Observe(one, earlier)));
        }

        SampleResult Observe(Opened one, Func<Opened, IReadOnlyDictionary<string, Score>> earlier) => of.Observe(one, earlier, survey);

        /// <summary>Writes state and results; only a block that was observed whole is kept.</summary>
        public void Keep() => of.Keep(block, survey, results);
    }

    SampleResult Observe(Opened one, Func<Opened, IReadOnlyDictionary<string, Score>> earlier, ISurvey survey)
    {
        var results = new SampleResults(dataset, Asked, folder);
        if (one.HasFailed)
            return results.Failed(one);
        try
        {
            var examination = one.Examination ?? new Examination(one.Sample!, dataset.Classes, dataset.AttributesOf(one.Index), one.Opinions, earlier(one)) { NotOffered = one.NotOffered };
            examination.Observe(step, survey, () => dataset.Source.OpenImage(one.Index));
            return results.Of(one, new Dictionary<string, Score>(), []);
        }
        catch (Exception e) when (!Failures.StopsTheRun(e))
        {
            return results.Failed(one, Failures.Of(e, "the audit", null));
        }
    }

    void Keep(int block, ISurvey survey, IReadOnlyList<SampleResult> results)
    {
        Directory.CreateDirectory(folder.Stage(stage));
        AtomicFile.Write(folder.SurveyState(stage, block), survey.Write);
        PartFile.Write(folder.Part(stage, block), results);
    }
}

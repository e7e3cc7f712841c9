using Assay.Runtime.Caching;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>
/// Runs passes over samples in parallel. Samples are cut into blocks of consecutive positions that depend on the dataset alone; a finished block is a file, so
/// that an interrupted run goes on where it stopped and gives the same bytes.
/// </summary>
/// <param name="open">Opens what earlier runs left of a stage's scores.</param>
sealed class Passes(
    OpenDataset dataset, IReadOnlyDictionary<string, OpenReference> references, RunFolder folder, Func<IReadOnlyList<StepUse>, Reuse> open, WorkDone work, RunOptions run, IRunProgress progress, CancellationToken stop)
{
    readonly Lock gate = new(); // One result is taken at a time.

    /// <summary>A multiple of the largest batch, so that batches are the same whatever the number of jobs.</summary>
    public int BlockSize => Math.Max(BatchSize, Math.Clamp(dataset.Ids.Count / 256, 1, 64) / BatchSize * BatchSize);

    int BatchSize => references.Values.Select(reference => reference.Batch).DefaultIfEmpty(1).Max();

    /// <summary>Scores samples and hands every result over, each once, in no particular order, one at a time.</summary>
    /// <exception cref="OperationCanceledException">Stopped; what was in flight is finished and kept.</exception>
    public async Task ScoreAsync(int stage, IReadOnlyList<StepUse> steps, IReadOnlyList<int> samples, Action<SampleResult> take)
    {
        using var reuse = open(steps);
        var scoring = new BatchScoring(steps, dataset, reuse, folder, work);
        var ahead = new ReadAhead(samples, run.Prefetch);
        await RunAsync(stage, string.Join(", ", steps.Select(step => step.Id)), samples, async (block, indices) =>
        {
            var results = Finished(stage, block, indices);
            if (results is null)
                PartFile.Write(folder.Part(stage, block), results = await ScoreAsync(stage, block, indices, steps, scoring, ahead));
            else
                work.AddResumed(results.Sum(result => result.Scores.Count));
            File.Delete(folder.Journal(stage, block));
            lock (gate)
                foreach (var result in results)
                    take(result);
        });
    }

    /// <summary>A part that is all there. A machine that goes down may leave the name of a file without its content.</summary>
    IReadOnlyList<SampleResult>? Finished(int stage, int block, int[] indices) =>
        PartFile.Read(folder.Part(stage, block)) is { } results && results.Count == indices.Length ? results : null;

    /// <summary>Scores a block, a batch at a time, so that memory holds no more than a batch of opinions per job. A batch that is in the journal is finished.</summary>
    async Task<IReadOnlyList<SampleResult>> ScoreAsync(int stage, int block, int[] indices, IReadOnlyList<StepUse> steps, BatchScoring scoring, ReadAhead ahead)
    {
        var journal = new PartJournal(folder.Journal(stage, block));
        var finished = journal.Read();
        var earlier = Earlier(stage, block);
        List<SampleResult> results = new(indices.Length);
        ahead.Begin(indices);
        foreach (var batch in indices.Chunk(BatchSize))
            if (batch.All(finished.ContainsKey))
            {
                results.AddRange(batch.Select(index => finished[index]));
                work.AddResumed(batch.Sum(index => finished[index].Scores.Count));
            }
            else
            {
                if (work.IsComputing)
                    ReadFiles(ahead.Reach(indices, results.Count, batch.Length), steps);
                var scored = await scoring.ScoreAsync(new Batch(dataset, Asked(steps), batch), earlier);
                results.AddRange(scored);
                journal.Add(scored);
            }
        return results;
    }

    /// <summary>Has the files of samples and of stored opinions read, without waiting. A file that holds more than one of them is left alone: asked for in whole for each, it would be gone through as often.</summary>
    void ReadFiles(IReadOnlyList<int> samples, IReadOnlyList<StepUse> steps)
    {
        List<string> files = [];
        foreach (var index in samples)
            foreach (var origin in Asked(steps).Select(reference => reference.OriginOf(index)).Prepend(dataset.Source.OriginOf(index)))
                if (origin is { Place.Length: 0 })
                    files.AddRange(origin.Files);
        if (files.Count > 0)
            Task.Run(() => files.ForEach(FileAdvice.WillRead));
    }

    OpenReference[] Asked(IReadOnlyList<StepUse> steps) => [.. steps.SelectMany(step => step.Roles.Values).Distinct().Select(id => references[id])];

    /// <summary>Lets a dataset scorer observe samples for a round, and closes the round.</summary>
    public async Task SurveyAsync(int stage, StepUse step, int round, IReadOnlyList<int> samples, Action<SampleResult> take)
    {
        var scorer = (IDatasetScorer)step.Instance;
        var ahead = new ReadAhead(samples, run.Prefetch);
        await RunAsync(stage, $"{step.Id}, round {round + 1} of {scorer.Rounds}", samples, async (block, indices) =>
        {
            var results = File.Exists(folder.SurveyState(stage, block)) ? Finished(stage, block, indices) : null;
            if (results is null)
            {
                var survey = scorer.Begin(round);
                results = await ObserveAsync(stage, block, indices, step, survey, ahead);
                AtomicFile.Write(folder.SurveyState(stage, block), survey.Write);
                PartFile.Write(folder.Part(stage, block), results);
            }
            lock (gate)
                foreach (var result in results)
                    take(result);
        });
        step.Component.Guard(() =>
        {
            scorer.Close(round, Merge(scorer, round, stage, samples));
            return true;
        });
    }

    async Task<IReadOnlyList<SampleResult>> ObserveAsync(int stage, int block, int[] indices, StepUse step, ISurvey survey, ReadAhead ahead)
    {
        ahead.Begin(indices);
        var earlier = Earlier(stage, block);
        List<SampleResult> results = new(indices.Length);
        foreach (var indicesOfBatch in indices.Chunk(BatchSize))
        {
            ReadFiles(ahead.Reach(indices, results.Count, indicesOfBatch.Length), [step]);
            var batch = new Batch(dataset, Asked([step]), indicesOfBatch);
            await batch.ReadAsync(batch.Samples);
            await batch.AskAllAsync((_, _) => true);
            results.AddRange(batch.Samples.Select(one => Observe(batch, one, earlier.GetValueOrDefault(one.Index, []), step, survey)));
        }
        return results;
    }

    SampleResult Observe(Batch batch, Opened one, Dictionary<string, Score> earlier, StepUse step, ISurvey survey)
    {
        var results = new SampleResults(dataset, batch.Asked, folder);
        if (one.HasFailed)
            return results.Failed(one);
        try
        {
            new Examination(one.Sample!, dataset.Classes, dataset.AttributesOf(one.Index), one.Opinions, earlier).Observe(step, survey);
            return results.Of(one, new Dictionary<string, Score>(), []);
        }
        catch (Exception e) when (!Failures.StopsTheRun(e))
        {
            return results.Failed(one, Failures.Of(e, "the audit", null));
        }
    }

    ISurvey Merge(IDatasetScorer scorer, int round, int stage, IReadOnlyList<int> samples)
    {
        var merged = scorer.Begin(round);
        foreach (var block in Blocks(samples).Select(block => block.Key))
        {
            var part = scorer.Begin(round);
            using var stream = File.OpenRead(folder.SurveyState(stage, block));
            part.Read(stream);
            merged.Merge(part);
        }
        return merged;
    }

    IEnumerable<IGrouping<int, int>> Blocks(IReadOnlyList<int> samples)
    {
        var size = BlockSize;
        return samples.GroupBy(index => index / size);
    }

    async Task RunAsync(int stage, string name, IReadOnlyList<int> samples, Func<int, int[], Task> each)
    {
        progress.Begin(name, samples.Count);
        var options = new ParallelOptions { MaxDegreeOfParallelism = run.Jobs, CancellationToken = stop };
        Directory.CreateDirectory(folder.Stage(stage));
        await Parallel.ForEachAsync(Blocks(samples), options, async (block, _) =>
        {
            var indices = block.ToArray();
            await each(block.Key, indices);
            progress.Advance(indices.Length);
        });
        stop.ThrowIfCancellationRequested();
    }

    Dictionary<int, Dictionary<string, Score>> Earlier(int stage, int block)
    {
        Dictionary<int, Dictionary<string, Score>> earlier = [];
        for (var before = 0; before < stage; before++)
            foreach (var result in PartFile.Read(folder.Part(before, block)) ?? [])
                foreach (var (step, score) in result.Scores)
                {
                    if (!earlier.TryGetValue(result.Index, out var scores))
                        earlier[result.Index] = scores = [];
                    scores[step] = score;
                }
        return earlier;
    }
}

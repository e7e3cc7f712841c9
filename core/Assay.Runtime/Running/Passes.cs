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
    /// <param name="following">Rounds that follow and observe the same samples by the way; what they cannot observe here, they observe in passes of their own.</param>
    /// <exception cref="OperationCanceledException">Stopped; what was in flight is finished and kept.</exception>
    public async Task ScoreAsync(int stage, IReadOnlyList<StepUse> steps, IReadOnlyList<int> samples, IReadOnlyList<Surveying> following, Action<SampleResult> take)
    {
        using var reuse = open(steps);
        var scoring = new BatchScoring(steps, dataset, reuse, folder, work);
        var ahead = new ReadAhead(samples, run.Prefetch);
        await RunAsync(stage, string.Join(", ", steps.Select(step => step.Id).Concat(following.Select(next => next.Name))), samples, async (block, indices) =>
        {
            var results = Finished(stage, block, indices);
            if (results is null)
                PartFile.Write(folder.Part(stage, block), results = await ScoreAsync(stage, block, indices, steps, scoring, [.. following.Select(next => next.Begin(block))], ahead));
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
    async Task<IReadOnlyList<SampleResult>> ScoreAsync(int stage, int block, int[] indices, IReadOnlyList<StepUse> steps, BatchScoring scoring, Surveying.Block[] observing, ReadAhead ahead)
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
                observing = [];
            }
            else
            {
                if (work.IsComputing)
                    ReadFiles(ahead.Reach(indices, results.Count, batch.Length), steps);
                var opened = new Batch(dataset, Asked(steps), batch);
                var scored = await scoring.ScoreAsync(opened, earlier);
                foreach (var survey in observing)
                    await ObserveAsync(survey, opened, scored, earlier);
                results.AddRange(scored);
                journal.Add(scored);
            }
        foreach (var survey in observing)
            survey.Keep();
        return results;
    }

    static Task ObserveAsync(Surveying.Block observing, Batch batch, IReadOnlyList<SampleResult> scored, Dictionary<int, Dictionary<string, Score>> earlier)
    {
        var said = scored.Where(result => result.Failure is null).ToDictionary(result => result.Index, result => result.Scores);
        return observing.ObserveAsync(batch, [.. batch.Samples.Where(one => said.ContainsKey(one.Index))], one => earlier.GetValueOrDefault(one.Index, []).Concat(said[one.Index]).ToDictionary());
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

    /// <summary>A round of a dataset scorer.</summary>
    public Surveying Surveying(int stage, Stage.Survey survey) => new(dataset, references, folder, stage, survey.Step, survey.Round);

    /// <summary>Lets a dataset scorer observe samples for a round, and closes the round.</summary>
    public async Task SurveyAsync(int stage, Surveying surveying, IReadOnlyList<int> samples, Action<SampleResult> take)
    {
        var ahead = new ReadAhead(samples, run.Prefetch);
        await RunAsync(stage, surveying.Name, samples, async (block, indices) =>
        {
            var results = surveying.Finished(block, indices.Length) ?? await ObserveAsync(stage, block, indices, surveying, ahead);
            lock (gate)
                foreach (var result in results)
                    take(result);
        });
        surveying.Close(Blocks(samples).Select(block => block.Key));
    }

    async Task<IReadOnlyList<SampleResult>> ObserveAsync(int stage, int block, int[] indices, Surveying surveying, ReadAhead ahead)
    {
        ahead.Begin(indices);
        var earlier = Earlier(stage, block);
        var observing = surveying.Begin(block);
        foreach (var indicesOfBatch in indices.Chunk(BatchSize))
        {
            ReadFiles(ahead.Reach(indices, observing.Results.Count, indicesOfBatch.Length), [surveying.Step]);
            var batch = new Batch(dataset, surveying.Asked, indicesOfBatch);
            await observing.ObserveAsync(batch, batch.Samples, one => earlier.GetValueOrDefault(one.Index, []));
        }
        observing.Keep();
        return observing.Results;
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

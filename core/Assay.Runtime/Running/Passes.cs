using Assay.Kernels.Codecs;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>
/// Runs passes over samples in parallel. Samples are cut into blocks of consecutive positions that depend on the dataset alone; a finished block is a file, so
/// that an interrupted run goes on where it stopped and gives the same bytes.
/// </summary>
sealed class Passes(OpenDataset dataset, IReadOnlyDictionary<string, OpenReference> references, RunFolder folder, int jobs, IRunProgress progress, CancellationToken stop)
{
    readonly Lock gate = new(); // One result is taken at a time.

    /// <summary>A multiple of the largest batch, so that batches are the same whatever the number of jobs.</summary>
    public int BlockSize => Math.Max(Batch, Math.Clamp(dataset.Ids.Count / 256, 1, 64) / Batch * Batch);

    int Batch => references.Values.Select(reference => reference.Batch).DefaultIfEmpty(1).Max();

    /// <summary>Scores samples and hands every result over, each once, in no particular order, one at a time.</summary>
    /// <exception cref="OperationCanceledException">Stopped; what was in flight is finished and kept.</exception>
    public Task ScoreAsync(int stage, IReadOnlyList<StepUse> steps, IReadOnlyList<int> samples, Action<SampleResult> take) =>
        RunAsync(stage, string.Join(", ", steps.Select(step => step.Id)), samples, async (block, indices) =>
        {
            var path = folder.Part(stage, block);
            var results = PartFile.Read(path);
            if (results is null)
            {
                results = await ExamineAsync(stage, block, indices, steps, examination =>
                {
                    var scores = steps.ToDictionary(step => step.Id, step => Kept(step, examination.Sample, examination.Score(step)));
                    return (scores, examination.Items(steps).ToArray());
                });
                PartFile.Write(path, results);
            }
            lock (gate)
                foreach (var result in results)
                    take(result);
        });

    Score Kept(StepUse step, Sample sample, Score score)
    {
        if (step.Maps && score.Map is { } map)
            NpyFile.Write(folder.Map(step.Id, sample.Id), [sample.Size.Height, sample.Size.Width], map.AsSpan());
        return score with { Map = null };
    }

    /// <summary>Lets a dataset scorer observe samples for a round, and closes the round.</summary>
    public async Task SurveyAsync(int stage, StepUse step, int round, IReadOnlyList<int> samples, Action<SampleResult> take)
    {
        var scorer = (IDatasetScorer)step.Instance;
        await RunAsync(stage, $"{step.Id}, round {round + 1} of {scorer.Rounds}", samples, async (block, indices) =>
        {
            var path = folder.Part(stage, block);
            var results = File.Exists(folder.SurveyState(stage, block)) ? PartFile.Read(path) : null;
            if (results is null)
            {
                var survey = scorer.Begin(round);
                results = await ExamineAsync(stage, block, indices, [step], examination =>
                {
                    examination.Observe(step, survey);
                    return ([], []);
                });
                AtomicFile.Write(folder.SurveyState(stage, block), survey.Write);
                PartFile.Write(path, results);
            }
            lock (gate)
                foreach (var result in results)
                    take(result);
        });
        scorer.Close(round, Merge(scorer, round, stage, samples));
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

    async Task RunAsync(int stage, string name, IReadOnlyList<int> samples, Func<int, int[], Task> work)
    {
        progress.Begin(name, samples.Count);
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = stop };
        Directory.CreateDirectory(folder.Stage(stage));
        await Parallel.ForEachAsync(Blocks(samples), options, async (block, _) =>
        {
            var indices = block.ToArray();
            await work(block.Key, indices);
            progress.Advance(indices.Length);
        });
        stop.ThrowIfCancellationRequested();
    }

    delegate (Dictionary<string, Score> Scores, InstanceItem[] Items) Examine(Examination examination);

    /// <summary>
    /// Reads, asks and examines the samples of a block, a batch at a time, so that memory holds no more than a batch of opinions per job. Nothing in here is told to stop:
    /// what is in flight is finished, so a component that is cancelled was cancelled by itself (a time-out) and that is the sample's failure.
    /// </summary>
    async Task<IReadOnlyList<SampleResult>> ExamineAsync(int stage, int block, int[] indices, IReadOnlyList<StepUse> steps, Examine examine)
    {
        var earlier = Earlier(stage, block);
        var asked = steps.SelectMany(step => step.Roles.Values).Distinct().Select(id => references[id]).ToArray();
        List<SampleResult> results = new(indices.Length);
        foreach (var batch in indices.Chunk(Batch))
            results.AddRange(await ExamineBatchAsync(batch, asked, earlier, examine));
        return results;
    }

    /// <summary>A sample that could be read, what references said of it so far, and what was wrong with either.</summary>
    sealed record Opened(int Index, Sample Sample, List<Problem> Problems)
    {
        public Dictionary<string, Opinion> Opinions { get; } = [];
    }

    async Task<IEnumerable<SampleResult>> ExamineBatchAsync(int[] batch, OpenReference[] asked, Dictionary<int, Dictionary<string, Score>> earlier, Examine examine)
    {
        SortedDictionary<int, SampleResult> results = [];
        List<Opened> opened = [];
        foreach (var index in batch)
            if (await ReadAsync(index, results) is { } sample)
                opened.Add(new Opened(index, sample, [.. sample.Problems.Select(problem => Of(sample, problem))]));
        foreach (var reference in asked)
            await AskAsync(reference, opened.Where(one => !results.ContainsKey(one.Index)).ToArray(), results);
        foreach (var one in opened.Where(one => !results.ContainsKey(one.Index)).ToArray())
            results[one.Index] = ExamineOne(one, earlier.GetValueOrDefault(one.Index, []), examine);
        return results.Values;
    }

    async Task AskAsync(OpenReference reference, Opened[] about, SortedDictionary<int, SampleResult> results)
    {
        var answers = await reference.AskAsync([.. about.Select(one => (one.Index, one.Sample))], CancellationToken.None);
        foreach (var (one, (opinion, failure)) in about.Zip(answers))
            if (failure is not null)
                results[one.Index] = Failed(one.Index, failure, one.Problems);
            else
            {
                one.Opinions[reference.Id] = opinion!;
                one.Problems.AddRange(opinion!.Problems.Select(problem => Of(one.Sample, problem with { Message = $"reference '{reference.Id}': {problem.Message}" })));
            }
    }

    SampleResult ExamineOne(Opened one, Dictionary<string, Score> earlier, Examine examine)
    {
        try
        {
            var (scores, items) = examine(new Examination(one.Sample, dataset.Classes, one.Opinions, earlier));
            return new SampleResult(one.Index, null, one.Problems, scores, items);
        }
        catch (Exception e) when (!Failures.StopsTheRun(e))
        {
            return Failed(one.Index, Failures.Of(e, "the audit", null), one.Problems);
        }
    }

    async Task<Sample?> ReadAsync(int index, SortedDictionary<int, SampleResult> results)
    {
        try
        {
            return await dataset.ReadAsync(index, CancellationToken.None);
        }
        catch (Exception e)
        {
            results[index] = Failed(index, Failures.Of(e, "the dataset", dataset.Component), []);
            return null;
        }
    }

    SampleResult Failed(int index, DataException e, IReadOnlyList<Problem> problems) =>
        new(index, folder.Relative(e.ToProblem(dataset.Ids[index])), problems, new Dictionary<string, Score>(), []);

    Problem Of(Sample sample, Problem problem) => folder.Relative(problem with { Sample = sample.Id });

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

using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Planning;

/// <summary>Audits a few samples, chosen by a fixed seed, one at a time and for a second or two, to see what they cost. A costly reference is asked for one batch, once.</summary>
sealed class Probe(OpenInputs inputs, IReadOnlyList<StepUse> steps, TimeProvider clock)
{
    const int MostSamples = 64;

    static readonly TimeSpan Budget = TimeSpan.FromSeconds(1.5);

    readonly Measurements measured = new();
    readonly OpenReference[] asked = [.. inputs.References.Values.Where(reference => steps.Any(step => step.Roles.Values.Contains(reference.Id)))];

    /// <param name="order">Samples in the order in which they are to be tried.</param>
    /// <param name="stop">Stops between samples.</param>
    public async Task<Measurements> RunAsync(IReadOnlyList<int> order, CancellationToken stop)
    {
        var start = clock.GetTimestamp();
        var batch = asked.Select(reference => reference.Batch).DefaultIfEmpty(1).Max();
        var isFirst = true;
        foreach (var chunk in order.Take(Math.Max(batch, MostSamples)).Chunk(batch))
        {
            if (clock.GetElapsedTime(start) > Budget)
                break;
            stop.ThrowIfCancellationRequested();
            await RoundAsync(chunk, isFirst);
            isFirst = false;
        }
        measured.Seconds = clock.GetElapsedTime(start).TotalSeconds;
        return measured;
    }

    async Task RoundAsync(int[] chunk, bool isFirst)
    {
        var before = GC.GetTotalAllocatedBytes();
        List<(int Index, Sample Sample)> read = [];
        foreach (var index in chunk)
            if (await ReadAsync(index, isFirst) is { } sample)
                read.Add((index, sample));
        var opinions = read.Select(_ => new Dictionary<string, Opinion>()).ToArray();
        foreach (var reference in asked.Where(reference => (isFirst || !reference.Costly) && read.Count > 0))
            await AskAsync(reference, read, opinions, isFirst);
        foreach (var (one, said) in read.Zip(opinions))
            Examine(one.Index, one.Sample, said, isFirst);
        measured.Samples += chunk.Length;
        measured.MostBytes = Math.Max(measured.MostBytes, (GC.GetTotalAllocatedBytes() - before) / chunk.Length);
    }

    async Task<Sample?> ReadAsync(int index, bool isFirst)
    {
        var start = clock.GetTimestamp();
        try
        {
            return await inputs.Dataset.ReadAsync(index, CancellationToken.None);
        }
        catch (Exception e)
        {
            measured.Failures.Add(Failures.Of(e, "the dataset", inputs.Dataset.Component).ToProblem(inputs.Dataset.Ids[index]));
            return null;
        }
        finally
        {
            measured.Add(isFirst, Measurements.Read, clock.GetElapsedTime(start).TotalSeconds);
        }
    }

    async Task AskAsync(OpenReference reference, List<(int Index, Sample Sample)> about, Dictionary<string, Opinion>[] opinions, bool isFirst)
    {
        var open = reference.Costly ? about.Where(one => !reference.IsKept(one)).Take(reference.Batch).ToList() : about;
        var start = clock.GetTimestamp();
        var answers = await reference.AskAsync(open, CancellationToken.None);
        if (open.Count > 0)
            measured.Add(isFirst, Measurements.Ask(reference.Id), clock.GetElapsedTime(start).TotalSeconds / open.Count);
        if (reference.Costly)
            measured.Asked[reference.Id] = open.Count;
        foreach (var (one, (opinion, failure)) in open.Zip(answers))
            if (failure is not null)
                measured.Failures.Add(failure.ToProblem(one.Sample.Id));
            else
                opinions[about.IndexOf(one)][reference.Id] = opinion!;
    }

    /// <summary>Every scorer whose references have answered. A dataset scorer observes only: what it says needs the whole dataset.</summary>
    void Examine(int index, Sample sample, Dictionary<string, Opinion> said, bool isFirst)
    {
        var examination = new Examination(sample, inputs.Dataset.Classes, inputs.Dataset.AttributesOf(index), said, new Dictionary<string, Score>());
        foreach (var step in steps.Where(step => step.Instance is IScorer && step.Roles.Values.All(said.ContainsKey)))
        {
            var start = clock.GetTimestamp();
            try
            {
                if (step.Instance is IDatasetScorer { Rounds: > 0 } scorer)
                    examination.Observe(step, scorer.Begin(0));
                else
                    examination.Take(step, examination.Score(step).Score);
            }
            catch (Exception e) when (!Failures.StopsTheRun(e))
            {
                measured.Failures.Add(Failures.Of(e, $"step '{step.Id}'", step.Component).ToProblem(sample.Id));
                return;
            }
            measured.Add(isFirst, Measurements.Score(step.Id), clock.GetElapsedTime(start).TotalSeconds);
        }
    }
}

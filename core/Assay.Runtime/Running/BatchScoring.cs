using System.Runtime.InteropServices;
using Assay.Kernels.Codecs;
using Assay.Runtime.Caching;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>Scores batches of samples in one stage: takes what earlier runs left and still fits, computes the rest. Thread-safe.</summary>
sealed class BatchScoring(IReadOnlyList<StepUse> steps, OpenDataset dataset, Reuse reuse, RunFolder folder, WorkDone work)
{
    /// <param name="earlier">What earlier stages said, by sample.</param>
    public async Task<IReadOnlyList<SampleResult>> ScoreAsync(Batch batch, IReadOnlyDictionary<int, Dictionary<string, Score>> earlier)
    {
        await reuse.FindAsync(batch);
        var unsure = batch.Samples.ToDictionary(one => one, one => one.Unsure(steps, Before(one, earlier)));
        await batch.ReadAsync(batch.Samples.Where(one => unsure[one].Count > 0));
        await batch.AskAllAsync((one, reference) => steps.Any(step => unsure[one].Contains(step.Id) && step.Roles.Values.Contains(reference.Id)));
        var results = batch.Samples.Select(one => Score(batch, one, Before(one, earlier))).ToArray();
        reuse.Keep(batch.Samples.Where(one => !one.HasFailed));
        return results;
    }

    static Dictionary<string, Score> Before(Opened one, IReadOnlyDictionary<int, Dictionary<string, Score>> earlier) => earlier.GetValueOrDefault(one.Index, []);

    SampleResult Score(Batch batch, Opened one, Dictionary<string, Score> before)
    {
        var results = new SampleResults(dataset, batch.Asked, folder);
        if (one.HasFailed)
            return results.Failed(one);
        try
        {
            var examination = one.Examination = one.Sample is { } sample ? new Examination(sample, dataset.Classes, dataset.AttributesOf(one.Index), one.Opinions, before) { NotOffered = one.NotOffered } : null;
            Dictionary<string, Score> scores = [];
            List<InstanceItem> items = [];
            foreach (var step in steps)
            {
                var unit = Take(examination, one, step) ?? Compute(examination!, one, step);
                scores[step.Id] = unit.Score;
                items.AddRange(unit.Items);
            }
            return results.Of(one, scores, [.. items.DistinctBy(item => (item.Side, item.Index))]);
        }
        catch (Exception e) when (!Failures.StopsTheRun(e))
        {
            one.Computed.Clear();
            one.Examination = null;
            return results.Failed(one, Failures.Of(e, "the audit", null));
        }
    }

    /// <summary>What an earlier run left, if it fits what the steps before say now.</summary>
    ScoreUnit? Take(Examination? examination, Opened one, StepUse step)
    {
        if (!one.Units.TryGetValue(step.Id, out var unit) || examination?.Fits(unit.Reads) == false)
            return null;
        examination?.Take(step, unit.Score);
        work.AddReused(1);
        return unit;
    }

    ScoreUnit Compute(Examination examination, Opened one, StepUse step)
    {
        var (score, earlier) = examination.Score(step);
        var key = one.Keys.GetValueOrDefault(step.Id);
        var reads = key is null ? ScoreReads.None : earlier.Reads; // Before the score is one of the earlier ones itself.
        examination.Take(step, score);
        work.AddExamined(1);
        if (step.Maps && score.Map is { } map)
            WriteMap(folder.Map(step.Id, one.Sample!.Id), one.Sample.Size, map);
        var unit = new ScoreUnit(key ?? "", score with { Map = null }, reads, one.Sample!.Problems,
            step.Roles.Values.Distinct().ToDictionary(reference => reference, one.ProblemsOf), [.. examination.Items(step, score)])
        { Size = one.Sample.Size };
        if (key is not null)
            one.Computed[step.Id] = unit;
        return unit;
    }

    static void WriteMap(string path, Size size, float[] map) => AtomicFile.Write(path, stream =>
    {
        if (map.Length != size.Area)
            throw new DataException("map-size", $"a scorer's map has {map.Length} values, expected one for each of the {size.Area} pixels of {size}");
        stream.Write(NpyHeader.Encode<float>([size.Height, size.Width]));
        stream.Write(MemoryMarshal.AsBytes(map.AsSpan()));
    });
}

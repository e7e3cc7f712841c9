using System.Text.Json.Nodes;
using Assay.Runtime.Caching;
using Assay.Runtime.Costing;
using Assay.Runtime.Evaluating;
using Assay.Runtime.Gating;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Running;

/// <summary>One execution of a pipeline: opens, scores, selects, queues and writes the run folder.</summary>
public sealed class AuditRun(Pipeline pipeline, Hosts hosts, ProblemLog problems, RunOptions options, IRunProgress progress)
{
    /// <summary>The day by which suppressions expire.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow);

    readonly RunFolder folder = new(options.Out, Path.GetDirectoryName(pipeline.File)!);
    readonly RunTiming timing = new();
    readonly WorkDone work = new();
    readonly CacheWriting writing = new(progress.Say);
    readonly Suppressions suppressions = Suppressions.Of(pipeline);
    readonly CostReckoning? cost = pipeline.Cost is { } options ? new(options) : null;

    /// <summary>Takes the scored samples over; then nothing is queued.</summary>
    public Evaluator? Evaluator { get; init; }

    /// <summary>Runs to the end, or until <paramref name="stop"/>; then what was in flight is finished and kept for resuming.</summary>
    /// <exception cref="DataException">Opening failed: nothing was scored.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<RunOutcome> RunAsync(CancellationToken stop)
    {
        var kept = new OpinionCache(options.Reuse ? hosts.Opinions : folder.OwnOpinions, hosts.Manifest, writing);
        await using var inputs = await OpenInputs.OpenAsync(pipeline, hosts, problems, stop, kept);
        try
        {
            return await RunAsync(inputs.Dataset, inputs.References, inputs.Attributes, stop);
        }
        finally
        {
            foreach (var step in pipeline.Steps)
                (step.Instance as IDisposable)?.Dispose();
        }
    }

    async Task<RunOutcome> RunAsync(OpenDataset dataset, IReadOnlyDictionary<string, OpenReference> references, IReadOnlyList<AttributeColumn> attributes, CancellationToken stop)
    {
        var ids = options.Limit is { } limit ? dataset.Ids.Take(limit).ToArray() : dataset.Ids;
        await ShiftCheck.RunAsync(dataset, references.Values, ids.Count, problems, stop); // It may refuse, so it comes before the folder is claimed.
        await UnmappedCheck.RunAsync(dataset, references.Values, ids.Count, problems, stop);
        await GridCheck.RunAsync(dataset, references.Values, ids.Count, problems, stop);
        var basis = RunRecord.Basis(pipeline, dataset, references.Values, options, hosts.Manifest);
        using var claim = Checkpoint.Claim(folder, basis, options.Update);
        var seed = (ulong)(options.Seed ?? pipeline.Control?.Seed ?? 0);
        var audit = new Audit(ids, Control.Draw(pipeline.Control, attributes, ids.Count, seed), attributes, references.Keys, pipeline.Steps.Select(step => step.Id));
        var keys = options.Reuse ? new UnitKeys(pipeline, dataset, references.Values, hosts.ImageFormats, hosts.Manifest) : null;
        var passes = new Passes(dataset, references, folder, steps => new Reuse(steps, keys, dataset, references, hosts.Scores, writing), work, options, progress, stop);
        var stages = await new StageRunner(audit, passes, timing, new RunFiles(folder, audit, dataset)).RunAsync(pipeline.Steps);
        return await FinishAsync(dataset, references, audit, stages, basis, seed, passes.BlockSize, stop);
    }

    async Task<RunOutcome> FinishAsync(OpenDataset dataset, IReadOnlyDictionary<string, OpenReference> references, Audit audit, StageRunner.Summary stages, JsonObject basis, ulong seed, int blockSize, CancellationToken stop)
    {
        var files = new RunFiles(folder, audit, dataset);
        var parts = new Parts(folder, stages.Scored, blockSize, audit.Ids.Count);
        var ofInstances = audit.Table.IsCutByInstances();
        var entries = Evaluator is null ? new QueueBuilder(audit, ofInstances, seed).Build() : [];
        var queue = Explain(entries, audit, parts, dataset.Classes, ofInstances);
        files.WriteScores();
        files.WriteInstances();
        files.WriteQueue(queue, entries, ofInstances);
        if (stages.HasFindings)
            files.WriteFindings(pipeline.Steps, parts, Math.Max(1, options.Jobs));
        else
            File.Delete(folder.Findings);
        files.WriteScenes(pipeline.Steps);
        var queued = entries.Select(entry => entry.Sample).Distinct().Order().ToArray();
        using (timing.Measure("keep opinions of queued samples", queued.Length))
            await new KeptOpinions(folder, dataset, references, problems).KeepAsync(queued, options.Jobs, stop);
        var told = Told(audit);
        RunOutcome outcome = new()
        {
            Folder = folder.Path,
            Samples = audit.Ids.Count,
            Failed = audit.Failures.Count(failure => failure is not null),
            Steps = stages.Counts,
            Problems = [.. told.Where(problem => problem.Conversion is null)],
            Ledger = LedgerLine.Of(told),
            Notes = [.. stages.Notes, .. new[] { Control.Describe(pipeline.Control, audit.Table.Attributes, audit.Table.Samples.Control) }.OfType<string>(), .. references.Values.Where(reference => reference.ReadsLabels).Select(reference => $"reference '{reference.Id}' reads the labels; its agreement with them is not independent")],
            Joins = [.. references.Values.Select(reference => reference.Join)],
            Queue = queue,
            Columns = [.. audit.Table.Samples.Columns, .. audit.Table.Instances.Columns],
            Sampling = Evaluator is null ? Sampling.Of(audit, ofInstances, pipeline, stages.Counts) : null,
            Cost = Evaluator is null ? await ReckonAsync(queue, dataset, stop) : null,
            Work = work,
            Busy = timing.Busy(references.Values, options.Jobs),
        };
        LedgerFile.Write(folder, outcome.Ledger);
        CostFile.Write(folder, outcome.Cost);
        RunRecord.Write(folder, basis, pipeline, dataset, references.Values, hosts.Manifest, outcome);
        if (Evaluator is not null)
            using (timing.Measure("evaluate", audit.Ids.Count))
                await Evaluator.TakeAsync(new Scored(folder, dataset, references, audit, parts), stop);
        timing.Write(folder.Timing, pipeline.File, options.Jobs, work, references.Values);
        if (Evaluator is null && pipeline.Gates.Count > 0)
            outcome = outcome with { Gates = new GateCheck(pipeline, folder.Path, GateAttributes.Of(dataset.Ids, audit.Table.Attributes), suppressions, Today).Evaluate(folder.Path) };
        GateFiles.Write(folder, outcome.Gates);
        await Outputs.WriteAsync(pipeline, hosts, new FinishedRun(folder, dataset, AskedReferences.Of(references), new(audit.Table), queue), stop);
        folder.RemoveOwnOpinions();
        if (Told(audit) is var all && all.Length > told.Length) // Outputs have reported something.
        {
            outcome = outcome with { Problems = [.. all.Where(problem => problem.Conversion is null)], Ledger = LedgerLine.Of(all) };
            LedgerFile.Write(folder, outcome.Ledger);
            RunRecord.Write(folder, basis, pipeline, dataset, references.Values, hosts.Manifest, outcome);
        }
        return outcome;
    }

    async Task<CostEstimate?> ReckonAsync(IReadOnlyList<Item> queue, OpenDataset dataset, CancellationToken stop) => cost is null ? null
        : cost.Of(await cost.CountAsync(queue, dataset.Ids, index => dataset.ReadAsync(index, stop)), queue.Count, seconds: null, wrong: null);

    /// <summary>Those that belong to no sample, then those of samples.</summary>
    Problem[] Told(Audit audit) => [.. problems.Sorted().Select(folder.Relative), .. audit.Problems.OrderBy(problem => problem.Sample, StringComparer.Ordinal).ThenBy(problem => problem.Code, StringComparer.Ordinal)
        .ThenBy(problem => problem.Place, StringComparer.Ordinal).ThenBy(problem => problem.Message, StringComparer.Ordinal)];

    List<Item> Explain(IReadOnlyList<QueueBuilder.Entry> entries, Audit audit, Parts parts, ClassList classes, bool ofInstances)
    {
        var reasons = new Reasons(audit, pipeline.Steps, classes);
        var texts = new string[entries.Count];
        var regions = new Region?[entries.Count];
        foreach (var (sample, places) in entries.Select((entry, place) => (entry, place)).GroupBy(pair => pair.entry.Sample).OrderBy(group => group.Key).Select(group => (group.Key, group)))
        {
            var scores = parts.Of(sample);
            foreach (var (entry, place) in places)
            {
                texts[place] = reasons.Of(ofInstances ? entry.Row : -1, entry.Sample, scores);
                regions[place] = entry.RegionIn(scores);
            }
        }
        return [.. entries.Select((entry, place) => new Item(place + 1, entry.Item, audit.Ids[entry.Sample], entry.Unit,
            entry.Unit == Unit.Instance ? entry.Instance!.Index : null, entry.Unit == Unit.Omission ? entry.Instance!.Index : null,
            entry.Unit == Unit.Omission ? entry.Instance!.Side : null, texts[place]) { Region = regions[place] })];
    }
}

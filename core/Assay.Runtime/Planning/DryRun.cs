using System.Diagnostics;
using Assay.Kernels.Files;
using Assay.Runtime.Caching;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Running;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Planning;

/// <summary>Opens what a run would open, with every check, and says what would come. Writes nothing but the answers of a costly reference that the probe asks, which are kept for a run that shares the cache.</summary>
public sealed class DryRun(Pipeline pipeline, Hosts hosts, ProblemLog problems, RunOptions options)
{
    const ulong ProbeSeed = 1;

    static readonly TimeSpan CountBudget = TimeSpan.FromSeconds(1);

    readonly TimeProvider clock = TimeProvider.System;

    /// <param name="probe">Whether a few samples may be audited for an estimate.</param>
    /// <param name="stop">Stops between samples.</param>
    /// <exception cref="DataException">Opening failed, as it would for the run.</exception>
    public async Task<RunPlan> PlanAsync(bool probe, CancellationToken stop)
    {
        var start = clock.GetTimestamp();
        await using var inputs = await OpenInputs.OpenAsync(pipeline, hosts, problems, stop, Kept());
        var opening = clock.GetElapsedTime(start).TotalSeconds;
        var samples = Math.Min(inputs.Dataset.Ids.Count, options.Limit ?? int.MaxValue);
        var plan = Describe(inputs, samples);
        if (!probe)
            return plan;
        var order = Shuffled(samples);
        plan = plan with { References = [.. await CountKeptAsync(inputs, plan.References, order, stop)] };
        var measured = await new Probe(inputs, pipeline.Steps, clock).RunAsync(order, stop);
        return plan with
        {
            Probe = new ProbeReport(measured.Samples, measured.Seconds, measured.Asked, measured.Failures, options.Reuse),
            Forecast = Estimate(inputs, plan, measured, opening),
        };
    }

    /// <summary>A run that shares nothing keeps opinions in its own folder, which is looked into but not made.</summary>
    OpinionCache? Kept() => options.Reuse ? null : new OpinionCache(new RunFolder(options.Out, Path.GetDirectoryName(pipeline.File)!).OwnOpinions, hosts.Manifest, CacheWriting.None);

    RunPlan Describe(OpenInputs inputs, int samples)
    {
        var control = Control.Draw(pipeline.Control, inputs.Attributes, samples, (ulong)(options.Seed ?? pipeline.Control?.Seed ?? 0)).Count(drawn => drawn);
        var (stages, queue) = StagePlanner.Plan(pipeline.Steps, samples, control);
        return new RunPlan
        {
            Samples = samples,
            Available = inputs.Dataset.Ids.Count,
            Classes = [.. inputs.Dataset.Classes.Select(entry => entry.Name)],
            Coverage = inputs.Dataset.Coverage,
            Dataset = pipeline.Dataset.Component.Name,
            Inputs = [.. Sizes("dataset", pipeline.Dataset.Options), .. pipeline.References.SelectMany(use => Sizes(use.Id, use.Options))],
            References = [.. inputs.References.Values.Select(Describe)],
            Control = control,
            Stages = stages,
            Columns = StagePlanner.Columns(pipeline.Steps),
            QueueMost = queue,
            Folder = Look(RunRecord.Basis(pipeline, inputs.Dataset, inputs.References.Values, options, hosts.Manifest)),
            Problems = [.. problems.Sorted().Where(problem => problem.Conversion is null)],
            Ledger = LedgerLine.Of(problems.Sorted()),
        };
    }

    static ReferencePlan Describe(OpenReference reference) => new(reference.Id, reference.Use.Component.Name, reference.Gives, reference.Costly, reference.ReadsLabels,
        reference.Join.Matched, reference.Join.Total, reference.Join.Unused, reference.Join.Missing);

    FolderPlan Look(System.Text.Json.Nodes.JsonObject basis)
    {
        var folder = new RunFolder(options.Out, Path.GetDirectoryName(pipeline.File)!);
        try
        {
            return new FolderPlan(folder.Path, !Checkpoint.Fits(folder, basis, options.Update) ? "new" : File.Exists(folder.Run) ? "finished" : "resumed");
        }
        catch (AssayException e)
        {
            return new FolderPlan(folder.Path, "refused", e.Message);
        }
    }

    /// <summary>Files behind options that name inputs. Only names and lengths are looked at.</summary>
    static IEnumerable<InputSize> Sizes(string of, object? record)
    {
        foreach (var option in record is null ? [] : OptionsSchema.Of(record.GetType()).Options)
        {
            var given = option.ValueOf(record!);
            InputPath[] paths = given switch { InputPath path => [path], IEnumerable<InputPath> list => [.. list], _ => [] };
            foreach (var path in paths)
            {
                var set = PathSet.Find(path.Path);
                yield return new InputSize(of, option.Key, path.Path, set.Paths.Count, set.Paths.Sum(file => new FileInfo(set.Absolute(file)).Length));
            }
        }
    }

    static int[] Shuffled(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        var state = ProbeSeed;
        for (var i = 0; i < count; i++)
        {
            var j = i + (int)(Control.Next(ref state) % (ulong)(count - i));
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    async Task<IReadOnlyList<ReferencePlan>> CountKeptAsync(OpenInputs inputs, IReadOnlyList<ReferencePlan> plans, int[] order, CancellationToken stop)
    {
        List<ReferencePlan> counted = [];
        foreach (var plan in plans)
            counted.Add(plan.Costly ? await CountKeptAsync(inputs.Dataset, inputs.References[plan.Id], plan, order, stop) : plan);
        return counted;
    }

    async Task<ReferencePlan> CountKeptAsync(OpenDataset dataset, OpenReference reference, ReferencePlan plan, int[] order, CancellationToken stop)
    {
        var start = clock.GetTimestamp();
        var (kept, looked) = (0, 0);
        foreach (var index in order.TakeWhile(_ => clock.GetElapsedTime(start) < CountBudget))
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                kept += reference.IsKept((index, await dataset.ReadAsync(index, CancellationToken.None))) ? 1 : 0;
            }
            catch (DataException)
            {
                // It is counted as not kept; the run will say what is wrong with the sample.
            }
            looked++;
        }
        return plan with { Kept = kept, LookedAt = looked };
    }

    Forecast Estimate(OpenInputs inputs, RunPlan plan, Measurements measured, double opening)
    {
        var costs = new StageCosts(measured, plan.References, pipeline.Steps);
        var parts = plan.Stages.Select(stage => new Forecast.Part(stage.Least, stage.Most, costs.Of(stage))).Append(new(0, plan.QueueMost, costs.OfQueued()));
        var (fast, slow) = Forecast.Seconds(opening, parts, Math.Min(options.Jobs, Environment.ProcessorCount));
        using var process = Process.GetCurrentProcess();
        var batch = inputs.References.Values.Select(reference => reference.Batch).DefaultIfEmpty(1).Max();
        var (small, large) = Forecast.Bytes(process.WorkingSet64, plan.Samples, plan.Columns.Count, inputs.Dataset.Ids.Sum(id => 2L * id.Length + 24), options.Jobs, batch, measured.MostBytes);
        return new Forecast(fast, slow, small, large);
    }
}

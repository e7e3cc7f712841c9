using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>
/// Proves which scorer finds which kind of error: the pipeline's steps run on the whole dataset without its selectors, in the engine of <c>assay run</c>, and every
/// column with a suspicious end is measured against what is known of the labels.
/// </summary>
/// <param name="pipeline">As its file says, selectors and all.</param>
/// <param name="source">Knows the errors.</param>
public sealed class Evaluator(Pipeline pipeline, ErrorSource source, EvaluationOptions options)
{
    readonly ScorerColumns columns = new(pipeline);

    /// <summary>What is to be run.</summary>
    public Pipeline Steps { get; } = EvaluationPipeline.Of(pipeline);

    /// <summary>What came of it, once it has run.</summary>
    public EvaluationReport? Report { get; private set; }

    /// <summary>The component that a column is of.</summary>
    public string ComponentOf(string column) => pipeline.Steps.LastOrDefault(step => column == step.Id || column.StartsWith(step.Id + "_", StringComparison.Ordinal))?.Component.Name
        ?? pipeline.Steps.First(step => step.Instance is ITableStep whole && whole.Adds.Any(added => added.Name == column)).Component.Name;

    internal async Task TakeAsync(Scored scored, CancellationToken stop)
    {
        var truth = await source.FindAsync(scored, stop);
        var samples = truth.Items is null ? SampleUnits.Of(scored.Audit, truth) : null; // Who looked at objects did not judge samples.
        var instances = await OfInstancesAsync(scored, truth, stop);
        var allWrong = samples?.Units is { } all && all.Wrong == all.Count ? $"every one of the {all.Count} samples has an error, so nothing can be told apart among samples; some have to be right" : null;
        if (allWrong is not null && instances is null)
            throw new AssayException("no-right-label", $"{truth.Source}: {allWrong}");
        var units = new[] { samples is null || allWrong is not null ? null : OfSamples(scored, samples), instances }.OfType<UnitEvaluation>().ToArray();
        if (units.Length == 0)
            throw new AssayException("no-scorer", $"{pipeline.File} has no column with a suspicious end, so there is nothing to evaluate; add a scorer to its steps");
        Report = new EvaluationReport
        {
            Source = truth.Source,
            Folder = scored.Folder.Path,
            Samples = scored.Audit.Ids.Count,
            Failed = scored.Audit.Failures.Count(failure => failure is not null),
            Seed = options.Seed,
            Units = units,
            Notes = [.. truth.Notes, .. samples?.Notes ?? [], .. allWrong is null ? [] : new[] { allWrong }],
        };
        EvaluationTable.Write(scored.Folder.Table("evaluate", "figures"), Report);
    }

    UnitEvaluation? OfSamples(Scored scored, SampleUnits samples)
    {
        var places = new Places(scored.Parts, samples.Rows.Where((_, unit) => samples.Units.Errors[unit].Count > 0));
        return Measure(samples.Units, scored.Audit.Table.Samples, [.. columns.Of(scored.Audit.Table.Samples, samples.Rows, places.Touch)]);
    }

    /// <summary>Nothing when no error is about an object, or no column about instances.</summary>
    async Task<UnitEvaluation?> OfInstancesAsync(Scored scored, Truth truth, CancellationToken stop)
    {
        if (!truth.Errors.Any(error => error.IsOfInstance))
            return null;
        var instances = await InstanceUnits.FindAsync(scored, truth, stop);
        return instances.Units.Wrong == 0 || instances.Units.Wrong == instances.Units.Count ? null
            : Measure(instances.Units, scored.Audit.Table.Instances, [.. columns.Of(scored.Audit.Table.Instances, instances.Rows, (_, _, _) => null)]);
    }

    UnitEvaluation? Measure(Units units, Rows rows, List<ScorerColumn> measured)
    {
        if (measured.Count == 0)
            return null;
        if (!measured.Exists(column => column.IsYardstick))
            measured.Add(ScorerColumns.Random(units));
        if (options.Oracle)
            measured.Add(ScorerColumns.All(units));
        return Evaluation.Run(units, [.. measured.OrderBy(column => column.IsYardstick)], options.Budget ?? Budget.Of(pipeline, units.Count, units.Wrong, column => rows.Find(column) >= 0), options.Seed, options.Jobs);
    }
}

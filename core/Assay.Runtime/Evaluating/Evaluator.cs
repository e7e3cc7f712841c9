using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>
/// Proves which scorer finds which kind of error: the pipeline's steps run on the whole dataset without its selectors, in the engine of <c>assay run</c>, and every
/// column with a suspicious end is measured against what is known of the labels.
/// </summary>
/// <param name="pipeline">As its file says, selectors and all.</param>
/// <param name="truth">Known errors.</param>
public sealed class Evaluator(Pipeline pipeline, Truth truth, EvaluationOptions options)
{
    /// <summary>What is to be run.</summary>
    public Pipeline Steps { get; } = EvaluationPipeline.Of(pipeline);

    /// <summary>What came of it, once it has run.</summary>
    public EvaluationReport? Report { get; private set; }

    /// <summary>The component that a column is of.</summary>
    public string ComponentOf(string column) => pipeline.Steps.LastOrDefault(step => column == step.Id || column.StartsWith(step.Id + "_", StringComparison.Ordinal))?.Component.Name
        ?? pipeline.Steps.First(step => step.Instance is ITableStep whole && whole.Adds.Any(added => added.Name == column)).Component.Name;

    internal Task TakeAsync(Scored scored, CancellationToken stop)
    {
        var samples = SampleUnits.Of(scored.Audit, truth);
        var places = new Places(scored.Parts, samples.Rows.Where((_, unit) => samples.Units.Errors[unit].Count > 0));
        var columns = new ScorerColumns(pipeline).Of(scored.Audit.Table.Samples, samples.Rows, places.Touch).ToList();
        if (columns.Count == 0)
            throw new AssayException("no-scorer", $"{pipeline.File} has no column with a suspicious end, so there is nothing to evaluate; add a scorer to its steps");
        Report = new EvaluationReport
        {
            Source = truth.Source,
            Folder = scored.Folder.Path,
            Samples = scored.Audit.Ids.Count,
            Failed = scored.Audit.Failures.Count(failure => failure is not null),
            Seed = options.Seed,
            Units = [Measure(samples.Units, columns)],
            Notes = [.. truth.Notes, .. samples.Notes],
        };
        EvaluationTable.Write(scored.Folder.Table("evaluate", "figures"), Report);
        return Task.CompletedTask;
    }

    UnitEvaluation Measure(Units units, List<ScorerColumn> columns)
    {
        if (!columns.Exists(column => column.IsYardstick))
            columns.Add(ScorerColumns.Random(units));
        if (options.Oracle)
            columns.Add(ScorerColumns.All(units));
        return Evaluation.Run(units, [.. columns.OrderBy(column => column.IsYardstick)], options.Budget ?? Budget.Of(pipeline, units.Count), options.Seed, options.Jobs);
    }
}

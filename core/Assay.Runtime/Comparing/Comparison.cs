using Assay.Runtime.Running;

namespace Assay.Runtime.Comparing;

/// <summary>A finished comparison.</summary>
/// <param name="Sources">A first.</param>
/// <param name="Sides">For each of the others, what its steps left.</param>
public sealed record Comparison(RunOutcome Outcome, ComparisonOptions Options, IReadOnlyList<Source> Sources, IReadOnlyList<Comparison.Side> Sides)
{
    /// <param name="Compare">Tables of <c>compare</c>.</param>
    /// <param name="Evaluated">Tables of <c>coco_eval</c>, for a detector's results.</param>
    public sealed record Side(Source Source, StepTables Compare, StepTables? Evaluated);

    public static Comparison Read(RunOutcome outcome, ComparisonOptions options, ComparisonDraft draft) => new(outcome, options, draft.Sources, [.. draft.Sources.Skip(1).Select(source => new Side(source,
        new StepTables(outcome.Folder, draft.Step(ComparisonDraft.Compare, source)), source.Scored ? new StepTables(outcome.Folder, draft.Step(ComparisonDraft.Evaluate, source)) : null))]);
}

using Assay.Runtime.Running;

namespace Assay.Runtime.Comparing;

/// <summary>A finished comparison.</summary>
/// <param name="Sources">A first.</param>
/// <param name="Sides">For each of the others, what its steps left.</param>
public sealed record Comparison(RunOutcome Outcome, ComparisonOptions Options, IReadOnlyList<Source> Sources, IReadOnlyList<Comparison.Side> Sides)
{
    /// <param name="Compare">Tables of <c>compare</c>.</param>
    /// <param name="Join">How its images fit A's.</param>
    /// <param name="Floor">The table of <c>contour_floor</c>, where it is installed and outlines are measured.</param>
    /// <param name="Evaluated">Tables of <c>coco_eval</c>, for a detector's results.</param>
    public sealed record Side(Source Source, StepTables Compare, JoinReport Join, StoredTable? Floor, StepTables? Evaluated);

    public static Comparison Read(RunOutcome outcome, ComparisonOptions options, ComparisonDraft draft)
    {
        StepTables Tables(string step, Source source) => new(outcome.Folder, draft.Step(step, source));
        StoredTable? Floor(Source source) => draft.HasFloor ? Tables(ComparisonDraft.Floor, source)["noise-floor"] : null;
        Side Read(Source source) => new(source, Tables(ComparisonDraft.Compare, source), outcome.Joins.Single(join => join.Reference == source.Id),
            Floor(source), source.Scored ? Tables(ComparisonDraft.Evaluate, source) : null);
        return new Comparison(outcome, options, draft.Sources, [.. draft.Sources.Skip(1).Select(Read)]);
    }
}

using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Planning;

/// <summary>What a sample costs in a stage, put together from what was measured.</summary>
sealed class StageCosts(Measurements measured, IReadOnlyList<ReferencePlan> references, IReadOnlyList<StepUse> steps)
{
    public Cost Of(StagePlan stage) => stage.Kind == "table" ? default
        : stage.Steps.Aggregate(measured.Of(Measurements.Read) + Ask(stage.Asks), (sum, step) => sum + measured.Of(Measurements.Score(step)));

    /// <summary>Opinions on queued samples are kept for review: read and asked once more.</summary>
    public Cost OfQueued() => measured.Of(Measurements.Read) + Ask(steps.SelectMany(step => step.Roles.Values).Distinct().Where(id => !references.Single(plan => plan.Id == id).Costly));

    Cost Ask(IEnumerable<string> ids) => ids.Aggregate(default(Cost), (sum, id) => sum + measured.Of(Measurements.Ask(id)) * Open(references.Single(plan => plan.Id == id)));

    /// <summary>The share of questions that is not answered from the cache.</summary>
    static double Open(ReferencePlan plan) => plan is { Costly: true, LookedAt: > 0 } ? 1 - (double)plan.Kept / plan.LookedAt : 1;
}

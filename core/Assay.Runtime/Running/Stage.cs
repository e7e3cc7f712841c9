using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>A pipeline's steps cut at the barriers. Stages run one after the other; inside a scoring or survey stage all samples are independent.</summary>
abstract record Stage
{
    /// <summary>Scorers that share one parallel pass.</summary>
    public sealed record Scoring(IReadOnlyList<StepUse> Steps) : Stage;

    /// <summary>One round in which a dataset scorer observes the samples.</summary>
    public sealed record Survey(StepUse Step, int Round) : Stage;

    /// <summary>A step over the whole table.</summary>
    public sealed record Whole(StepUse Step) : Stage;

    public static IReadOnlyList<Stage> Plan(IReadOnlyList<StepUse> steps)
    {
        List<Stage> stages = [];
        List<StepUse> pending = [];
        foreach (var step in steps)
        {
            if (step.Instance is ITableStep or IDatasetScorer { Rounds: > 0 })
                Close(stages, pending);
            if (step.Instance is IDatasetScorer scorer)
                stages.AddRange(Enumerable.Range(0, scorer.Rounds).Select(round => new Survey(step, round)));
            if (step.Instance is ITableStep)
                stages.Add(new Whole(step));
            else
                pending.Add(step);
        }
        Close(stages, pending);
        return stages;
    }

    static void Close(List<Stage> stages, List<StepUse> pending)
    {
        if (pending.Count > 0)
            stages.Add(new Scoring([.. pending]));
        pending.Clear();
    }
}

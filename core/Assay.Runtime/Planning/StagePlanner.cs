using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Planning;

/// <summary>How many samples reach each stage, as far as that is known beforehand.</summary>
static class StagePlanner
{
    /// <returns>The stages, and how many samples are queued at most.</returns>
    public static (IReadOnlyList<StagePlan> Stages, int Queue) Plan(IReadOnlyList<StepUse> steps, int samples, int control)
    {
        List<StagePlan> plans = [];
        var (least, most) = (samples, samples);
        var columns = Columns(steps);
        foreach (var stage in Stage.Plan(steps))
            switch (stage)
            {
                case Stage.Scoring scoring when scoring.Steps.All(step => step.Instance is IDatasetScorer { TablesOnly: true }):
                    break;
                case Stage.Scoring scoring:
                    plans.Add(new("score", Ids(scoring.Steps), Asks(scoring.Steps), least, most));
                    break;
                case Stage.Survey { Step.OverAll: true } survey:
                    plans.Add(new("survey", Ids([survey.Step]), Asks([survey.Step]), samples, samples));
                    break;
                case Stage.Survey survey:
                    plans.Add(new("survey", Ids([survey.Step]), Asks([survey.Step]), least, most));
                    break;
                case Stage.Whole whole:
                    plans.Add(new("table", Ids([whole.Step]), [], least, most));
                    if (whole.Step.Instance is not IReadsColumns { Selects: false })
                        (least, most) = (control, Math.Min(samples, control + Kept(whole.Step, most, samples, columns)));
                    break;
            }
        return (plans, most);
    }

    public static IReadOnlyList<Column> Columns(IEnumerable<StepUse> steps) =>
        [.. steps.SelectMany(step => step.Instance is ITableStep table ? table.Adds : ((IScorer)step.Instance).Columns.Select(column => column with { Name = Audit.FullName(step.Id, column) })).DistinctBy(column => column.Name)];

    static int Kept(StepUse step, int most, int samples, IReadOnlyList<Column> columns) => step.Instance is IBoundsRows bounds ? Math.Min(most, bounds.Most(samples, columns)) : most;

    static string[] Ids(IReadOnlyList<StepUse> steps) => [.. steps.Select(step => step.Id)];

    static string[] Asks(IReadOnlyList<StepUse> steps) => [.. steps.SelectMany(step => step.Roles.Values).Distinct()];
}

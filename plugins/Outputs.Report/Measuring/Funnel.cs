using Assay.Outputs.Report.Plotting;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Measuring;

/// <summary>What is left after a step.</summary>
/// <param name="Unit"><c>samples</c> or <c>items</c>.</param>
sealed record Stage(string Name, string Component, long Left, string Unit, long WithoutEvidence, long Failed);

/// <summary>From all samples to what was fixed.</summary>
static class Funnel
{
    public static IReadOnlyList<Stage> Measure(RunContents run)
    {
        var samples = (long)(run.Run.Number("samples") ?? run.Scores.Ids.Count);
        List<Stage> stages = [new("all samples", "dataset", samples, "samples", 0, 0)];
        foreach (var step in run.Run.Items("steps"))
            stages.Add(new Stage(step.Text("id") ?? "", step.Text("component") ?? "", (long)(step.Number("kept") ?? 0), "samples", (long)(step.Number("without_evidence") ?? 0), (long)(step.Number("failed") ?? 0)));
        stages.Add(new Stage("queue", run.OfInstances ? "objects and regions" : "samples", run.Queue.Count, "items", 0, 0));
        stages.Add(new Stage("reviewed", "verdicts", run.Queue.Count(item => run.Verdicts[item.Id].Any()), "items", 0, 0));
        stages.Add(new Stage("wrong", "verdicts", run.Queue.Count(item => run.IsWrong(item.Id) == true), "items", 0, 0));
        if (run.Verified.Count > 0)
            stages.Add(new Stage("fixed", "verify", run.Verified.Count(item => item.Outcome == "fixed"), "items", 0, 0));
        return stages;
    }

    /// <summary>Scorers drop nothing: one bar a change.</summary>
    public static IReadOnlyList<Bar> Bars(IReadOnlyList<Stage> stages) =>
        [.. stages.Where((stage, i) => i == 0 || stage.Unit == "items" || stage.Left != stages[i - 1].Left).Select(stage => new Bar(stage.Name, stage.Left, Note: $"{Figure.Of(stage.Left)} {stage.Unit}"))];
}

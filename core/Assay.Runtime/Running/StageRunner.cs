using Assay.Runtime.Pipelines;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Running;

/// <summary>Runs a pipeline's stages one after the other and counts what each did.</summary>
sealed class StageRunner(Audit audit, Passes passes, RunTiming timing, RunFiles files)
{
    /// <param name="Scored">Numbers of the stages that left scores on disk.</param>
    public sealed record Summary(IReadOnlyList<StepCount> Counts, IReadOnlyList<int> Scored, bool HasFindings, IReadOnlyList<string> Notes);

    readonly List<StepCount> counts = [];
    readonly List<int> scored = [];
    readonly List<string> notes = [];
    readonly Dictionary<string, int[]> surveyed = []; // What reached a dataset scorer's first round, by step id.
    bool hasFindings;

    public async Task<Summary> RunAsync(IReadOnlyList<StepUse> steps)
    {
        var stages = Stage.Plan(steps);
        for (var number = 0; number < stages.Count; number++)
            await RunAsync(number, stages[number], Following(stages, number));
        return new Summary(counts, scored, hasFindings, notes);
    }

    /// <summary>First rounds of dataset scorers that see what a scoring stage sees: nothing stands between but others that have tables alone.</summary>
    List<Surveying> Following(IReadOnlyList<Stage> stages, int number)
    {
        List<Surveying> following = [];
        for (var at = number + 1; at < stages.Count; at++)
            if (stages[at] is Stage.Survey { Round: 0, Step.OverAll: false } survey)
                following.Add(passes.Surveying(at, survey));
            else if (stages[at] is not Stage.Scoring scoring || !scoring.Steps.All(step => step.Instance is IDatasetScorer { TablesOnly: true }))
                break;
        return following;
    }

    Task RunAsync(int number, Stage stage, IReadOnlyList<Surveying> following) => stage switch
    {
        Stage.Scoring scoring => ScoreAsync(number, scoring.Steps, following),
        Stage.Survey survey => SurveyAsync(number, survey),
        Stage.Whole whole => Apply(whole.Step),
        _ => throw new InvalidOperationException($"no way to run a {stage.GetType().Name}"),
    };

    async Task ScoreAsync(int number, IReadOnlyList<StepUse> steps, IReadOnlyList<Surveying> following)
    {
        var samples = audit.Kept();
        if (steps.Where(step => step.Instance is not IDatasetScorer { TablesOnly: true }).ToArray() is { Length: > 0 } examining)
            await ExamineAsync(number, examining, samples, following);
        foreach (var step in steps)
        {
            Count(step, surveyed.GetValueOrDefault(step.Id, samples));
            WarnOfEqualValues(step, samples);
            files.WriteTables(step);
        }
    }

    async Task ExamineAsync(int number, IReadOnlyList<StepUse> steps, int[] samples, IReadOnlyList<Surveying> following)
    {
        var gathered = new Gathering(steps, audit.Ids.Count, audit.Sides);
        using (timing.Measure(string.Join(", ", steps.Select(step => step.Id)), samples.Length))
            await passes.ScoreAsync(number, steps, samples, following, result =>
            {
                audit.Note(result);
                gathered.Take(result);
            });
        scored.Add(number);
        hasFindings |= gathered.HasFindings;
        audit.Add(gathered);
    }

    void Count(StepUse step, int[] samples)
    {
        var failed = samples.Count(sample => audit.Failures[sample] is not null);
        var column = ((IScorer)step.Instance).Columns.FirstOrDefault(candidate => candidate.Of == Of.Sample);
        var values = column is null ? [] : audit.Table.Samples[Audit.FullName(step.Id, column)].ToArray();
        var empty = column is null ? 0 : samples.Count(sample => audit.Failures[sample] is null && double.IsNaN(values[sample]));
        counts.Add(new StepCount(step.Id, step.Component.Name, samples.Length, samples.Length - failed, empty, failed));
    }

    void WarnOfEqualValues(StepUse step, int[] samples)
    {
        foreach (var own in ((IScorer)step.Instance).Columns.Where(column => column.Of == Of.Sample))
        {
            var column = own with { Name = Audit.FullName(step.Id, own) };
            var values = audit.Table.Samples[column.Name].ToArray();
            if (EqualValues.Find(column, samples.Select(sample => values[sample])) is { } problem)
                audit.Problems.Add(problem);
        }
    }

    async Task SurveyAsync(int number, Stage.Survey survey)
    {
        var samples = survey.Step.OverAll ? audit.All() : audit.Kept();
        surveyed.TryAdd(survey.Step.Id, audit.Kept());
        using (timing.Measure($"{survey.Step.Id}, round {survey.Round + 1}", samples.Length))
            await passes.SurveyAsync(number, passes.Surveying(number, survey), samples, audit.Note);
    }

    Task Apply(StepUse step)
    {
        var before = audit.Kept().Length;
        if (MixedSizes.Find(step.Id, (ITableStep)step.Instance, audit.Table) is { } mixed)
            audit.Problems.Add(mixed);
        using (timing.Measure(step.Id, before))
            audit.Apply(step.Id, step.Component.Guard(() => ((ITableStep)step.Instance).Apply(audit.Table)));
        files.WriteTables(step);
        counts.Add(new StepCount(step.Id, step.Component.Name, before, audit.Kept().Length, 0, 0));
        return Task.CompletedTask;
    }
}

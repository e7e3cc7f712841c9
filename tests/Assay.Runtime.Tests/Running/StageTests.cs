using Assay.Runtime.Running;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Tests.Running;

public class StageTests
{
    static string Plan(params object[] steps)
    {
        using var rig = new Rig();
        foreach (var (step, i) in steps.Select((step, i) => (step, i)))
            rig.Step($"s{i}", step);
        return string.Join(" | ", Stage.Plan(rig.Pipeline.Steps).Select(stage => stage switch
        {
            Stage.Scoring scoring => string.Join('+', scoring.Steps.Select(step => step.Id)),
            Stage.Survey survey => $"survey {survey.Step.Id} {survey.Round}",
            Stage.Whole whole => $"whole {whole.Step.Id}",
            _ => "?",
        }));
    }

    static FakeScorer Scorer => new(_ => 1);
    static LimitStep Limit => new(new() { Count = 1 });

    [Fact]
    public void Scorers_side_by_side_share_a_pass() => Assert.Equal("s0+s1", Plan(Scorer, Scorer));

    [Fact]
    public void A_table_step_is_a_barrier() => Assert.Equal("s0 | whole s1 | s2", Plan(Scorer, Limit, Scorer));

    [Fact]
    public void A_dataset_scorer_is_a_barrier_per_round_and_scores_with_those_behind_it() =>
        Assert.Equal("s0 | survey s1 0 | survey s1 1 | s1+s2", Plan(Scorer, new TwoRounds(), Scorer));

    [Fact]
    public void Two_dataset_scorers_do_not_share_a_pass() =>
        Assert.Equal("survey s0 0 | survey s0 1 | s0 | survey s1 0 | survey s1 1 | s1", Plan(new TwoRounds(), new TwoRounds()));

    [Fact]
    public void A_dataset_scorer_that_needs_no_round_is_no_barrier() => Assert.Equal("s0+s1+s2", Plan(Scorer, new TwoRounds { Rounds = 0 }, Scorer));

    sealed class TwoRounds : IDatasetScorer
    {
        public IReadOnlyList<Need> Needs => [];
        public Evidence Labels => Evidence.None;
        public IReadOnlyList<Column> Columns => [new Column("")];
        public int Rounds { get; init; } = 2;
        public ISurvey Begin(int round) => throw new NotSupportedException();
        public void Close(int round, ISurvey merged) => throw new NotSupportedException();
        public IEnumerable<DatasetTable> Tables() => [];
        public Score Examine(Exam exam) => 1;
    }
}

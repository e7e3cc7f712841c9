namespace Assay.Runtime.Tests.Running;

/// <summary>A round of a dataset scorer behind scorers observes samples in their pass.</summary>
public class SurveyingTests
{
    /// <summary>Sums what step 'q' said, and counts how often it was asked to observe.</summary>
    sealed class Summing(bool tablesOnly = false) : IDatasetScorer
    {
        double sum;
        int asked;

        public int Asked => asked;

        public IReadOnlyList<Need> Needs => [];
        public Evidence Labels => Evidence.None;
        public IReadOnlyList<Column> Columns => tablesOnly ? [] : [new Column("")];
        public int Rounds => 1;
        public bool TablesOnly => tablesOnly;
        public ISurvey Begin(int round) => new Sum(this);
        public void Close(int round, ISurvey merged) => sum = ((Sum)merged).Value;
        public IEnumerable<DatasetTable> Tables() => [new("sum", ["q"], [[$"{sum}"]])];
        public Score Examine(Exam exam) => sum;

        sealed class Sum(Summing of) : ISurvey
        {
            public double Value { get; private set; }

            public void Observe(Exam exam)
            {
                Interlocked.Increment(ref of.asked);
                Value += exam.Sample.Id == "s003" ? throw new DataException("odd", "not this one") : exam.Earlier("q")!.Values[0]!.Value;
            }

            public void Merge(ISurvey other) => Value += ((Sum)other).Value;

            public void Write(Stream to) => to.Write(BitConverter.GetBytes(Value));

            public void Read(Stream from)
            {
                var bytes = new byte[8];
                from.ReadExactly(bytes);
                Value = BitConverter.ToDouble(bytes);
            }
        }
    }

    static int Read(int index, int[] reads)
    {
        Interlocked.Increment(ref reads[index]);
        return index;
    }

    static FakeSamples Counted(int count, int[] reads) => FakeSamples.Plain(count) with { Read = index => FakeSamples.Plain(count).Read(Read(index, reads)) };

    static double Value(Exam exam) => exam.Sample.Id == "s002" ? throw new DataException("odd", "nor this one") : 1;

    static Rig Summed(Summing scorer, int[] reads) => new Rig { Samples = Counted(10, reads) }.Score("q", exam => Value(exam), null, new Column("")).Step("sum", scorer);

    [Fact]
    public async Task Samples_are_read_once_for_scoring_and_observing()
    {
        var reads = new int[10];
        var scorer = new Summing();
        using var rig = Summed(scorer, reads);
        await rig.RunAsync(jobs: 2);
        Assert.Equal([["q"], ["8"]], rig.Table("tables/sum.sum.csv"));
        Assert.Equal((9, 2, 1), (scorer.Asked, reads[0], reads[2])); // The second time to be examined; what has failed is neither observed nor examined.
    }

    [Fact]
    public async Task Several_that_have_tables_alone_observe_in_one_pass()
    {
        var reads = new int[10];
        Summing first = new(tablesOnly: true), second = new(tablesOnly: true);
        using var rig = Summed(first, reads).Step("again", second);
        await rig.RunAsync(jobs: 2);
        Assert.Equal([["q"], ["8"]], rig.Table("tables/sum.sum.csv"));
        Assert.Equal([["q"], ["8"]], rig.Table("tables/again.sum.csv"));
        Assert.Equal((9, 1), (first.Asked, reads[0]));
    }

    [Fact]
    public async Task What_fails_when_it_is_observed_keeps_what_was_said_before()
    {
        using var rig = Summed(new Summing(), new int[10]);
        var outcome = await rig.RunAsync();
        Assert.Equal(["failed:odd", "", ""], rig.Table("scores.csv")[3].Where((_, column) => column != 0 && column != 2));
        Assert.Equal(["failed:odd", "1", ""], rig.Table("scores.csv")[4].Where((_, column) => column != 0 && column != 2));
        Assert.Equal([("q", 1), ("sum", 1)], outcome.Steps.Select(step => (step.Step, step.Failed)));
    }

    [Fact]
    public async Task A_block_that_was_not_observed_by_the_way_is_observed_later()
    {
        var scorer = new Summing();
        using var rig = Summed(scorer, new int[10]);
        await rig.RunAsync();
        var (before, asked) = (rig.Files(), scorer.Asked);
        File.Delete(rig.Folder.File("out/phases/01/000004.survey"));
        File.Delete(rig.Folder.File("out/phases/01/000007.jsonl"));
        await rig.RunAsync();
        Assert.Equal(asked + 2, scorer.Asked);
        Assert.Equal(before, rig.Files());
    }

    [Fact]
    public async Task Scores_that_are_reused_are_observed_too()
    {
        var scorer = new Summing();
        using var rig = Summed(scorer, new int[10]);
        await rig.RunAsync("first", reuse: true);
        await rig.RunAsync("again", reuse: true);
        Assert.Equal(18, scorer.Asked);
        Assert.Equal(rig.Files("first"), rig.Files("again"));
    }

    [Fact]
    public async Task Over_all_samples_it_observes_what_a_selector_has_dropped()
    {
        var scorer = new Summing();
        using var rig = new Rig { Samples = FakeSamples.Plain(3) };
        await rig.Score("q", exam => exam.Sample.Id == "s000" ? 1 : 2, null, new Column("")).Where("q < 2").Score("p", _ => 1, null, new Column("")).Step("sum", scorer, overAll: true).RunAsync();
        Assert.Equal([["q"], ["5"]], rig.Table("tables/sum.sum.csv"));
    }
}

namespace Assay.Runtime.Tests.Running;

/// <summary>Counts the samples that it sees, and would fail if it had to say something of one.</summary>
sealed class Counting : IDatasetScorer
{
    long seen;

    public IReadOnlyList<Need> Needs => [];
    public Evidence Labels => Evidence.None;
    public IReadOnlyList<Column> Columns => [];
    public int Rounds => 1;
    public bool TablesOnly => true;
    public ISurvey Begin(int round) => new Count();
    public void Close(int round, ISurvey merged) => seen = ((Count)merged).Seen;
    public IEnumerable<DatasetTable> Tables() => [new("count", ["samples"], [[$"{seen}"]])];
    public Score Examine(Exam exam) => throw new InvalidOperationException("there is nothing to examine");

    sealed class Count : ISurvey
    {
        public long Seen { get; private set; }

        public void Observe(Exam exam) => Seen++;

        public void Merge(ISurvey other) => Seen += ((Count)other).Seen;

        public void Write(Stream to) => to.Write(BitConverter.GetBytes(Seen));

        public void Read(Stream from)
        {
            var bytes = new byte[8];
            from.ReadExactly(bytes);
            Seen = BitConverter.ToInt64(bytes);
        }
    }
}

public class TablesOnlyTests
{
    [Fact]
    public async Task A_scorer_that_has_only_tables_is_not_asked_about_samples()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(5) };
        var outcome = await rig.Step("counting", new Counting()).Score("q", _ => 1).RunAsync();
        Assert.Empty(outcome.Problems);
        Assert.Equal([["samples"], ["5"]], rig.Table("tables/counting.count.csv"));
    }
}

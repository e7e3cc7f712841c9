using Assay.Scorers.Learning;

namespace Assay.Tests.Scorers.Learning;

public sealed class ProposedScorerTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    InputPath List(string name, string text)
    {
        File.WriteAllText(folder.File(name), text);
        return new InputPath(folder.File(name));
    }

    static double? Round(ProposedScorer scorer, string sample) => scorer.Examine(new Exam(new Sample { Id = sample, Size = new Size(1, 1) }, ClassList.Unknown)).Values[0];

    [Fact]
    public void A_sample_has_the_first_round_that_proposed_it_and_zero_without()
    {
        ProposedScorer scorer = new(new() { Rounds = [List("1.csv", "sample\na\nb/c\n"), List("2.csv", "rank,sample,reason\n1,d,\"x, y\"\n2,a,\n")] });
        Assert.Equal(["a", "b/c", "d"], scorer.Samples.Order());
        Assert.Equal([1d, 1, 2, 0], new[] { "a", "b/c", "d", "e" }.Select(sample => Round(scorer, sample)!.Value));
    }

    [Fact]
    public void In_the_first_round_nothing_was_proposed() => Assert.Equal(0, Round(new ProposedScorer(new()), "a"));

    [Theory]
    [InlineData("", "no-sample-column")]
    [InlineData("id\na\n", "no-sample-column")]
    [InlineData("rank,sample\n1\n", "broken-csv")]
    [InlineData("sample\n\"a\n", "broken-csv")]
    public void A_list_that_is_none_refuses_the_run(string text, string code) =>
        Assert.Equal(code, Assert.Throws<DataException>(() => new ProposedScorer(new() { Rounds = [List("x.csv", text)] }).Check(ClassList.Unknown, [])).Code);
}

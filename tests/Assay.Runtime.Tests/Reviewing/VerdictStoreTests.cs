using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Tests.Reviewing;

public class VerdictStoreTests
{
    static readonly Verdict First = new("item1", "error", ["omission", "extra"], "look at \"this\"\nplease");

    [Fact]
    public void A_verdict_is_on_disk_when_it_counts_as_recorded()
    {
        using var folder = new TempFolder();
        using var store = VerdictStore.Open(folder.Path, "ann");
        store.Record(First);
        var (reviewer, verdict) = Assert.Single(VerdictStore.ReadAll(folder.Path));
        Assert.Equal("ann", reviewer);
        Assert.Equal((First.Item, First.Decision, First.Comment), (verdict.Item, verdict.Decision, verdict.Comment));
        Assert.Equal(First.Kinds, verdict.Kinds);
    }

    [Fact]
    public void The_last_word_counts_also_after_opening_again()
    {
        using var folder = new TempFolder();
        using (var store = VerdictStore.Open(folder.Path, "ann"))
        {
            store.Record(First);
            store.Record(First with { Decision = "ok", Kinds = [] });
        }
        using var again = VerdictStore.Open(folder.Path, "ann");
        Assert.Equal("ok", again.Find("item1")!.Decision);
        Assert.Null(again.Find("item2"));
        Assert.Equal("ok", Assert.Single(VerdictStore.ReadAll(folder.Path)).Verdict.Decision);
    }

    [Fact]
    public void A_torn_last_line_is_cut_and_the_next_verdict_stands_on_a_line_of_its_own()
    {
        using var folder = new TempFolder();
        using (var store = VerdictStore.Open(folder.Path, "ann"))
            store.Record(First);
        File.AppendAllText(folder.File("ann.jsonl"), "{\"v\":1,\"item\":\"ite");
        Assert.Single(VerdictStore.ReadAll(folder.Path));
        using (var store = VerdictStore.Open(folder.Path, "ann"))
            store.Record(First with { Item = "item2" });
        Assert.Equal(["item1", "item2"], VerdictStore.ReadAll(folder.Path).Select(pair => pair.Verdict.Item));
        Assert.Equal(2, File.ReadAllLines(folder.File("ann.jsonl")).Length);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("{\"item\":\"x\"}")]
    public void A_broken_line_in_the_middle_is_refused_by_its_number(string line)
    {
        using var folder = new TempFolder();
        using (var store = VerdictStore.Open(folder.Path, "ann"))
            store.Record(First);
        File.AppendAllText(folder.File("ann.jsonl"), line + "\n");
        Assert.Contains("ann.jsonl(2)", Assert.Throws<AssayException>(() => VerdictStore.Open(folder.Path, "ann")).Message);
        Assert.Equal("broken-verdicts", Assert.Throws<AssayException>(() => VerdictStore.ReadAll(folder.Path)).Code);
        File.WriteAllText(folder.File("ann.jsonl"), "");
        VerdictStore.Open(folder.Path, "ann").Dispose();
    }

    [Fact]
    public void Two_reviews_under_one_name_are_refused()
    {
        using var folder = new TempFolder();
        using var store = VerdictStore.Open(folder.Path, "ann");
        Assert.Equal("verdicts-locked", Assert.Throws<AssayException>(() => VerdictStore.Open(folder.Path, "ann")).Code);
        using var other = VerdictStore.Open(folder.Path, "bob");
    }

    [Theory]
    [InlineData("../ann")]
    [InlineData("Ann Müller")]
    [InlineData("..")]
    [InlineData("a.b")]
    public void Any_name_stays_in_the_folder_and_comes_back(string reviewer)
    {
        using var folder = new TempFolder();
        using (var store = VerdictStore.Open(folder.File("verdicts"), reviewer))
            store.Record(First);
        Assert.Equal(reviewer, Assert.Single(VerdictStore.ReadAll(folder.File("verdicts"))).Reviewer);
    }

    [Fact]
    public void No_folder_holds_no_verdict() => Assert.Empty(VerdictStore.ReadAll(Path.Combine(Path.GetTempPath(), "assay-no-such-folder")));
}

namespace Assay.Runtime.Tests.Running;

public class LedgerTests
{
    static Problem Lost(int count) => new("attributes-left-out", "attributes that nothing holds") { Conversion = Conversion.Dropped, Count = count, Place = $"{count} of 9" };

    static Rig Converting() => new Rig { Samples = new FakeSamples(3, index => FakeSamples.Plain(3).Read(index) with { Problems = index == 1 ? [] : [Lost(index + 2)] }) }.Score("a", _ => 0.5);

    [Fact]
    public async Task Conversions_are_added_up_and_are_no_problems()
    {
        using var rig = Converting();
        var outcome = await rig.RunAsync();
        Assert.Empty(outcome.Problems);
        Assert.Equal(0, outcome.Failed);
        var line = Assert.Single(outcome.Ledger);
        Assert.Equal((Conversion.Dropped, "attributes-left-out", 6L), (line.Conversion, line.Code, line.Count));
        Assert.Equal(["s000", "s002"], line.Entries.Select(entry => entry.Sample));
    }

    [Fact]
    public async Task The_ledger_is_a_table_of_the_run_and_in_short_a_part_of_its_record()
    {
        using var rig = Converting();
        await rig.RunAsync();
        Assert.Equal("conversion,code,count,sample,file,place,message\n"
            + "dropped,attributes-left-out,2,s000,,2 of 9,attributes that nothing holds\n"
            + "dropped,attributes-left-out,4,s002,,4 of 9,attributes that nothing holds\n", rig.Text("tables/ledger.csv"));
        var line = System.Text.Json.JsonDocument.Parse(rig.Text("run.json")).RootElement.GetProperty("ledger")[0];
        Assert.Equal(("dropped", 6, 2, "s000"), (line.GetProperty("conversion").GetString(), line.GetProperty("count").GetInt32(), line.GetProperty("entries").GetInt32(), line.GetProperty("examples")[0].GetProperty("sample").GetString()));
    }

    [Fact]
    public async Task Scores_that_are_reused_keep_their_conversions()
    {
        using var rig = Converting();
        await rig.RunAsync("first", reuse: true);
        var outcome = await rig.RunAsync("second", reuse: true);
        Assert.Equal(3, outcome.Work.Reused);
        Assert.Equal(rig.Text("tables/ledger.csv", "first"), rig.Text("tables/ledger.csv", "second"));
    }

    [Fact]
    public async Task A_dataset_that_is_taken_over_as_it_is_has_no_ledger()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(3) }.Score("a", _ => 0.5);
        Assert.Empty((await rig.RunAsync()).Ledger);
        Assert.False(File.Exists(rig.Folder.File("out/tables/ledger.csv")));
        Assert.DoesNotContain("ledger", rig.Text("run.json"));
    }
}

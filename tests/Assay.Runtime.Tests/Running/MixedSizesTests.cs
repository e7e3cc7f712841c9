using Assay.Runtime.Selecting;

namespace Assay.Runtime.Tests.Running;

public class MixedSizesTests
{
    static readonly Column Sized = new("") { DependsOnSize = true };

    /// <summary>Ten samples, the last two 5 x 5, the others 2 x 2; the large ones score lowest.</summary>
    static Rig Mixed(string? within)
    {
        var rig = new Rig
        {
            Samples = new FakeSamples(10, index => FakeSamples.Sample($"s{index:D3}", LabelMap.Parse(index < 8 ? "00/00" : "00000/00000/00000/00000/00000"))),
        };
        rig.Score("q", exam => 1.0 / exam.Sample.Size.Area, null, Sized);
        return rig.Step("lowest", new LowestStep(new ExtremeOptions { By = new ColumnName("q"), Count = 5, Within = within }));
    }

    static string Queue(Rig rig, string of) => string.Join(' ', rig.Table("queue.csv", of).Skip(1).Select(row => row[2]));

    [Fact]
    public async Task An_order_of_very_different_sizes_warns_and_strata_end_that()
    {
        using var plain = Mixed(null);
        var problem = Assert.Single((await plain.RunAsync()).Problems);
        Assert.Equal("mixed-sizes", problem.Code);
        Assert.Contains("step 'lowest' orders samples of 2x2 to 5x5 pixels by 'q'", problem.Message);
        Assert.Equal("s008 s009 s000 s001 s002", Queue(plain, "out"));
        using var strata = Mixed("size");
        Assert.Empty((await strata.RunAsync()).Problems);
        Assert.Equal("s000 s001 s008 s002 s003", Queue(strata, "out"));
    }

    [Fact]
    public async Task Sizes_are_known_when_scores_of_an_earlier_run_are_taken_over()
    {
        using var rig = Mixed("size");
        await rig.RunAsync("first", reuse: true);
        var again = await rig.RunAsync("again", reuse: true);
        Assert.Equal(0, again.Work.Examined);
        Assert.Equal(Queue(rig, "first"), Queue(rig, "again"));
        Assert.Equal(rig.Files("first"), rig.Files("again"));
    }

    [Fact]
    public async Task Sizes_are_known_when_a_run_is_resumed()
    {
        using var rig = Mixed("size");
        await rig.RunAsync();
        var files = rig.Files();
        await rig.RunAsync();
        Assert.Equal(files, rig.Files());
    }

    [Fact]
    public async Task Strata_of_no_attribute_are_refused_before_anything_is_scored()
    {
        using var rig = Mixed("splitt");
        var refusal = await Assert.ThrowsAsync<DataException>(() => rig.RunAsync());
        Assert.Equal("unknown-attribute", refusal.Code);
        Assert.Contains("step 'lowest': 'within' is 'splitt'", refusal.Message);
        Assert.False(Directory.Exists(Path.Combine(rig.Folder.Path, "out")));
    }
}

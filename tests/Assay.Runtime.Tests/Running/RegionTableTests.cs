using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Tests.Running;

/// <summary>Regions that a step finds, through scoring, selecting, the queue and back from the files.</summary>
public class RegionTableTests
{
    static readonly Column Main = new("", Of.Sample, Suspicious.High);
    static readonly Column Suspicion = new("suspicion", Of.Instance, Suspicious.High);

    static Finding At(double x, int klass = 0, int reference = 1) => new(FindingKind.WrongLabel) { Class = klass, ReferenceClass = reference, Box = new Box(x, 1, 2, 1), AreaPx = 2 };

    /// <summary>Sample i has i regions; the finding before them is none. Region r of sample i has suspicion 10 * i + r.</summary>
    static Score Regions(Exam exam)
    {
        var sample = int.Parse(exam.Sample.Id[1..], System.Globalization.CultureInfo.InvariantCulture);
        var regions = Enumerable.Range(0, sample).ToArray();
        return new Score
        {
            Values = [sample],
            Findings = [new Finding(FindingKind.Structure), .. regions.Select(r => At(r))],
            Regions = [.. regions.Select(r => new RegionScore(r + 1, [10.0 * sample + r]))],
        };
    }

    static Rig Found(int count = 4, Func<Exam, Score>? score = null) => new Rig { Samples = FakeSamples.Plain(count) }.Score("found", score ?? Regions, null, Main, Suspicion);

    [Fact]
    public async Task Rows_stand_behind_instances_under_the_step()
    {
        using var rig = Found(3);
        await rig.RunAsync();
        Assert.Equal(["sample,side,instance,class,found_suspicion", "s001,region:found,0,ground,10", "s002,region:found,0,ground,20", "s002,region:found,1,ground,21"],
            rig.Text("instances.csv").TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_selector_on_their_columns_queues_them_with_place_and_reason()
    {
        using var rig = Found().Highest("found_suspicion", 2);
        var outcome = await rig.RunAsync();
        Assert.Equal(["s003 Region 2", "s003 Region 1"], outcome.Queue.Select(item => $"{item.Sample} {item.Unit} {item.Region!.Index}"));
        Assert.Equal(new Region("found", 2, new Box(2, 1, 2, 1)), outcome.Queue[0].Region);
        Assert.Equal("wrong_label ground -> water at (2,1) 2x1; found_suspicion 32, highest of 6", outcome.Queue[0].Reason);
        Assert.Equal(["step", "region", "box", "found_suspicion"], rig.Table("queue.csv")[0][8..12]);
        Assert.Equal(["found", "2", "2 1 2 1", "32"], rig.Table("queue.csv")[1][8..12]);
        Assert.Equal(["dropped:highest1", "dropped:highest1", "dropped:highest1", "kept"], rig.Table("scores.csv").Skip(1).Select(line => line[1]));
    }

    [Fact]
    public async Task A_finding_names_the_item_of_its_region_and_the_sample_when_it_is_none()
    {
        using var rig = Found(2).Highest("found_suspicion", 1);
        var item = (await rig.RunAsync()).Queue[0].Id;
        var lines = rig.Text("findings.jsonl").TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Contains($"\"item\":\"{item}\"", lines[2]);
        Assert.DoesNotContain(item, lines[1]);
    }

    [Fact]
    public async Task Samples_are_queued_when_a_selector_asks_for_them()
    {
        using var rig = Found().Highest("found", 2);
        Assert.Equal(["s003 Sample", "s002 Sample"], (await rig.RunAsync()).Queue.Select(item => $"{item.Sample} {item.Unit}"));
    }

    [Fact]
    public async Task Ids_depend_on_classes_and_box_not_on_order_or_what_was_measured()
    {
        using var one = Found(1, _ => new Score { Findings = [At(0), At(5), At(5, reference: 2), At(5)], Regions = [new(0, [1]), new(1, [2]), new(2, [3]), new(3, [4])] }).Highest("found_suspicion", 9);
        using var two = Found(1, _ => new Score { Findings = [At(5), At(5, reference: 2), At(5), At(0) with { Kind = "x", AreaPx = 9 }], Regions = [new(3, [7]), new(0, [6]), new(1, [5]), new(2, [5])] }).Highest("found_suspicion", 9);
        var (a, b) = (await one.RunAsync(), await two.RunAsync());
        Assert.Equal(4, a.Queue.Select(item => item.Id).Distinct().Count());
        Assert.Equal(a.Queue.Select(item => item.Id).Order(), b.Queue.Select(item => item.Id).Order());
    }

    [Fact]
    public async Task What_is_read_back_is_what_was_queued()
    {
        using var rig = Found().Highest("found_suspicion", 3);
        var outcome = await rig.RunAsync();
        Assert.Equal(outcome.Queue, new RunReader(new Runtime.Running.RunFolder(outcome.Folder, outcome.Folder)).Queue());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-1)]
    public async Task A_region_without_a_place_is_the_samples_failure(int finding)
    {
        using var rig = Found(1, _ => new Score { Findings = [new Finding("x"), At(0) with { Instance = 0 }], Regions = [new(finding, [1])] });
        var outcome = await rig.RunAsync();
        Assert.Contains(Assert.Single(outcome.Problems).Code, new[] { "no-such-region", "no-such-instance" });
    }

    [Fact]
    public async Task A_later_stage_keeps_rows_and_order()
    {
        using var rig = Found().Highest("found_suspicion", 4).Score("next", _ => new Score { Values = [1] }, null, Main);
        var outcome = await rig.RunAsync();
        Assert.Equal([32d, 31, 30, 21], outcome.Queue.Select(item => item.Region!.Index + 10d * (item.Sample == "s003" ? 3 : 2)));
    }
}

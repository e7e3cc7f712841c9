using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Tests.Running;

public class QueueTests
{
    static Rig TenWithControl(int seed)
    {
        var rig = new Rig { Samples = FakeSamples.Plain(10), Control = new ControlOptions { Size = 3, Seed = seed } };
        rig.Score("q", exam => exam.Sample.Id[^1] - '0').Lowest("q", 2);
        return rig;
    }

    [Fact]
    public async Task Selected_rows_come_in_their_order_with_the_control_among_them()
    {
        using var rig = TenWithControl(42);
        var outcome = await rig.RunAsync();
        var control = rig.Table("scores.csv").Skip(1).Where(line => line[2] == "1").Select(line => line[0]).ToArray();
        Assert.Equal(3, control.Length);
        Assert.Equal(["s000", "s001"], outcome.Queue.Select(item => item.Sample).Where(sample => sample is "s000" or "s001"));
        Assert.Equal(control.Concat(["s000", "s001"]).Distinct().Order(), outcome.Queue.Select(item => item.Sample).Order());
    }

    [Fact]
    public async Task The_control_is_not_told_apart_in_the_queue()
    {
        using var rig = TenWithControl(42);
        await rig.RunAsync();
        var lines = rig.Table("queue.csv");
        Assert.DoesNotContain("control", lines[0]);
        Assert.All(lines.Skip(1), line => Assert.Equal("sample", line[3]));
        Assert.All(lines.Skip(1), line => Assert.StartsWith("q ", line[7]));
    }

    [Fact]
    public async Task Places_of_the_control_depend_on_the_seed_alone()
    {
        using var one = TenWithControl(42);
        using var two = TenWithControl(42);
        await one.RunAsync();
        await two.RunAsync(jobs: 3);
        Assert.Equal(one.Text("queue.csv"), two.Text("queue.csv"));
        var orders = new HashSet<string>();
        for (var seed = 0; seed < 10; seed++)
        {
            using var rig = TenWithControl(seed);
            orders.Add(string.Join(' ', (await rig.RunAsync()).Queue.Select(item => item.Sample)));
        }
        Assert.InRange(orders.Count, 5, 10);
    }

    [Fact]
    public async Task A_control_row_passes_every_scorer_behind_a_selector()
    {
        using var rig = TenWithControl(42);
        rig.Score("late", _ => 1);
        await rig.RunAsync();
        Assert.All(rig.Table("scores.csv").Skip(1), line => Assert.Equal(line[2] == "1" || line[0] is "s000" or "s001" ? "1" : "", line[4]));
    }

    [Fact]
    public async Task Ranks_count_from_1_and_item_ids_are_the_same_in_a_rerun()
    {
        using var one = TenWithControl(1);
        using var two = TenWithControl(2);
        var (a, b) = (await one.RunAsync(), await two.RunAsync());
        Assert.Equal(Enumerable.Range(1, a.Queue.Count), a.Queue.Select(item => item.Rank));
        Assert.Equal(a.Queue.Single(item => item.Sample == "s000").Id, b.Queue.Single(item => item.Sample == "s000").Id);
    }
}

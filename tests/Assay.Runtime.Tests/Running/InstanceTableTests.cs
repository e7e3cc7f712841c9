using System.Text.Json;

namespace Assay.Runtime.Tests.Running;

/// <summary>Instances of labels and references through scoring, selecting and the queue.</summary>
public class InstanceTableTests
{
    static readonly Column Iou = new("iou", Of.Instance);
    static readonly Column Main = new("");

    static Instance Object(string id, int klass = 0) => new() { Class = klass, SourceId = id, Geometry = new BoxGeometry(new Box(0, 0, 1, 1)) };

    /// <summary>Sample i has i % 3 + 1 labelled objects: 1, 2, 3, 1, ...</summary>
    static FakeSamples Objects(int count, bool reversed = false) => new(count, index =>
    {
        var instances = Enumerable.Range(0, index % 3 + 1).Select(i => Object($"{index}-{i}"));
        return new Sample { Id = $"s{index:D3}", Size = new Size(4, 4), Labels = new Labels { Instances = [.. reversed ? instances.Reverse() : instances] } };
    })
    { Gives = Evidence.Instances };

    static FakeAnswers OneObject => new(question => new Opinion { Instances = [Object($"r{question.Index}", 1)] }) { Gives = Evidence.Instances };

    /// <summary>Position / 10 for each labelled instance, and 0.05 for the reference's.</summary>
    static Score ByPosition(Exam exam) => new()
    {
        Values = [exam.Instances!.Count],
        Instances = [.. exam.Instances.Select((_, i) => new InstanceScore(null, i, [i / 10.0])), new InstanceScore("reference", 0, [0.05])],
        Findings = [new Finding(FindingKind.Omission) { Role = "reference", ReferenceInstance = 0, ReferenceClass = 1, Measured = new Dictionary<string, double> { ["iou"] = 0.05 } }],
    };

    static Rig Matched(int count = 3, bool reversed = false)
    {
        var rig = new Rig { Samples = Objects(count, reversed) };
        return rig.Reference("model", OneObject).Score("match", ByPosition, "model", Main, Iou);
    }

    [Fact]
    public async Task Rows_stand_by_sample_side_and_position()
    {
        using var rig = Matched();
        await rig.RunAsync();
        Assert.Equal(
            ["sample,side,instance,class,match_iou", "s000,label,0,ground,0", "s000,model,0,water,0.05", "s001,label,0,ground,0", "s001,label,1,ground,0.1", "s001,model,0,water,0.05",
                "s002,label,0,ground,0", "s002,label,1,ground,0.1", "s002,label,2,ground,0.2", "s002,model,0,water,0.05"],
            rig.Text("instances.csv").TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_finding_is_written_with_its_tag_and_one_without_has_none()
    {
        using var rig = new Rig { Samples = Objects(1) };
        rig.Score("outline", _ => new Score { Values = [1], Findings = [new Finding(FindingKind.Inaccurate) { Tag = "style", Instance = 0 }, new Finding(FindingKind.Inaccurate)] });
        await rig.RunAsync();
        Assert.Equal(["style", null], rig.Text("findings.jsonl").TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).Select(json => json.TryGetProperty("tag", out var tag) ? tag.GetString() : null));
    }

    [Fact]
    public async Task A_reference_instance_that_a_finding_pairs_with_a_label_is_no_omission()
    {
        using var rig = new Rig { Samples = Objects(1) };
        rig.Reference("model", OneObject).Score("match", _ => new Score
        {
            Values = [1],
            Instances = [new InstanceScore(null, 0, [0.5])],
            Findings = [new Finding(FindingKind.WrongLabel) { Role = "reference", Instance = 0, ReferenceInstance = 0 }],
        }, "model", Main, Iou);
        await rig.RunAsync();
        Assert.Equal(["sample,side,instance,class,match_iou", "s000,label,0,ground,0.5"], rig.Text("instances.csv").TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_second_stage_adds_columns_to_the_rows_there_are_and_dropped_rows_stay_dropped()
    {
        using var rig = Matched();
        rig.Where("match_iou > 0.04").Score("next", exam => new Score { Instances = [.. exam.Instances!.Select((_, i) => new InstanceScore(null, i, [i + 1]))] }, null, new Column("n", Of.Instance));
        var outcome = await rig.RunAsync();
        Assert.Equal(["s000 0", "s001 1", "s001 0", "s002 1", "s002 2", "s002 0"], outcome.Queue.Select(item => $"{item.Sample} {item.Instance ?? item.ReferenceInstance}"));
        Assert.Contains("s002,label,0,ground,0,1\n", rig.Text("instances.csv"));
        Assert.Contains("s002,model,0,water,0.05,\n", rig.Text("instances.csv"));
    }

    [Fact]
    public async Task A_later_stage_puts_the_rows_it_adds_where_they_belong()
    {
        using var rig = new Rig { Samples = Objects(3) };
        rig.Score("first", exam => new Score { Instances = [new InstanceScore(null, exam.Instances!.Count - 1, [0.5])] }, null, new Column("", Of.Instance)).Where("first >= 0")
            .Score("next", exam => new Score { Instances = [.. exam.Instances!.Select((_, i) => new InstanceScore(null, i, [i]))] }, null, new Column("", Of.Instance));
        await rig.RunAsync();
        Assert.Equal(
            ["s000,label,0,ground,0.5,0", "s001,label,0,ground,,0", "s001,label,1,ground,0.5,1", "s002,label,0,ground,,0", "s002,label,1,ground,,1", "s002,label,2,ground,0.5,2"],
            rig.Text("instances.csv").TrimEnd().Split('\n').Skip(1));
    }

    [Fact]
    public async Task Ten_thousand_rows_keep_their_values_whatever_the_jobs()
    {
        using var rig = new Rig
        {
            Samples = new FakeSamples(100, index => new Sample { Id = $"s{index:D3}", Size = new Size(4, 4), Labels = new Labels { Instances = [.. Enumerable.Range(0, 100).Select(i => Object($"{index}-{i}"))] } })
            { Gives = Evidence.Instances },
        };
        rig.Score("n", exam => new Score { Instances = [.. exam.Instances!.Select((_, i) => new InstanceScore(null, i, [int.Parse(exam.Sample.Id[1..]) * 100 + i, -i]))] }, null,
            new Column("", Of.Instance), new Column("m", Of.Instance));
        await rig.RunAsync(jobs: 4);
        Assert.Equal(Enumerable.Range(0, 10_000).Select(row => $"s{row / 100:D3},label,{row % 100},ground,{row},{-(row % 100)}"),
            rig.Text("instances.csv").TrimEnd().Split('\n').Skip(1));
    }

    [Fact]
    public async Task An_order_of_instances_is_carried_over_a_later_stage()
    {
        using var rig = Matched();
        rig.Lowest("match_iou", 5).Score("next", exam => new Score { Instances = [new InstanceScore(null, 0, [1])] }, null, new Column("n", Of.Instance));
        var outcome = await rig.RunAsync();
        Assert.Equal(["s000 Instance", "s001 Instance", "s002 Instance", "s000 Omission", "s001 Omission"], outcome.Queue.Select(item => $"{item.Sample} {item.Unit}"));
    }

    [Fact]
    public async Task An_omission_names_the_reference_and_its_instance()
    {
        using var rig = Matched(1);
        rig.Where("match_iou > 0.04");
        var item = Assert.Single((await rig.RunAsync()).Queue);
        Assert.Equal((Unit.Omission, null, 0, "model"), (item.Unit, item.Instance, item.ReferenceInstance, item.Reference));
        Assert.Equal("omission water, iou 0.05; match_iou 0.05, highest of 2", item.Reason.Replace("lowest", "highest").Replace("2nd ", ""));
    }

    [Fact]
    public async Task Item_ids_survive_another_order_of_instances()
    {
        using var one = Matched();
        using var two = Matched(reversed: true);
        one.Where("match_iou >= 0");
        two.Where("match_iou >= 0");
        var (a, b) = (await one.RunAsync(), await two.RunAsync());
        Assert.Equal(9, a.Queue.Select(item => item.Id).Distinct().Count());
        Assert.Equal(a.Queue.Select(item => item.Id).Order(), b.Queue.Select(item => item.Id).Order());
        Assert.NotEqual(a.Queue.Select(item => item.Id), b.Queue.Select(item => item.Id));
    }

    [Fact]
    public async Task A_selector_on_instances_makes_the_queue_one_of_instances_even_when_it_drops_none()
    {
        using var rig = Matched();
        rig.Where("match_iou >= 0").Step("limit", new Runtime.Selecting.LimitStep(new() { Count = 4 }));
        Assert.Equal(["s000", "s000", "s001", "s001"], (await rig.RunAsync()).Queue.Select(item => item.Sample));
    }

    [Fact]
    public async Task A_dataset_without_any_instance_still_has_the_columns()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(2) };
        rig.Score("match", _ => new Score { Values = [1] }, null, Main, Iou).Where("match_iou < 0.5");
        var outcome = await rig.RunAsync();
        Assert.Empty(outcome.Queue);
        Assert.Equal(["dropped:where1", "dropped:where1"], rig.Table("scores.csv").Skip(1).Select(line => line[1]));
    }

    [Fact]
    public async Task A_score_for_an_instance_that_is_not_there_is_the_samples_failure()
    {
        using var rig = new Rig { Samples = Objects(3) };
        rig.Score("match", _ => new Score { Instances = [new InstanceScore(null, 1, [1])] }, null, Iou);
        var outcome = await rig.RunAsync();
        Assert.Equal(1, outcome.Failed);
        var problem = Assert.Single(outcome.Problems);
        Assert.Equal(("no-such-instance", "s000"), (problem.Code, problem.Sample));
        Assert.Contains("step 'match'", problem.Message);
        Assert.Contains("instance 1 of the labels", problem.Message);
    }

    [Fact]
    public async Task Findings_are_a_line_each_with_the_item_they_belong_to()
    {
        using var rig = Matched(1);
        rig.Where("match_iou > 0.04");
        var item = (await rig.RunAsync()).Queue[0].Id;
        Assert.Equal(
            $$$"""{"item":"{{{item}}}","sample":"s000","step":"match","kind":"omission","reference_class":"water","reference_instance":0,"reference":"model","measured":{"iou":0.05}}""" + "\n",
            rig.Text("findings.jsonl"));
    }
}

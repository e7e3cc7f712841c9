using Assay.Runtime.Pipelines;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;
using Assay.Runtime.Tests.Running;

namespace Assay.Runtime.Tests.Reviewing.Status;

public class ReviewStatusTests
{
    /// <summary>100 samples, the 10 lowest queued, a control of 20.</summary>
    static async Task<(Rig Rig, string Folder, RunOutcome Outcome)> RunAsync(int control = 20, int queue = 10)
    {
        var rig = new Rig { Samples = FakeSamples.Plain(100), Control = control == 0 ? null : new ControlOptions { Size = control, Seed = 3 } };
        rig.Score("q", exam => new Score { Values = [int.Parse(exam.Sample.Id[^3..]) / 100.0] }, null, new Column("")).Lowest("q", queue);
        var outcome = await rig.RunAsync();
        return (rig, outcome.Folder, outcome);
    }

    static bool IsSelected(Item item) => int.Parse(item.Sample[^3..]) < 10;

    [Fact]
    public async Task Run_json_says_with_which_probability_an_item_came_into_the_queue()
    {
        var (rig, _, outcome) = await RunAsync();
        using var _rig = rig;
        using var json = System.Text.Json.JsonDocument.Parse(rig.Text("run.json"));
        var sampling = Sampling.Read(json.RootElement)!;
        Assert.Equal(("sample", 100, 100, 20, 10, 0.2), (sampling.Unit, sampling.Population, sampling.Samples, sampling.ControlSamples, sampling.Selected, sampling.Probability));
        Assert.Equal(30 - outcome.Queue.Count, sampling.ControlSelected.Count); // Selected on their merits as well as drawn.
    }

    [Fact]
    public async Task A_queue_reviewed_in_full_is_known_and_the_control_speaks_for_the_rest()
    {
        var (rig, folder, outcome) = await RunAsync();
        using var _ = rig;
        VerdictLines.Decide(folder, "ana", outcome.Queue.Select(item => (item, IsSelected(item))));
        var status = ReviewStatus.Read(folder);
        Assert.Equal((outcome.Queue.Count, 10, 0), (status.Decided, status.Wrong, status.Left));
        Assert.Equal((10.0, 10.0), (status.Overall!.Total.Value, status.Overall.Total.Low)); // All ten of the queue; none of the control beyond it.
        Assert.InRange(status.Overall.Total.High, 11, 25);
        Assert.Equal(["queue reviewed", "not queued"], status.Overall.Parts.Select(part => part.Name));
        Assert.Equal([1, (outcome.Queue.Count - 10) / 90.0], status.Overall.Parts.Select(part => part.Probability));
        Assert.Equal(20, status.Control!.Decided);
        Assert.Equal(100, status.Control.Size);
    }

    [Fact]
    public async Task While_the_queue_is_half_done_there_is_no_figure_for_all_and_a_reason()
    {
        var (rig, folder, outcome) = await RunAsync();
        using var _ = rig;
        VerdictLines.Decide(folder, "ana", outcome.Queue.Take(8).Select(item => (item, true)));
        var status = ReviewStatus.Read(folder);
        Assert.Null(status.Overall);
        Assert.Contains($"overall: {outcome.Queue.Count - 8} items of the queue are still to be looked at", status.Notes);
    }

    [Fact]
    public async Task With_the_control_done_the_part_of_the_queue_that_is_left_is_estimated_from_it()
    {
        var (rig, folder, outcome) = await RunAsync(control: 40, queue: 50);
        using var _ = rig;
        var drawn = rig.Table("scores.csv").Skip(1).Where(line => line[2] == "1").Select(line => line[0]).ToHashSet();
        var selected = outcome.Queue.Where(item => int.Parse(item.Sample[^3..]) < 50).ToArray();
        VerdictLines.Decide(folder, "ana", selected.Take(20).Concat(outcome.Queue.Where(item => drawn.Contains(item.Sample))).Distinct().Select(item => (item, false)));
        var status = ReviewStatus.Read(folder);
        Assert.Equal(["queue reviewed", "queue left", "not queued"], status.Overall!.Parts.Select(part => part.Name));
        Assert.Equal(100, status.Overall.Parts.Sum(part => part.Size));
        Assert.Equal(drawn.Count(id => int.Parse(id[^3..]) >= 50), status.Overall.Parts[2].Looked);
    }

    [Fact]
    public async Task Without_a_control_a_queue_says_nothing_of_the_rest()
    {
        var (rig, folder, outcome) = await RunAsync(control: 0);
        using var _ = rig;
        VerdictLines.Decide(folder, "ana", outcome.Queue.Select(item => (item, true)));
        var status = ReviewStatus.Read(folder);
        Assert.Null(status.Control);
        Assert.Null(status.Overall);
        Assert.Contains(status.Notes, note => note.Contains("there is no control"));
    }

    [Fact]
    public async Task Two_reviewers_who_disagree_decide_nothing_and_are_counted()
    {
        var (rig, folder, outcome) = await RunAsync();
        using var _ = rig;
        VerdictLines.Decide(folder, "ana", outcome.Queue.Take(10).Select((item, at) => (item, at < 4)));
        VerdictLines.Decide(folder, "ben", outcome.Queue.Take(10).Select((item, at) => (item, at is > 0 and < 4)));
        var status = ReviewStatus.Read(folder);
        Assert.Equal((9, 3, 1), (status.Decided, status.Wrong, status.Conflicts));
        var all = status.Agreement[0];
        Assert.Equal(("all", 10, 0.9), (all.Of, all.Items, all.Percent.Value));
        Assert.Equal(0.7826, all.CohenKappa!.Value!.Value, 4); // (0.9 - 0.54) / (1 - 0.54), 0.54 = 0.4 x 0.3 + 0.6 x 0.7.
        Assert.Equal(["ana", "ben"], all.Reviewers);
        Assert.False(all.IsRare);
    }

    [Fact]
    public async Task Where_errors_are_rare_the_status_warns_of_kappa()
    {
        var (rig, folder, outcome) = await RunAsync();
        using var _ = rig;
        VerdictLines.Decide(folder, "ana", outcome.Queue.Select((item, at) => (item, at == 0)));
        VerdictLines.Decide(folder, "ben", outcome.Queue.Select((item, at) => (item, at == 1)));
        var status = ReviewStatus.Read(folder);
        Assert.True(status.Agreement[0].CohenKappa!.Value < 0 && status.Agreement[0].Ac1.Value > 0.85);
        Assert.Contains(status.Notes, note => note.StartsWith("low prevalence: "));
    }

    [Fact]
    public async Task Penalties_add_up_quality_is_what_is_left_of_100_on_average_and_the_pace_is_measured()
    {
        var (rig, folder, outcome) = await RunAsync();
        using var _ = rig;
        VerdictLines.Decide(folder, "ana", outcome.Queue.Take(4).Select((item, at) => (item, at == 0)), penalty: 20, seconds: 30);
        var status = ReviewStatus.Read(folder);
        var line = Assert.Single(status.Penalties);
        Assert.Equal((4, 1, 20.0, 95.0), (line.Decided, line.Wrong, line.Penalty, line.Quality));
        Assert.Equal(1, line.Kinds["wrong_label"]);
        Assert.Equal(120, Assert.Single(status.Reviewers).PerHour); // Half a minute each.
        Assert.Equal(TimeSpan.FromSeconds(30 * status.Left), status.TimeLeft);
    }

    [Fact]
    public async Task Objects_of_the_control_witness_by_image_and_their_classes_are_named()
    {
        using var rig = new Rig
        {
            Control = new ControlOptions { Size = 10, Seed = 1 },
            Samples = new FakeSamples(40, index => new Sample { Id = $"s{index:D3}", Size = new Size(4, 4), Labels = new Labels { Instances = [.. Enumerable.Range(0, 3).Select(i => new Instance { Class = 0, SourceId = $"{i}" })] } }) { Gives = Evidence.Instances },
        };
        rig.Score("m", exam => new Score { Values = [1], Instances = [.. Enumerable.Range(0, 3).Select(i => new InstanceScore(null, i, [int.Parse(exam.Sample.Id[1..]) / 40.0 + i]))] }, null, new Column(""), new Column("q", Of.Instance)).Lowest("m_q", 12);
        var outcome = await rig.RunAsync();
        VerdictLines.Decide(outcome.Folder, "ana", outcome.Queue.Select(item => (item, item.Instance == 0)));
        var status = ReviewStatus.Read(outcome.Folder);
        Assert.Equal(("item", 120.0, 30L), (status.Unit, status.Control!.Size, status.Control.Decided));
        Assert.Equal(40, status.Control.Total.Value, 9); // A third of 120.
        Assert.Contains("clusters", status.Control.Method);
        Assert.Contains(status.Penalties, line => line.By == "class" && line.Name.Length > 0);
    }

    [Fact]
    public async Task A_run_from_before_sampling_was_recorded_has_no_estimate_but_a_status()
    {
        var (rig, folder, outcome) = await RunAsync();
        using var _ = rig;
        var run = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!.AsObject();
        run.Remove("sampling");
        File.WriteAllText(Path.Combine(folder, "run.json"), run.ToJsonString());
        var status = ReviewStatus.Read(folder);
        Assert.Equal(outcome.Queue.Count, status.Left);
        Assert.Contains(status.Notes, note => note.Contains("there is no estimate; run it again"));
    }
}

using Assay.Runtime.Pipelines;
using Assay.Runtime.Planning;
using Assay.Runtime.Running;
using Assay.Runtime.Tests.Running;

namespace Assay.Runtime.Tests.Planning;

public class DryRunTests
{
    [Fact]
    public async Task Nothing_is_asked_or_read_without_a_probe()
    {
        var answers = FakeAnswers.Value(_ => 1);
        using var rig = new Rig { Samples = FakeSamples.Plain(5) with { Read = _ => throw new InvalidOperationException("read") } }.Reference("r", answers);
        rig.Step("a", FakeScorer.OfValue, "r");
        var plan = await PlanAsync(rig, probe: false);
        Assert.Empty(answers.Asked);
        Assert.Null(plan.Forecast);
        Assert.Equal(5, plan.Samples);
    }

    [Fact]
    public async Task A_costly_reference_is_asked_for_one_batch_and_what_it_said_is_used_by_the_run()
    {
        var answers = FakeAnswers.Value(_ => 1) with { Costly = true, Batch = 4 };
        using var rig = new Rig { Samples = FakeSamples.Plain(20) }.Reference("r", answers);
        rig.Step("a", FakeScorer.OfValue, "r");
        var plan = await PlanAsync(rig);
        Assert.Equal(4, Assert.Single(answers.Asked).Split(' ').Length);
        Assert.Equal(4, plan.Probe!.Asked["r"]);
        Assert.Equal((0, 20), (plan.References[0].Kept, plan.References[0].LookedAt));
        plan = await PlanAsync(rig);
        Assert.Equal((4, 20), (plan.References[0].Kept, plan.References[0].LookedAt));
        await rig.RunAsync(reuse: true);
        Assert.Equal(20, answers.AskedSamples.Distinct().Count());
        Assert.Equal(20, answers.AskedSamples.Count());
    }

    [Fact]
    public async Task Without_the_shared_cache_nothing_is_looked_up_in_it_or_kept()
    {
        var answers = FakeAnswers.Value(_ => 1) with { Costly = true };
        using var rig = new Rig { Samples = FakeSamples.Plain(5) }.Reference("r", answers);
        rig.Step("a", FakeScorer.OfValue, "r");
        await rig.RunAsync("shared", reuse: true);
        Directory.Delete(rig.Folder.File("shared"), recursive: true);
        var before = rig.Files(".");
        var plan = await PlanAsync(rig, reuse: false);
        Assert.Equal(0, plan.References[0].Kept);
        Assert.False(plan.Probe!.Keeps);
        Assert.Equal(before, rig.Files("."));
    }

    [Fact]
    public async Task Selectors_bound_what_comes_behind_them_and_the_control_stays()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(40), Control = new ControlOptions { Size = 3 } };
        rig.Score("a", exam => 0.5).Where("a < 2").Score("b", exam => 0.5).Lowest("b", 10).Score("c", exam => 1);
        var plan = await PlanAsync(rig);
        Assert.Equal([("a", 40, 40), ("where1", 40, 40), ("b", 3, 40), ("lowest3", 3, 40), ("c", 3, 13)], plan.Stages.Select(stage => (stage.Steps[0], stage.Least, stage.Most)));
        Assert.Equal(13, plan.QueueMost);
        Assert.Equal(3, plan.Control);
        Assert.Equal(["a", "b", "c"], plan.Columns.Select(column => column.Name));
    }

    [Fact]
    public async Task Samples_that_cannot_be_audited_are_named_and_nothing_breaks()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(6) with { Read = index => index % 2 == 0 ? FakeSamples.Plain(6).Read(index) : throw new DataException("broken-file", "it is torn") } };
        rig.Score("a", exam => exam.Sample.Id == "s000" ? throw new InvalidOperationException("no") : 1);
        var plan = await PlanAsync(rig);
        Assert.Equal(["broken-file", "broken-file", "broken-file", "component-error"], plan.Probe!.Failures.Select(problem => problem.Code).Order());
    }

    [Fact]
    public async Task It_writes_nothing_and_tells_new_from_resumed_from_finished_from_refused()
    {
        using var rig = new Rig();
        rig.Score("a", exam => 1);
        Assert.Equal("new", (await PlanAsync(rig)).Folder.State);
        Assert.False(Directory.Exists(rig.Folder.File("out")));
        await rig.RunAsync();
        Assert.Equal("finished", (await PlanAsync(rig)).Folder.State);
        File.Delete(rig.Folder.File("out/run.json"));
        Assert.Equal("resumed", (await PlanAsync(rig)).Folder.State);
        rig.Options = "others";
        Assert.Equal("refused", (await PlanAsync(rig)).Folder.State);
        rig.Folder.Write("full/x.txt", "");
        Assert.Equal("refused", (await PlanAsync(rig, to: "full")).Folder.State);
    }

    static async Task<RunPlan> PlanAsync(Rig rig, bool probe = true, string to = "out", bool reuse = true)
    {
        var problems = new ProblemLog();
        return await new DryRun(rig.Pipeline, rig.Hosts(problems), problems, new RunOptions(Path.Combine(rig.Folder.Path, to), 2, Reuse: reuse)).PlanAsync(probe, CancellationToken.None);
    }
}

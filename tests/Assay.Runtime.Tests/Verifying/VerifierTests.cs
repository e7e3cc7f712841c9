using Assay.Kernels.Codecs;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;
using Assay.Runtime.Tests.Reviewing.Status;
using Assay.Runtime.Tests.Running;
using Assay.Runtime.Verifying;

namespace Assay.Runtime.Tests.Verifying;

public class VerifierTests
{
    static LabelMap Water(int pixels) => LabelMap.Parse(string.Join('/', Enumerable.Range(0, 4).Select(y => string.Concat(Enumerable.Range(0, 4).Select(x => 4 * y + x < pixels ? '1' : '0')))));

    /// <summary>Label maps of 4 x 4 pixels; the score is the share of water, and water is right.</summary>
    static Rig Maps(Func<int, int> water) => new Rig { Samples = new FakeSamples(50, index => FakeSamples.Sample($"s{index:D3}", Water(water(index)))) }
        .Score("q", exam => new Score { Values = [exam.Sample.Labels!.Map!.Ids.ToArray().Count(id => id == 1) / 16.0] }, null, new Column("")).Lowest("q", 40);

    static async Task<Verification> VerifyAsync(Rig rig, FakeSamples corrected, string? pictures = null, bool ask = false)
    {
        var (pipeline, hosts) = (rig.Pipeline, rig.Hosts(new ProblemLog()));
        await using var dataset = await OpenDataset.OpenAsync(pipeline.Dataset, new FakeDataset(rig.Samples), new ProblemLog(), default);
        await using var release = await OpenDataset.OpenAsync(pipeline.Dataset, new FakeDataset(corrected), new ProblemLog(), default);
        await using var references = AskedReferences.Later(pipeline, hosts, dataset);
        return await new Verifier(pipeline, new RunFolder(rig.Folder.File("out"), rig.Folder.Path), dataset, release, references, ask)
            .VerifyAsync("corrected", pictures is null ? null : new BeforeAfter(pictures, dataset), default);
    }

    [Fact]
    public async Task Of_thirty_errors_twenty_are_fixed_nine_unchanged_and_one_has_regressed()
    {
        using var rig = Maps(_ => 8);
        var outcome = await rig.RunAsync();
        VerdictLines.Decide(outcome.Folder, "ana", outcome.Queue.Select((item, at) => (item, at < 30)));
        var place = outcome.Queue.Index().ToDictionary(entry => entry.Item.Sample, entry => entry.Index);
        int Now(int index) => place.GetValueOrDefault($"s{index:D3}", 99) switch { < 20 => 16, 29 => 3, 35 => 2, 36 => 12, 99 => index == 49 ? 1 : 8, _ => 8 };
        var pictures = rig.Folder.File("pictures");
        var verification = await VerifyAsync(rig, rig.Samples with { Read = index => FakeSamples.Sample($"s{index:D3}", Water(Now(index))) }, pictures);
        var errors = verification.Items.Where(item => item.Verdict == "error").ToArray();
        Assert.Equal((20, 9, 1), (errors.Count(item => item.Outcome == Outcome.Fixed), errors.Count(item => item.Outcome == Outcome.Unchanged), errors.Count(item => item.Outcome == Outcome.Regressed)));
        Assert.Equal("5 pixels changed; q 0.5 -> 0.1875", errors.Single(item => item.Outcome == Outcome.Regressed).Detail);
        var right = verification.Items.Where(item => item.Verdict == "ok").ToArray();
        Assert.Equal((8, 1, 1), (right.Count(item => item.Outcome == Outcome.Kept), right.Count(item => item.Outcome == Outcome.Altered), right.Count(item => item.Outcome == Outcome.Regressed)));
        Assert.Equal(["s049"], verification.Items.Where(item => item.Outcome == Outcome.NewlyBroken).Select(item => item.Sample));
        Assert.True(verification.HasRegressed);
        Assert.Equal(23, Directory.GetFiles(pictures, "*.png").Length); // 20 fixed, 2 regressed, 1 newly broken.
        var picture = PngFile.Read(Directory.GetFiles(pictures, "newly_broken-*.png")[0]);
        Assert.Equal((2 * 384 + 6, 384), (picture.Header.Width, picture.Header.Height)); // Four pixels, 96 times as large, twice.
    }

    [Fact]
    public async Task A_sample_that_the_corrected_labels_lack_is_missing_and_said()
    {
        using var rig = Maps(_ => 8);
        var outcome = await rig.RunAsync();
        VerdictLines.Decide(outcome.Folder, "ana", outcome.Queue.Take(1).Select(item => (item, true)));
        var verification = await VerifyAsync(rig, rig.Samples with { Id = index => index == 0 ? "other" : $"s{index:D3}" });
        Assert.Equal(Outcome.Missing, Assert.Single(verification.Items).Outcome);
        Assert.Contains(verification.Notes, note => note.StartsWith("1 samples are not in the corrected labels"));
    }

    [Fact]
    public async Task Without_a_verdict_there_is_nothing_to_verify()
    {
        using var rig = Maps(_ => 8);
        await rig.RunAsync();
        Assert.Equal("no-verdicts", (await Assert.ThrowsAsync<AssayException>(() => VerifyAsync(rig, rig.Samples))).Code);
    }

    static Instance Object(double x, int label, string? id = null) => new() { Class = label, SourceId = id, Geometry = new BoxGeometry(new Box(x, 0, 10, 10)) };

    /// <summary>One sample of boxes; a model that sees water at 0, 20, 40 and 60: what differs from it is found.</summary>
    static Rig Objects(params Instance[] labels)
    {
        Instance[] seen = [.. new[] { 0.0, 20, 40, 60 }.Select(x => Object(x, 1))];
        var rig = new Rig { Samples = Boxes(labels) };
        rig.Reference("model", new FakeAnswers(_ => new Opinion { Instances = seen }) { Gives = Evidence.Instances });
        return rig.Score("m", exam =>
        {
            var (own, theirs) = (exam.Sample.Labels!.Instances!, exam.Opinion("reference").Instances ?? []);
            Instance? At(IEnumerable<Instance> among, Instance one) => among.FirstOrDefault(other => Math.Abs(other.Bounds!.Value.X - one.Bounds!.Value.X) < 5);
            return new Score
            {
                Values = [0.5],
                Instances = [.. own.Select((one, at) => new InstanceScore(null, at, [At(theirs, one) is { } other && other.Class == one.Class ? 1.0 : 0]))],
                Findings = [.. own.Select((one, at) => At(theirs, one) is not { } other ? new Finding(FindingKind.Extra) { Instance = at } : other.Class == one.Class ? null : new Finding(FindingKind.WrongLabel) { Instance = at }).OfType<Finding>(),
                    .. theirs.Select((one, at) => At(own, one) is null ? new Finding(FindingKind.Omission) { ReferenceInstance = at, Role = "reference", Box = one.Bounds } : null).OfType<Finding>()],
            };
        }, "model", new Column(""), new Column("q", Of.Instance)).Step("all", new Assay.Runtime.Selecting.WhereStep(new Assay.Runtime.Selecting.WhereOptions { Condition = new Expression("!(m_q > 2)") }));
    }

    static FakeSamples Boxes(params Instance[] labels) => new(1, _ => new Sample { Id = "s000", Size = new Size(80, 10), Labels = new Labels { Instances = labels } }) { Gives = Evidence.Instances };

    static async Task<IReadOnlyDictionary<double, (Outcome Outcome, string Detail)>> JudgeAsync(Instance[] before, Instance[] after, Func<Item, bool> isWrong)
    {
        using var rig = Objects(before);
        var outcome = await rig.RunAsync();
        VerdictLines.Decide(outcome.Folder, "ana", outcome.Queue.Select(item => (item, isWrong(item))));
        return (await VerifyAsync(rig, Boxes(after))).Items.ToDictionary(item => item.Place!.Value.X, item => (item.Outcome, item.Detail));
    }

    [Fact]
    public async Task Objects_are_followed_by_place_when_a_tool_has_numbered_them_anew()
    {
        var found = await JudgeAsync([Object(0, 0, "1"), Object(20, 0, "2"), Object(40, 1, "3"), Object(60, 1, "4")], [Object(60, 1, "1"), Object(40, 1, "2"), Object(20, 0, "3"), Object(1, 1, "4")], item => item.Instance < 2);
        Assert.Equal((Outcome.Fixed, "class ground -> water; findings 1 -> 0"), found[0]); // And moved by a pixel.
        Assert.Equal((Outcome.Unchanged, "the label is as it was"), found[20]);
        Assert.Equal(Outcome.Kept, found[40].Outcome);
        Assert.Equal(Outcome.Kept, found[60].Outcome);
    }

    [Fact]
    public async Task An_object_that_was_right_and_is_gone_or_of_another_class_has_regressed()
    {
        var found = await JudgeAsync([.. new[] { 0.0, 20, 40, 60 }.Select(x => Object(x, 1))], [Object(0, 1), Object(20, 2), Object(60, 1)], _ => false);
        Assert.Equal((Outcome.Regressed, "class water -> cloud; findings 0 -> 1"), found[20]);
        Assert.Equal((Outcome.Regressed, "removed; findings 0 -> 1"), found[40]);
    }

    [Fact]
    public async Task An_omission_is_fixed_when_its_object_has_come_and_unchanged_before()
    {
        var found = await JudgeAsync([Object(0, 1), Object(20, 1)], [Object(0, 1), Object(20, 1), Object(41, 1)], item => item.Unit == Unit.Omission);
        Assert.Equal((Outcome.Fixed, "an object was added here"), found[40]);
        Assert.Equal(Outcome.Unchanged, found[60].Outcome);
    }

    [Fact]
    public async Task A_change_that_leaves_the_finding_fixes_nothing()
    {
        var found = await JudgeAsync([Object(0, 0), Object(20, 1), Object(40, 1), Object(60, 1)], [Object(2, 0), Object(20, 1), Object(40, 1), Object(60, 1)], item => item.Instance == 0);
        Assert.Equal((Outcome.Unchanged, "outline changed, IoU 0.67, and found as before"), found[0]);
    }

    [Fact]
    public async Task An_added_object_that_nobody_sees_is_newly_broken()
    {
        using var rig = Objects(Object(0, 1), Object(20, 1), Object(40, 1), Object(60, 1));
        var outcome = await rig.RunAsync();
        VerdictLines.Decide(outcome.Folder, "ana", outcome.Queue.Select(item => (item, false)));
        var verification = await VerifyAsync(rig, Boxes(Object(0, 1), Object(20, 1), Object(40, 1), Object(60, 1), Object(30, 1)));
        var item = Assert.Single(verification.Items, item => item.Outcome == Outcome.NewlyBroken);
        Assert.Equal("added; findings 1", item.Detail);
    }

    [Fact]
    public async Task A_costly_model_is_not_asked_about_changes_unless_the_user_says_so()
    {
        var answers = FakeAnswers.Value(_ => 0.5) with { Costly = true };
        using var rig = new Rig { Samples = new FakeSamples(3, index => FakeSamples.Sample($"s{index:D3}", Water(8))) }
            .Reference("model", answers).Score("q", exam => exam.Opinion("reference").Value * exam.Sample.Labels!.Map!.Ids[15], "model", new Column("")).Lowest("q", 1);
        var outcome = await rig.RunAsync();
        VerdictLines.Decide(outcome.Folder, "ana", outcome.Queue.Select(item => (item, true)));
        var corrected = rig.Samples with { Read = index => FakeSamples.Sample($"s{index:D3}", Water(16)) };
        var asked = answers.Asked.Count;
        var verification = await VerifyAsync(rig, corrected);
        Assert.Equal(asked, answers.Asked.Count);
        Assert.Contains(verification.Notes, note => note.StartsWith("'model' was not asked about 2 changed samples"));
        Assert.Equal((Outcome.Fixed, "8 pixels changed; q 0 -> 0.5"), (verification.Items[0].Outcome, verification.Items[0].Detail)); // Of the queued one the run has kept the answer.
        await VerifyAsync(rig, corrected, ask: true);
        Assert.Equal(asked + 3, answers.Asked.Count);
    }
}

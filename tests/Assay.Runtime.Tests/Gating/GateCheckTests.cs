using System.Text.Json;
using Assay.Runtime.Gating;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;
using Assay.Runtime.Scripts;
using Assay.Runtime.Tests.Reviewing.Status;
using Assay.Runtime.Tests.Running;

namespace Assay.Runtime.Tests.Gating;

public sealed class GateCheckTests : IDisposable
{
    static readonly DateOnly Today = new(2026, 11, 21);
    static readonly ScriptHost Scripts = new(Path.Combine(Path.GetTempPath(), "assay-test-scripts"), _ => { });

    readonly Rig rig = new()
    {
        Samples = FakeSamples.Plain(100) with { Attributes = [new AttributeColumn("split", [.. Enumerable.Range(0, 100).Select(i => i < 80 ? "train" : "test")], null)] },
        Control = new ControlOptions { Size = 40, Seed = 1 },
    };

    public void Dispose() => rig.Dispose();

    /// <summary>q is the sample's position in hundredths, and unknown for the last ten; the 10 lowest are queued.</summary>
    Task<RunOutcome> RunAsync(string to = "out", Func<int, double?>? score = null, string id = "answers of one kind") => rig
        .Reference("model", FakeAnswers.Value(_ => 1) with { Fingerprint = id })
        .Score("q", exam => new Score { Values = [(score ?? (at => at < 90 ? at / 100.0 : null))(int.Parse(exam.Sample.Id[1..]))], Findings = int.Parse(exam.Sample.Id[1..]) < 3 ? [new Finding("extra")] : [] }, "model", new Column(""))
        .Lowest("q", 10).RunAsync(to);

    GateUse Use(GateOptions options, params string[] references) => new(options, new Place("rig.yaml", 1, 1), options.Share is { } share ? Scripts.CompileCondition(share.Text, [new Column("q")]) : null, references);

    GateReport Evaluate(string of, Suppressions? suppressions, params GateUse[] gates)
    {
        var folder = Path.Combine(rig.Folder.Path, of);
        var facts = GateAttributes.Of([.. Enumerable.Range(0, 100).Select(i => $"s{i:D3}")], rig.Samples.Attributes);
        return new GateCheck(rig.Pipeline with { Gates = gates }, folder, facts, suppressions ?? Suppressions.None, Today).Evaluate(folder);
    }

    GateResult One(GateOptions options, Suppressions? suppressions = null) => Assert.Single(Evaluate("out", suppressions, Use(options)).Results);

    [Theory]
    [InlineData(0.3, GateStatus.Failed)]
    [InlineData(1 / 3.0, GateStatus.Passed)]
    public async Task A_share_is_of_all_rows_that_were_scored_not_of_those_left(double most, GateStatus expected)
    {
        await RunAsync();
        var result = One(new GateOptions { Share = new Expression("q < 0.3"), AtMost = most });
        Assert.Equal((30 / 90.0, 90, expected), (result.Value, result.N, result.Status));
    }

    [Fact]
    public async Task A_gate_that_only_warns_fails_nothing()
    {
        await RunAsync();
        var report = Evaluate("out", null, Use(new GateOptions { Mean = new ColumnName("q"), AtLeast = 0.5, Severity = GateSeverity.Warning }));
        Assert.Equal((GateStatus.Warned, "0.445 is below 0.5", false), (report.Results[0].Status, report.Results[0].Message, report.HasFailed));
    }

    [Fact]
    public async Task A_slice_fails_for_itself()
    {
        await RunAsync();
        var results = Evaluate("out", null, Use(new GateOptions { Mean = new ColumnName("q"), AtLeast = 0.5, Slice = "split" })).Results;
        Assert.Equal([("split = test", GateStatus.Passed, 10L), ("split = train", GateStatus.Failed, 80L)], results.Select(result => (result.Slice!, result.Status, result.N)));
    }

    [Fact]
    public async Task Findings_are_counted_without_those_that_are_suppressed()
    {
        var outcome = await RunAsync();
        Assert.Equal(3, One(new GateOptions { Count = "extra", AtMost = 3 }).Value);
        var suppressed = new Suppressions { Items = [new() { Item = outcome.Queue.First(item => item.Sample == "s000").Id, Reason = "known", Author = "ana", Expires = "2026-11-21" }] };
        Assert.Equal(2, One(new GateOptions { Count = "any", AtMost = 3 }, suppressed).Value);
        Assert.Equal(29 / 90.0, One(new GateOptions { Share = new Expression("q < 0.3"), AtMost = 1 }, suppressed).Value);
    }

    [Fact]
    public async Task A_suppression_holds_until_its_day_and_fails_after()
    {
        await RunAsync();
        var report = Evaluate("out", new Suppressions { Items = [new() { Item = "x", Reason = "known", Author = "ana", Expires = "2026-11-20" }, new() { Item = "y", Reason = "known", Author = "ana", Expires = "2026-11-21" }] });
        var expired = Assert.Single(report.Results);
        Assert.Equal((GateStatus.Failed, "it expired on 2026-11-20 (ana: known); renew it, or mend the label"), (expired.Status, expired.Message));
        Assert.Equal(["the suppression of y (ana) meets nothing in this run; remove it"], report.Notes);
    }

    [Fact]
    public async Task A_figure_of_the_review_is_not_run_before_there_are_verdicts()
    {
        await RunAsync();
        var report = Evaluate("out", null, Use(new GateOptions { Figure = "control.wrong", AtMost = 0.1 }));
        Assert.Equal((GateStatus.NotRun, "no item of the control is decided yet", false, true), (report.Results[0].Status, report.Results[0].Message, report.HasFailed, report.HasNotRun));
    }

    [Fact]
    public async Task A_bound_fails_where_the_share_alone_passes_and_says_how_many_verdicts_it_takes()
    {
        var outcome = await RunAsync();
        var control = rig.Table("scores.csv").Where(line => line[2] == "1").Select(line => line[0]).ToHashSet();
        VerdictLines.Decide(outcome.Folder, "ana", outcome.Queue.Where(item => control.Contains(item.Sample)).Select((item, at) => (item, at == 0)));
        Assert.Equal(GateStatus.Passed, One(new GateOptions { Figure = "control.wrong", AtMost = 0.05 }).Status);
        var bounded = One(new GateOptions { Figure = "control.wrong", AtMost = 0.05, Bound = GateBound.Upper95 });
        var n = control.Count;
        Assert.Equal((GateStatus.Failed, Kernels.Wilson.Bounds(1, n).Upper), (bounded.Status, bounded.Compared));
        Assert.Contains($"with this share it takes {Kernels.Wilson.NeededFor(1.0 / n, 0.05)} decided items to show it", bounded.Message);
    }

    [Fact]
    public async Task No_worse_than_compares_with_an_earlier_run_of_the_same_reference()
    {
        await RunAsync("before");
        GateOptions options = new() { Mean = new ColumnName("q"), NoWorseThan = new GateBaseline { Run = new OutputPath(Path.Combine(rig.Folder.Path, "before")), By = 0.01 } };
        Assert.Equal(GateStatus.Passed, Assert.Single(Evaluate("before", null, Use(options, "model")).Results).Status);
        foreach (var (offset, id, expected) in new[] { (0.02, "answers of one kind", GateStatus.Failed), (0.005, "answers of one kind", GateStatus.Passed), (0.005, "another model", GateStatus.Failed) })
        {
            using var other = new Rig { Samples = rig.Samples };
            other.Reference("model", FakeAnswers.Value(_ => 1) with { Fingerprint = id }).Score("q", exam => new Score { Values = [int.Parse(exam.Sample.Id[1..]) is < 90 and var at ? at / 100.0 - offset : null] }, "model", new Column(""));
            var outcome = await other.RunAsync();
            var result = Assert.Single(new GateCheck(other.Pipeline with { Gates = [Use(options, "model")] }, outcome.Folder, _ => [], Suppressions.None, Today).Evaluate(outcome.Folder).Results);
            Assert.Equal(expected, result.Status);
            Assert.Equal(id == "another model", result.Message.StartsWith("the reference 'model' is not what it was"));
        }
    }

    [Fact]
    public async Task Without_the_earlier_run_nothing_is_compared_and_it_is_said()
    {
        await RunAsync();
        var result = One(new GateOptions { Mean = new ColumnName("q"), NoWorseThan = new GateBaseline { Run = new OutputPath(Path.Combine(rig.Folder.Path, "nowhere")) } });
        Assert.Equal(GateStatus.NotRun, result.Status);
        Assert.StartsWith("there is no finished run in ", result.Message);
    }

    [Fact]
    public async Task A_gate_over_a_partial_audit_fails()
    {
        await RunAsync(score: at => at == 7 ? throw new DataException("broken", "cannot") : 0.5);
        var report = Evaluate("out", null, Use(new GateOptions { Mean = new ColumnName("q"), AtLeast = 0.1 }));
        Assert.Equal(["the audit is whole", "mean of q"], report.Results.Select(result => result.Name));
        Assert.True(report.HasFailed);
        Assert.StartsWith("1 of 100 samples could not be audited", report.Results[0].Message);
    }

    [Fact]
    public async Task Results_are_text_JSON_JUnit_and_Markdown()
    {
        await RunAsync();
        var report = Evaluate("out", null, Use(new GateOptions { Share = new Expression("q < 0.3"), AtMost = 0.1 }), Use(new GateOptions { Figure = "agreement.ac1", AtLeast = 0.6 }), Use(new GateOptions { Mean = new ColumnName("q"), AtLeast = 0.1 }));
        Assert.EndsWith("gates: 1 passed, 1 failed, 1 not run\n", GateFiles.Text(report));
        var suite = JUnitSchema.Hold(GateFiles.JUnit(report));
        Assert.Equal(("3", "1", "1", "0"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("errors")!.Value, suite.Attribute("skipped")!.Value));
        Assert.Equal(["failure", "error", "system-out"], suite.Elements("testcase").Select(one => one.Elements().Single().Name.LocalName));
        Assert.Equal("share of q < 0.3", suite.Elements("testcase").First().Attribute("name")!.Value);
        Assert.Contains("| failed | share of q &lt; 0.3<br>0.333333 is above 0.1 | 0.333333 |  | 90 | at most 0.1 |", GateFiles.Markdown(report));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            GateFiles.WriteJson(json, report);
        using var read = JsonDocument.Parse(stream.ToArray());
        Assert.Equal((false, false), (read.RootElement.GetProperty("passed").GetBoolean(), read.RootElement.GetProperty("complete").GetBoolean()));
        Assert.Equal(["failed", "not_run", "passed"], read.RootElement.GetProperty("gates").EnumerateArray().Select(gate => gate.GetProperty("status").GetString()));
    }

    [Fact]
    public void Words_of_data_break_neither_XML_nor_a_table_and_link_to_nothing()
    {
        const string Name = "a|b <b> ![x](http://x) `c` \u0001 \ud800 \ud83d\ude00 \n";
        GateResult Result(GateStatus status, GateSeverity severity) => new(Name, Name, status, 0.5, null, 0.5, "at most 1", 3, Name) { Severity = severity };
        var report = new GateReport("out", [Result(GateStatus.Failed, GateSeverity.Error), Result(GateStatus.NotRun, GateSeverity.Error), Result(GateStatus.NotRun, GateSeverity.Warning), Result(GateStatus.Warned, GateSeverity.Warning), Result(GateStatus.Passed, GateSeverity.Error)], 0, new Dictionary<string, string>(), [Name]);
        var suite = JUnitSchema.Hold(GateFiles.JUnit(report));
        Assert.Equal(["failure", "error", "skipped", "system-out", "system-out"], suite.Elements("testcase").Select(one => one.Elements().Single().Name.LocalName));
        Assert.Contains("? \ufffd \ud83d\ude00", suite.Element("testcase")!.Attribute("name")!.Value);
        var markdown = GateFiles.Markdown(report);
        Assert.All(markdown.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)), row => Assert.Equal(7, System.Text.RegularExpressions.Regex.Count(row, @"(?<!\\)\|")));
        Assert.DoesNotMatch(@"(?<!\\)\[|(?<!\\)`|<b>", markdown);
    }
}

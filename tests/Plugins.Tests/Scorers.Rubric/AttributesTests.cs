using Assay.Scorers.Rubric;

namespace Assay.Tests.Rubric;

public class AttributesTests
{
    static Instance With(params (string Name, string Value)[] attributes) => Desk.Object(0) with { Attributes = attributes.ToDictionary(entry => entry.Name, entry => entry.Value) };

    static Exam Exam(Instance[] labels, Instance[] references, string? kind = null) => Desk.Exam(labels, references,
        ("match", new Score { Values = [1], Pairs = [.. labels.Select((_, at) => new InstancePair("reference", at, at) { Iou = 1, Kind = kind })] }));

    static Score Compare(AttributesOptions options, Instance label, Instance reference, string? kind = null) => new AttributesScorer(options, new StubHost()).Examine(Exam([label], [reference], kind));

    static Score Compare(Instance label, Instance reference) => Compare(new(), label, reference);

    [Fact]
    public void What_both_sides_have_is_compared()
    {
        var score = Compare(With(("colour", "red"), ("doors", "4"), ("mine", "1")), With(("colour", "blue"), ("doors", "4"), ("theirs", "1")));
        Assert.Equal([0.5, 2, 1], score.Values);
        Assert.Equal((null, 0, 0.5), (score.Instances.Single().Role, score.Instances.Single().Index, score.Instances.Single().Values[0]!.Value));
    }

    [Fact]
    public void A_finding_names_the_attribute_and_both_values()
    {
        var finding = Compare(With(("colour", "red")), With(("colour", "blue"))).Findings.Single();
        Assert.Equal(("attributes", "colour", "red -> blue", 0, 0), (finding.Kind, finding.Tag, finding.Detail, finding.Instance, finding.ReferenceInstance));
        Assert.Equal(Desk.Place(0), finding.Box);
    }

    [Fact]
    public void Numbers_are_measured_too() => Assert.Equal([4, 5], Compare(With(("doors", "4")), With(("doors", "5.0"))).Findings.Single().Measured.OrderBy(entry => entry.Key).Select(entry => entry.Value));

    [Fact]
    public void The_reason_names_the_first() =>
        Assert.Equal("colour of cat red -> blue, and 1 more", Compare(With(("colour", "red"), ("doors", "4")), With(("colour", "blue"), ("doors", "5"))).Reason);

    [Theory]
    [InlineData("4", "4.0", 0)]
    [InlineData("4", "4.5", 0.5)]
    [InlineData("true", "True", 0)]
    [InlineData(" red", "red", 0)]
    public void Values_that_mean_the_same_agree(string label, string reference, double tolerance) =>
        Assert.Empty(Compare(new() { Tolerance = tolerance }, With(("a", label)), With(("a", reference))).Findings);

    [Theory]
    [InlineData("4", "4.6", 0.5, false)]
    [InlineData("true", "True", 0, true)]
    [InlineData("", "red", 0, false)]
    [InlineData("nan", "1", 10, false)]
    public void Others_differ(string label, string reference, double tolerance, bool cased) =>
        Assert.Single(Compare(new() { Tolerance = tolerance, CaseSensitive = cased }, With(("a", label)), With(("a", reference))).Findings);

    [Fact]
    public void Attributes_can_be_named_and_left_out()
    {
        var (label, reference) = (With(("a", "1"), ("b", "1"), ("c", "1")), With(("a", "2"), ("b", "2"), ("c", "2")));
        Assert.Equal(["a", "b"], Compare(new() { Include = ["a", "b"] }, label, reference).Findings.Select(finding => finding.Tag));
        Assert.Equal(["a", "c"], Compare(new() { Ignore = ["b"] }, label, reference).Findings.Select(finding => finding.Tag));
    }

    [Fact]
    public void Nothing_in_common_has_no_value_and_no_pairs_for_want_of_evidence_have_none()
    {
        Assert.Equal([null, 0, 0], Compare(With(("a", "1")), With(("b", "1"))).Values);
        Assert.Same(Score.None, new AttributesScorer(new(), new StubHost()).Examine(Desk.Exam([With()], [With()], ("match", Score.None))));
        Assert.Same(Score.None, new AttributesScorer(new(), new StubHost()).Examine(Desk.Exam([With()], null, ("match", new Score { Values = [1] }))));
    }

    [Fact]
    public void Objects_of_another_class_are_not_compared() => Assert.Empty(Compare(new(), With(("a", "1")), With(("a", "2")), FindingKind.WrongLabel).Findings);

    [Fact]
    public void Long_values_are_cut() => Assert.Equal("x -> " + new string('y', 37) + "...", Compare(With(("a", "x")), With(("a", new string('y', 100)))).Findings.Single().Detail);

    [Fact]
    public void The_table_counts_attributes_and_a_name_that_no_pair_has_is_reported()
    {
        var host = new StubHost();
        var scorer = new AttributesScorer(new() { Include = ["colour", "doors", "colur"] }, host);
        var merged = scorer.Begin(0);
        foreach (var exam in new[] { Exam([With(("colour", "red"), ("doors", "2"))], [With(("colour", "blue"))]), Exam([With(("colour", "red"))], [With(("colour", "red"))]) })
        {
            var part = scorer.Begin(0);
            part.Observe(exam);
            using MemoryStream stored = new();
            part.Write(stored);
            stored.Position = 0;
            var read = scorer.Begin(0);
            read.Read(stored);
            merged.Merge(read);
        }
        scorer.Close(0, merged);
        Assert.Equal(["colour 2 1 0.5 0 0", "doors 0 0  1 0"], scorer.Tables().Single().Rows.Select(row => string.Join(' ', row)));
        Assert.Equal(["never-compared", "never-compared"], host.Problems.Select(problem => problem.Code));
    }
}

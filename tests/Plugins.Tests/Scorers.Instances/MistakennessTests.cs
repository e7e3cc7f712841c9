using Assay.Scorers.Instances;

namespace Assay.Tests.Instances;

public class MistakennessTests
{
    static readonly ClassList Classes = ClassList.Named("cat", "dog");

    static Instance Box(int at, double left, double width, double? confidence = null) =>
        new() { Class = at, Geometry = new BoxGeometry(new Box(left, 0, width, 10)), Confidence = confidence };

    static Score Examine(Instance[]? labels, Instance[]? seen) => new Mistakenness(new MistakennessOptions()).Examine(new Exam(
        new Sample { Id = "a", Size = new Size(200, 200), Labels = labels is null ? null : new Labels { Instances = labels } }, Classes,
        seen is null ? null : new Dictionary<string, Opinion> { ["reference"] = new() { Instances = seen } }));

    [Theory]
    [InlineData(0, 0.8, 0.1)] // (-0.8 + 1) / 2
    [InlineData(1, 0.8, 0.9)]
    [InlineData(1, 0.0, 0.5)]
    public void A_sure_detector_of_another_class_makes_a_mistake_likely(int seen, double confidence, double mistakenness) =>
        Assert.Equal(mistakenness, Examine([Box(0, 0, 10)], [Box(seen, 0, 10, confidence)]).Values[0]!.Value, 12);

    [Theory]
    [InlineData(10, 0.8, 0.1)] // IoU 1: i = 0, (0.8 x -1 + 1) / 2
    [InlineData(20, 0.8, 0.9)] // IoU 0.5: i = 1
    [InlineData(20, 0.0, 0.5)]
    public void A_sure_detector_elsewhere_makes_a_bad_place_likely(double width, double confidence, double mistakenness) =>
        Assert.Equal(mistakenness, Examine([Box(0, 0, 10)], [Box(0, 0, width, confidence)]).Instances.Single().Values[1]!.Value, 12);

    [Fact]
    public void What_has_no_partner_is_missing_or_spurious()
    {
        var score = Examine([Box(0, 0, 10)], [Box(1, 50, 10, 0.96), Box(1, 100, 10, 0.95)]);
        Assert.Equal([null, 1.0, 1.0], score.Values);
        Assert.Equal([FindingKind.Extra, FindingKind.Omission], score.Findings.Select(finding => finding.Kind));
        Assert.Equal("missing dog 0.96, nothing seen at cat", score.Reason);
        Assert.Equal(new Box(50, 0, 10, 10), score.Where);
    }

    [Fact]
    public void The_reason_begins_with_what_the_place_shows()
    {
        var score = Examine([Box(0, 0, 10)], [Box(1, 0, 10, 0.6), Box(1, 50, 10, 0.96)]);
        Assert.Equal("missing dog 0.96, cat -> dog 0.60", score.Reason);
        Assert.Equal(new Box(50, 0, 10, 10), score.Where);
    }

    [Fact]
    public void The_surest_box_takes_the_label()
    {
        var score = Examine([Box(0, 0, 10)], [Box(0, 0, 10, 0.6), Box(1, 0, 11, 0.7)]);
        Assert.Equal(0.85, score.Values[0]!.Value, 12);
        Assert.Equal((0, 1), (score.Findings.Single().Class, score.Findings.Single().ReferenceClass));
    }

    [Fact]
    public void Confidences_are_needed() => Assert.Equal("no-confidence", Assert.Throws<DataException>(() => Examine([], [Box(0, 0, 10)])).Code);

    [Fact]
    public void No_labels_and_no_opinion_are_no_evidence()
    {
        Assert.Same(Score.None, Examine(null, []));
        Assert.Same(Score.None, Examine([], null));
    }
}

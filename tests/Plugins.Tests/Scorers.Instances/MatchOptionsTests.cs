using Assay.Scorers.Instances;
using static Assay.Tests.Instances.Scene;

namespace Assay.Tests.Instances;

public class MatchOptionsTests
{
    static readonly Instance Loose = Box(Cat, 0, 0, 4, 2); // Half of Tight's area again.
    static readonly Instance Tight = Box(Cat, 0, 0, 4, 4);

    [Theory]
    [InlineData(.5, new string[0])]
    [InlineData(.6, new[] { "inaccurate 0/0" })]
    public void A_threshold_for_all_sizes(double iou, string[] findings) => Assert.Equal(findings, Match(Loose, Tight, new() { Iou = iou }).Findings());

    [Fact]
    public void A_threshold_of_small_objects_leaves_large_ones_alone()
    {
        var options = new MatchOptions { Iou = new() { Small = .6, Large = .4 } };
        Assert.Equal(["inaccurate 0/0"], Match(Loose, Tight, options).Findings());
        Assert.Empty(Match(Box(Cat, 0, 0, 200, 100), Box(Cat, 0, 0, 200, 200), options).Findings());
    }

    /// <summary>The smaller area decides: 8 of 8 and 16 square pixels.</summary>
    [Theory]
    [InlineData("8", new[] { "inaccurate 0/0" })]
    [InlineData("9", new string[0])]
    public void A_threshold_from_an_area_on(string area, string[] findings) =>
        Assert.Equal(findings, Match(Loose, Tight, new() { Iou = new() { FromArea = new Dictionary<string, double> { [area] = .6 } } }).Findings());

    [Theory]
    [InlineData("tiny")]
    [InlineData("-1")]
    [InlineData("NaN")]
    public void A_size_that_is_none_is_refused(string area) => Assert.Equal("iou-sizes",
        Assert.Throws<AssayException>(() => new Match(new() { Iou = new() { FromArea = new Dictionary<string, double> { [area] = .6 } } })).Code);

    [Fact]
    public void Sizes_in_two_ways_are_refused() => Assert.Equal("iou-sizes",
        Assert.Throws<AssayException>(() => new Match(new() { Iou = new() { Small = .3, FromArea = new Dictionary<string, double> { ["9"] = .6 } } })).Code);

    [Fact]
    public void Near_is_below_the_threshold_of_every_size() =>
        Assert.Equal("near-range", Assert.Throws<AssayException>(() => new Match(new() { Iou = new() { Small = .1 }, Near = .2 })).Code);

    [Fact]
    public void Without_regard_to_classes_the_best_overlap_counts()
    {
        Instance[] labels = [Box(Cat, 0, 0, 4, 4)];
        Instance[] seen = [Box(Cat, 0, 0, 4, 3), Box(Dog, 0, 0, 4, 4)];
        Assert.Equal(["omission -/1"], Match(labels, seen).Findings());
        Assert.Equal(["wrong_label 0/1", "omission -/0"], Match(labels, seen, new() { ClassAware = false }).Findings());
    }

    /// <summary>The surer box takes the label, although the other lies better.</summary>
    [Fact]
    public void The_surer_object_may_choose_first()
    {
        Instance[] labels = [Box(Cat, 0, 0, 4, 4)];
        Instance[] seen = [Box(Cat, 0, 0, 4, 4, .8), Box(Cat, 0, 0, 4, 3, .9)];
        Assert.Equal(0, Assert.Single(Match(labels, seen).Pairs).ReferenceInstance);
        Assert.Equal(1, Assert.Single(Match(labels, seen, new() { Order = MatchOrder.Confidence }).Pairs).ReferenceInstance);
    }

    /// <summary>A label alone, and an object of the reference alone.</summary>
    [Theory]
    [InlineData(MatchGold.None, "extra 0/-", "omission -/0")]
    [InlineData(MatchGold.Reference, "extra 0/-", "omission -/0")]
    [InlineData(MatchGold.Labels, "omission 0/-", "extra -/0")]
    public void Who_is_right_changes_the_words(MatchGold gold, params string[] findings)
    {
        var score = Match(Box(Cat, 0, 0, 4, 4), Box(Dog, 10, 0, 4, 4), new() { Gold = gold });
        Assert.Equal(findings, score.Findings());
        Assert.Equal([0, 1, 1, 0, 0], score.Values);
        Assert.Equal(gold == MatchGold.Labels ? "1 omission (cat), 1 extra (dog)" : "1 omission (dog), 1 extra (cat)", score.Reason);
    }

    [Fact]
    public void Sides_exchanged_with_gold_exchanged_is_the_same_audit()
    {
        Instance[] a = [Box(Cat, 0, 0, 4, 4), Box(Cat, 8, 0, 4, 4), Box(Dog, 14, 0, 4, 4)];
        Instance[] b = [Box(Cat, 0, 0, 4, 3), Box(Cat, 9, 6, 4, 4)];
        var (mine, theirs) = (Match(a, b, new() { Gold = MatchGold.Reference }), Match(b, a, new() { Gold = MatchGold.Labels }));
        Assert.Equal(mine.Values, theirs.Values);
        Assert.Equal(mine.Findings.Select(finding => finding.Kind).Order(), theirs.Findings.Select(finding => finding.Kind).Order());
    }
}

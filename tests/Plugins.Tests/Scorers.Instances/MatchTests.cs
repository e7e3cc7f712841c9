using Assay.Scorers.Instances;
using FsCheck;
using FsCheck.Fluent;
using static Assay.Tests.Instances.Scene;

namespace Assay.Tests.Instances;

public class MatchTests
{
    [Fact]
    public void The_same_object_on_both_sides_is_no_finding()
    {
        var score = Match(Box(Cat, 0, 0, 4, 4), Box(Cat, 0, 0, 4, 4, .9));
        Assert.Equal([1, 0, 0, 0, 0], score.Values);
        Assert.Empty(score.Findings);
        Assert.Null(score.Reason);
        Assert.Equal([1, .9, 0, 1, 0], Assert.Single(score.Instances).Values);
    }

    [Fact]
    public void Nothing_on_both_sides_is_full_agreement() => Assert.Equal([1, 0, 0, 0, 0], Match([], []).Values);

    [Fact]
    public void A_sample_without_labels_is_no_evidence() => Assert.Same(Score.None, Match(null, []));

    [Fact]
    public void A_reference_without_opinion_is_no_evidence() => Assert.Same(Score.None, Match([], null));

    [Fact]
    public void What_only_the_reference_sees_is_an_omission()
    {
        var score = Match([], [Box(Dog, 1, 2, 4, 5, .98)]);
        var finding = Assert.Single(score.Findings);
        Assert.Equal([0, 1, 0, 0, 0], score.Values);
        Assert.Equal((FindingKind.Omission, null, Dog, null, 0), (finding.Kind, finding.Class, finding.ReferenceClass, finding.Instance, finding.ReferenceInstance));
        Assert.Equal(("reference", new Box(1, 2, 4, 5), 20, .98), (finding.Role, finding.Box!.Value, finding.AreaPx!.Value, finding.Measured["confidence"]));
        var row = Assert.Single(score.Instances);
        Assert.Equal(("reference", 0), (row.Role, row.Index));
        Assert.Equal([null, .98, .98, 0, null], row.Values);
        Assert.Equal("1 omission (dog 0.98)", score.Reason);
    }

    [Fact]
    public void What_only_the_labels_have_is_extra()
    {
        var score = Match([Box(Cat, 1, 2, 4, 5)], []);
        Assert.Equal(["extra 0/-"], score.Findings());
        Assert.Equal([null, null, 1, 0, null], Assert.Single(score.Instances).Values);
        Assert.Equal("1 extra (cat)", score.Reason);
    }

    [Fact]
    public void The_same_place_with_another_class_is_a_wrong_label()
    {
        var score = Match(Box(Cat, 0, 0, 4, 4), Box(Dog, 0, 0, 4, 3, .8));
        Assert.Equal(["wrong_label 0/0"], score.Findings());
        Assert.Equal([0, 0, 0, 1, 0], score.Values);
        Assert.Equal((.75, .8), (score.Findings[0].Measured["iou"], score.Findings[0].Measured["confidence"]));
        Assert.Equal([.75, .8, .75 * .8, 0, null], Assert.Single(score.Instances).Values);
        Assert.Equal("1 wrong_label (cat -> dog, IoU 0.75)", score.Reason);
    }

    [Fact]
    public void A_shifted_object_is_one_inaccurate_and_not_two_findings()
    {
        var score = Match(Box(Cat, 0, 0, 4, 4), Box(Cat, 2, 0, 4, 4));
        Assert.Equal(["inaccurate 0/0"], score.Findings());
        Assert.Equal(1 / 3d, score.Findings[0].Measured["iou"], 1e-15);
        Assert.Equal(2 / 3d, Assert.Single(score.Instances).Values[2]!.Value, 1e-15);
    }

    [Fact]
    public void Pairs_say_why_they_are_suspect() => Assert.Equal(
        [
            new("reference", 0, 2) { Iou = 1 },
            new("reference", 1, 0) { Iou = 1, Kind = FindingKind.WrongLabel },
            new("reference", 2, 1) { Iou = .25, Kind = FindingKind.Inaccurate },
        ],
        Match([Box(Cat, 0, 0, 4, 4), Box(Cat, 10, 0, 4, 4), Box(Cat, 20, 0, 4, 4)], [Box(Dog, 10, 0, 4, 4), Box(Cat, 20, 0, 1, 4), Box(Cat, 0, 0, 4, 4)]).Pairs);

    [Fact]
    public void Further_apart_than_near_is_omission_and_extra() =>
        Assert.Equal(["extra 0/-", "omission -/0"], Match(Box(Cat, 0, 0, 4, 4), Box(Cat, 2, 0, 4, 4), new MatchOptions { Near = .4 }).Findings());

    [Fact]
    public void A_shifted_object_of_another_class_is_omission_and_extra() =>
        Assert.Equal(["extra 0/-", "omission -/0"], Match(Box(Cat, 0, 0, 4, 4), Box(Dog, 2, 0, 4, 4)).Findings());

    [Fact]
    public void The_best_overlap_wins_whatever_the_order() => Assert.Equal(["extra 0/-"],
        Match([Box(Cat, 0, 0, 4, 3), Box(Cat, 0, 0, 4, 4)], [Box(Cat, 0, 0, 4, 4)]).Findings());

    [Fact]
    public void Equal_overlaps_go_to_the_first_label_and_the_first_reference()
    {
        Assert.Equal(["extra 1/-"], Match([Box(Cat, 0, 0, 4, 4), Box(Cat, 0, 0, 4, 4)], [Box(Cat, 0, 0, 4, 4)]).Findings());
        Assert.Equal(["omission -/1"], Match([Box(Cat, 0, 0, 4, 4)], [Box(Cat, 0, 0, 4, 4), Box(Cat, 0, 0, 4, 4)]).Findings());
    }

    [Fact]
    public void The_right_class_is_preferred_to_a_better_overlap() => Assert.Equal(["omission -/0"],
        Match([Box(Cat, 0, 0, 4, 4)], [Box(Dog, 0, 0, 4, 4), Box(Cat, 0, 0, 4, 3)]).Findings());

    [Fact]
    public void A_labelled_crowd_takes_in_all_its_members_and_is_never_extra()
    {
        var score = Match([Box(Cat, 0, 0, 10, 10, crowd: true)], [Box(Cat, 0, 0, 3, 3), Box(Cat, 5, 5, 3, 3), Box(Dog, 5, 0, 3, 3), Box(Cat, 9, 0, 3, 3)]);
        Assert.Equal(["omission -/2", "omission -/3"], score.Findings());
        Assert.Equal([null, null, null, null, null], score.Instances[0].Values);
        Assert.Empty(Match([Box(Cat, 0, 0, 10, 10, crowd: true)], []).Findings);
    }

    [Fact]
    public void A_crowd_of_the_reference_takes_in_labels() => Assert.Equal([1, 0, 0, 0, 0],
        Match([Box(Cat, 0, 0, 3, 3), Box(Cat, 5, 5, 3, 3)], [Box(Cat, 0, 0, 10, 10, crowd: true)]).Values);

    [Fact]
    public void An_object_is_matched_before_a_crowd_takes_it() => Assert.Equal([1, 0, 0, 0, 0],
        Match([Box(Cat, 0, 0, 10, 10, crowd: true), Box(Cat, 1, 1, 3, 3)], [Box(Cat, 1, 1, 3, 3)]).Values);

    [Fact]
    public void A_void_region_takes_in_objects_of_any_class() => Assert.Equal([1, 0, 0, 0, 0],
        Match([Box(-1, 0, 0, 10, 10)], [Box(Cat, 0, 0, 3, 3), Box(Dog, 5, 5, 3, 3)]).Values);

    [Fact]
    public void Unsure_objects_of_the_reference_are_not_seen()
    {
        var score = Match([], [Box(Cat, 0, 0, 3, 3, .2), Box(Cat, 5, 0, 3, 3, .9)], new MatchOptions { MinScore = .5 });
        Assert.Equal(["omission -/1"], score.Findings());
    }

    [Fact]
    public void Masks_are_compared_where_both_sides_have_them()
    {
        // Two triangles that share a box and half of nothing.
        var upper = Polygon(Cat, 0, 0, 8, 0, 8, 8);
        var lower = Polygon(Cat, 0, 0, 8, 8, 0, 8);
        Assert.Equal(["extra 0/-", "omission -/0"], Match(upper, lower).Findings());
        Assert.Empty(Match(upper, lower, new MatchOptions { Shape = MatchShape.Box }).Findings);
        Assert.Empty(Match(upper, Box(Cat, 0, 0, 8, 8)).Findings);
        Assert.Equal(28 / 64d, Match(upper, Box(Cat, 0, 0, 8, 8), new MatchOptions { Shape = MatchShape.Mask }).Findings[0].Measured["iou"], .1);
    }

    [Fact]
    public void A_finding_on_a_mask_has_its_bounds_and_pixels()
    {
        var finding = Assert.Single(Match([Mask(Cat, 2, 3, 4, 5)], []).Findings);
        Assert.Equal((new Box(2, 3, 4, 5), 20d), (finding.Box!.Value, finding.AreaPx!.Value));
    }

    [Fact]
    public void A_reason_names_the_surest_three()
    {
        var seen = Enumerable.Range(0, 4).Select(i => Box(i % 2, 5 * i, 0, 3, 3, .5 + i / 10.0)).ToArray();
        Assert.Equal("4 omissions (dog 0.80, cat 0.70, dog 0.60, ...), 1 extra (cat)", Match([Box(Cat, 0, 7, 2, 2)], seen).Reason);
    }

    [Theory]
    [InlineData(.5, .5)]
    [InlineData(.5, .6)]
    [InlineData(.5, 0)]
    public void Near_must_lie_below_iou(double iou, double near) =>
        Assert.Contains("near", Assert.Throws<AssayException>(() => new Match(new MatchOptions { Iou = iou, Near = near })).Message);

    [Fact]
    public void Every_instance_is_accounted_for_and_both_sides_may_be_exchanged() => Prop.ForAll(Instances, Instances, (labels, seen) =>
    {
        var (one, other) = (Match(labels, seen), Match(seen, labels));
        var matched = labels.Length - one.Values[2] - one.Values[3] - one.Values[4];
        return one.Values[0] is >= 0 and <= 1
            && matched + one.Values[1] + one.Values[3] + one.Values[4] == seen.Length
            && one.Values[0] == (labels.Length + seen.Length == 0 ? 1 : 2 * matched / (labels.Length + seen.Length))
            && one.Instances.All(row => row.Values[2] is >= 0 and <= 1)
            && Ties(labels, seen) | other.Values[0] == one.Values[0];
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(1, 1));

    [Fact]
    public void Sweeping_finds_every_pair_that_overlaps() => Prop.ForAll(Instances, Instances, (labels, seen) =>
    {
        // With the lowest thresholds a label is extra only when nothing of its class is left that touches it.
        var score = Match(labels, seen, new MatchOptions { Iou = 1e-8, Near = 1e-9 });
        var extras = score.Findings.Where(finding => finding.Kind == FindingKind.Extra).Select(finding => labels[finding.Instance!.Value]);
        var omitted = score.Findings.Where(finding => finding.Kind == FindingKind.Omission).Select(finding => seen[finding.ReferenceInstance!.Value]).ToArray();
        return extras.All(label => omitted.All(reference => !Touch(label, reference)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(1, 1));

    static Arbitrary<Instance[]> Instances =>
        (from entry in Gen.Choose(0, 1) from x in Gen.Choose(0, 15) from y in Gen.Choose(0, 6) from width in Gen.Choose(1, 5) from height in Gen.Choose(1, 4) select Box(entry, x, y, width, height))
        .ArrayOf().ToArbitrary();

    static bool Touch(Instance a, Instance b)
    {
        var (one, other) = (((BoxGeometry)a.Geometry!).Box, ((BoxGeometry)b.Geometry!).Box);
        return Math.Min(one.Right, other.Right) > Math.Max(one.X, other.X) && Math.Min(one.Bottom, other.Bottom) > Math.Max(one.Y, other.Y);
    }

    // Equal overlaps go to the first label, so exchanged sides may pair differently.
    static bool Ties(Instance[] labels, Instance[] seen)
    {
        var overlaps = labels.SelectMany(label => seen.Where(reference => Touch(label, reference)).Select(reference => Match(label, reference, new MatchOptions { Iou = 1e-8, Near = 1e-9 }).Instances[0].Values[0])).ToArray();
        return overlaps.Distinct().Count() < overlaps.Length;
    }
}

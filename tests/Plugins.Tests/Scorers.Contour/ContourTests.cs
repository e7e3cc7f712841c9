using Assay.Scorers.Contour;
using static Assay.Tests.Contour.Scene;

namespace Assay.Tests.Contour;

public class ContourTests
{
    static readonly ContourOptions Whole = new() { BoundaryRatio = .005, Tolerances = [0, 1, 1.5] };

    [Fact]
    public void The_same_outline_is_at_distance_0_and_no_finding()
    {
        var score = Measure(Square(10, 10, 40, 30), Square(10, 10, 40, 30), Whole);
        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 1, 1, 1], Assert.Single(score.Instances).Values);
        Assert.Equal([1, 0, 0, 0, 0], score.Values);
        Assert.Empty(score.Findings);
        Assert.Null(score.Reason);
    }

    [Fact]
    public void A_label_that_is_one_px_larger_all_round_is_loose_by_one_px()
    {
        // 76 pixels of the inner square's contour have one beside them, all but the 4 corners of the outer one's 84 too: (76 + 80 + 4 sqrt 2) / 160.
        var score = Measure(Square(9, 9, 22, 22), Square(10, 10, 20, 20));
        var mean = (156 + 4 * Math.Sqrt(2)) / 160;
        Assert.Equal(mean, score.Value("")!.Value, 1e-12);
        Assert.Equal(mean / Math.Sqrt(2), score.Value("lower_bound")!.Value, 1e-12);
        Assert.Equal(mean, score.Value("signed")!.Value, 1e-12);
        Assert.Equal((1, Math.Sqrt(2)), (score.Value("p95"), score.Value("max")));
        Assert.Empty(score.Findings);
    }

    [Fact]
    public void A_label_that_is_smaller_is_tight()
    {
        var score = Measure(Square(15, 15, 30, 30), Square(10, 10, 40, 40));
        Assert.Equal(-score.Value("")!.Value, score.Value("signed")!.Value, 1e-12);
        var finding = Assert.Single(score.Findings);
        Assert.Equal((FindingKind.Inaccurate, "style", 0, 0, "reference", 700.0), (finding.Kind, finding.Tag, finding.Instance, finding.ReferenceInstance, finding.Role, finding.AreaPx));
        Assert.Equal(["iou", "distance_px", "lower_bound_px", "signed_px", "p95_px", "max_px", "arc_px"], finding.Measured.Keys);
        Assert.Equal(score.Value("arc"), finding.Measured["arc_px"]);
        Assert.StartsWith("1 of 1 outlines too far off: cat 5.", score.Reason);
        Assert.EndsWith(" px (style, tight)", score.Reason);
    }

    [Fact]
    public void A_shift_has_no_sign_and_is_style() =>
        Assert.Equal(("style", 0, true), Measure(Square(10, 10, 40, 40), Square(16, 16, 40, 40)) is var score ? (score.Findings[0].Tag, Math.Round(score.Value("signed")!.Value, 9), score.Value("") > 2) : default);

    /// <summary>The 15 x 40 px bite that the note names: the mean does not show it, the worst arc does, and where it is.</summary>
    [Fact]
    public void A_bite_in_a_large_object_is_one_finding_with_its_place()
    {
        static bool Object(int x, int y) => x >= 20 && x < 140 && y >= 20 && y < 140;
        var score = Measure(Mask((x, y) => Object(x, y) && !(x >= 125 && y >= 60 && y < 100)), Mask(Object));
        Assert.InRange(score.Value("")!.Value, .9, 1.5);
        Assert.InRange(score.Value("arc")!.Value, 10, 15);
        var finding = Assert.Single(score.Findings);
        Assert.Equal("hole", finding.Tag);
        var place = finding.Box!.Value;
        Assert.True(place.X >= 124 && place.Right <= 140 && place.Y >= 59 && place.Bottom <= 101, $"{place}");
        Assert.Equal(600, finding.AreaPx);
        Assert.Empty(Measure(Mask((x, y) => Object(x, y) && !(x >= 125 && y >= 60 && y < 100)), Mask(Object), new ContourOptions { TolerancePx = 15 }).Findings);
    }

    [Fact]
    public void A_hole_that_only_the_reference_has_is_a_hole()
    {
        static bool Object(int x, int y) => x >= 20 && x < 140 && y >= 20 && y < 140;
        var score = Measure(Mask(Object), Mask((x, y) => Object(x, y) && !(x >= 70 && x < 74 && y >= 70 && y < 74)));
        Assert.Equal("hole", Assert.Single(score.Findings).Tag);
        Assert.True(score.Value("arc") > 40);
        Assert.InRange(score.Findings[0].Box!.Value.X, 69, 74);
    }

    [Fact]
    public void Teeth_along_an_edge_are_noise()
    {
        // Ten teeth, 7 px long and 3 px wide, on one side of a square.
        static bool Object(int x, int y) => x >= 20 && x < 140 && y >= 20 && y < 140;
        var score = Measure(Mask((x, y) => Object(x, y) || x >= 140 && x < 147 && y >= 24 && y < 136 && y % 12 < 3), Mask(Object), new ContourOptions { TolerancePx = 1.5 });
        Assert.Equal("noise", Assert.Single(score.Findings).Tag);
    }

    [Fact]
    public void A_tolerance_may_grow_with_the_object()
    {
        var (label, reference) = (Square(15, 15, 90, 90), Square(10, 10, 100, 100));
        Assert.Single(Measure(label, reference).Findings);
        Assert.Empty(Measure(label, reference, new ContourOptions { ToleranceRel = .06 }).Findings);
        Assert.Single(Measure(label, reference, new ContourOptions { ToleranceRel = .04 }).Findings);
    }

    [Fact]
    public void By_the_95th_percentile_a_small_bite_is_not_seen()
    {
        static bool Object(int x, int y) => x >= 10 && x < 150 && y >= 10 && y < 150;
        var (label, reference) = (Mask((x, y) => Object(x, y) && !(x >= 140 && y >= 60 && y < 72)), Mask(Object));
        Assert.Empty(Measure(label, reference, new ContourOptions { Rule = ContourMeasure.P95 }).Findings);
        Assert.Single(Measure(label, reference).Findings);
    }

    [Fact]
    public void An_empty_mask_has_no_distance_and_is_counted()
    {
        var score = Measure(Square(0, 0, 0, 0), Square(10, 10, 20, 20));
        Assert.Empty(Assert.Single(score.Instances).Values);
        Assert.Equal([0, 1, 0, null, null], score.Values);
        Assert.Empty(score.Findings);
    }

    [Fact]
    public void Only_pairs_are_measured_and_rows_are_the_labels()
    {
        Instance[] labels = [Square(0, 0, 10, 10), Square(50, 50, 20, 20), Square(100, 100, 30, 30)];
        Instance[] seen = [Square(100, 100, 30, 31), Square(50, 50, 20, 20)];
        var score = Measure(labels, seen, [new("reference", 2, 0) { Iou = .9 }, new("reference", 1, 1) { Iou = 1, Kind = FindingKind.WrongLabel }]);
        Assert.Equal([(null, 2), (null, 1)], score.Instances.Select(row => (row.Role, row.Index)));
        Assert.Equal(2, score.Values[0]);
    }

    [Fact]
    public void Without_a_step_that_pairs_instances_the_sample_fails()
    {
        var failure = Assert.Throws<DataException>(() => Measure([Square(0, 0, 10, 10)], [Square(0, 0, 10, 10)], null));
        Assert.Equal("no-pairs", failure.Code);
        Assert.Contains("no step 'match' has seen this sample", failure.Message);
    }

    [Fact]
    public void Edges_of_boxes_are_measured_where_a_side_has_no_mask()
    {
        // Left edge 1 px out, top right, right edge 3 px in, bottom 2 px out: outwards 1, 0, -3, 2.
        var score = Measure(Box(9, 10, 18, 22), Square(10, 10, 20, 20));
        Assert.Equal([1.5, null, 0, 2.85, 3, 3, null], Assert.Single(score.Instances).Values);
        var finding = Assert.Single(score.Findings);
        Assert.Equal(("hole", new Box(27, 10, 3, 22)), (finding.Tag, finding.Box!.Value));
        Assert.Equal(18 * 22 + 400 - 2 * 17 * 20, finding.AreaPx);
        Assert.False(finding.Measured.ContainsKey("lower_bound_px"));
    }

    [Fact]
    public void Boxes_that_are_off_on_two_sides_are_style() => Assert.Equal("style", Measure(Box(10, 10, 30, 30), Box(15, 15, 30, 30)).Findings[0].Tag);

    [Fact]
    public void Masks_can_be_drawn_of_boxes() => Assert.Equal(0, Measure(Box(10, 10, 20, 20), Square(10, 10, 20, 20), new ContourOptions { Shape = ContourShape.Mask }).Value(""));

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void A_tolerance_that_is_no_distance_is_refused(double tolerance) =>
        Assert.Equal("tolerance-range", Assert.Throws<AssayException>(() => new ContourScorer(new ContourOptions { Tolerances = [tolerance] })).Code);

    [Fact]
    public void Columns_are_named_after_their_tolerance() =>
        Assert.Equal(["boundary_iou", "surface_dice_0", "surface_dice_1", "surface_dice_1_5"], new ContourScorer(Whole).Columns.Select(column => column.Name).TakeLast(4));
}

using Assay.Scorers.Rules;

namespace Assay.Tests.Scorers.Rules;

public class RulesTests
{
    [Fact]
    public void Objects_below_the_smallest_width_and_height_are_found_and_crowds_are_not() =>
        Assert.Equal(["a min_width 0", "a min_height 0", "a min_height 2"],
            Sheet.Found(Sheet.None with { MinWidth = 10, MinHeight = 8 }, Sheet.Of(Sheet.Box(0, 0, 9.5, 7), Sheet.Box(20, 0, 10, 8), Sheet.Box(40, 0, 10, 5), Sheet.Box(60, 0, 2, 2, crowd: true))));

    [Fact]
    public void So_are_regions_of_a_label_map_with_their_place()
    {
        var finding = Sheet.Learn(Sheet.None with { MinWidth = 2 }, Sheet.Of("a", null, LabelMap.Parse("0001/0000/1100"))).Examine(Sheet.Of("a", null, LabelMap.Parse("0001/0000/1100"))).Findings.Single();
        Assert.Equal((1, new Box(3, 0, 1, 1), 1.0), (finding.Class, finding.Box!.Value, finding.Measured["width_px"]));
        Assert.Empty(Sheet.Found(Sheet.None with { MinWidth = 2, Background = "bus" }, Sheet.Of("a", null, LabelMap.Parse("0001/0000/1100"))));
    }

    [Fact]
    public void More_of_a_class_than_a_crowd_begins_at_is_one_finding()
    {
        var three = Sheet.Of(Sheet.Box(0, 0, 5, 5), Sheet.Box(10, 0, 5, 5), Sheet.Box(20, 0, 5, 5), Sheet.Box(30, 0, 5, 5, label: 1));
        Assert.Equal(["a crowd_after"], Sheet.Found(Sheet.None with { CrowdAfter = 2 }, three));
        Assert.Empty(Sheet.Found(Sheet.None with { CrowdAfter = 3 }, three));
    }

    [Fact]
    public void A_crowd_needs_as_many_objects_beside_it_as_begin_one()
    {
        var exam = Sheet.Of(Sheet.Box(0, 0, 5, 5), Sheet.Box(10, 0, 50, 50, crowd: true), Sheet.Box(10, 0, 50, 50, label: 1, crowd: true));
        Assert.Equal(["a instances_before_crowds 2"], Sheet.Found(Sheet.None with { InstancesBeforeCrowds = true }, exam));
        Assert.Equal(["a instances_before_crowds 1", "a instances_before_crowds 2"], Sheet.Found(Sheet.None with { InstancesBeforeCrowds = true, CrowdAfter = 2 }, exam));
    }

    [Fact]
    public void Uncovered_pixels_are_void_ones_those_of_the_background_and_those_in_no_object()
    {
        var map = Sheet.Of("a", null, LabelMap.Parse("00.2/0112"));
        var measured = Sheet.Learn(Sheet.None with { Covered = true, Background = "sky" }, map).Examine(map).Findings.Single().Measured;
        Assert.Equal((1, 2, 0.375), (measured["void_px"], measured["background_px"], measured["share"]));
        Assert.Empty(Sheet.Found(Sheet.None with { Covered = true, Background = "sky", MaxUncovered = 0.375 }, map));
        var objects = Sheet.Of(Sheet.Box(0, 0, 100, 60), Sheet.Box(0, 50, 100, 40, label: 1));
        Assert.Equal(0.1, Sheet.Learn(Sheet.None with { Covered = true }, objects).Examine(objects).Findings.Single().Measured["share"], 12);
    }

    [Fact]
    public void An_outline_may_leave_the_image_by_the_tolerance_and_no_further() =>
        Assert.Equal(["a inside 1", "a inside 2"], Sheet.Found(Sheet.None with { Inside = true, TolerancePx = 1 }, Sheet.Of(Sheet.Box(-1, 0, 10, 10), Sheet.Box(95, 0, 7, 10), Sheet.Polygon(5, -3, 20, 5, 5, 20))));

    [Fact]
    public void A_bow_tie_crosses_itself_and_says_where()
    {
        var exam = Sheet.Of(Sheet.Polygon(0, 0, 10, 10, 10, 0, 0, 10), Sheet.Polygon(0, 0, 10, 0, 10, 10, 0, 10));
        Assert.Equal(["a simple 0"], Sheet.Found(Sheet.None with { Simple = true }, exam));
        Assert.Equal("crosses itself at (5, 5)", Sheet.Learn(Sheet.None with { Simple = true }, exam).Examine(exam).Findings.Single().Detail);
    }

    [Fact]
    public void The_later_of_two_alike_objects_of_a_class_is_found_once()
    {
        var exam = Sheet.Of(Sheet.Box(10, 10, 40, 40), Sheet.Box(10, 10, 40, 40.5), Sheet.Box(10, 10, 40, 40, label: 1), Sheet.Box(12, 10, 40, 40), Sheet.Box(10, 10, 40, 40));
        Assert.Equal(["a duplicates 1", "a duplicates 4"], Sheet.Found(Sheet.None with { Duplicates = true }, exam));
    }

    [Fact]
    public void An_empty_sample_and_one_that_nobody_annotated_have_no_label()
    {
        Exam[] exams = [Sheet.Of("a", []), Sheet.Of("b", null), Sheet.Of("c", [Sheet.Box(0, 0, 5, 5)]), Sheet.Of("d", null, LabelMap.Parse("../..")), Sheet.Of("e", null, LabelMap.Parse("22"))];
        Assert.Equal(["a not_empty", "b not_empty", "d not_empty"], Sheet.Found(Sheet.None with { NotEmpty = true }, exams));
        Assert.Equal(["a not_empty", "b not_empty", "d not_empty", "e not_empty"], Sheet.Found(Sheet.None with { NotEmpty = true, Background = "sky" }, exams));
    }

    [Fact]
    public void Attributes_are_required_of_the_classes_that_a_rule_names_and_have_allowed_values()
    {
        Instance With(string? value, int label = 0) => Sheet.Box(0, 0, 5, 5, label) with { Attributes = value is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["colour"] = value } };
        var exam = Sheet.Of(With("red"), With(null), With("rde"), With(null, 1));
        RulesOptions Of(AttributeRule rule) => Sheet.None with { Attributes = new Dictionary<string, AttributeRule> { ["colour"] = rule } };
        Assert.Equal(["a attributes 1", "a attributes 2", "a attributes 3"], Sheet.Found(Of(new() { Values = ["red", "blue"] }), exam));
        Assert.Equal(["a attributes 1"], Sheet.Found(Of(new() { Classes = ["car"] }), exam));
        Assert.Equal(["a attributes 2"], Sheet.Found(Of(new() { Values = ["red"], Required = false }), exam));
        Assert.Empty(Sheet.Found(Of(new() { Classes = ["car"] }), Sheet.Of(With(null, label: -1))));
        Assert.All(Sheet.Learn(Of(new()), exam).Examine(exam).Findings, finding => Assert.Equal(FindingKind.Attributes, finding.Kind));
    }

    [Fact]
    public void A_class_with_too_few_objects_is_rare_everywhere_it_is_and_one_that_is_never_seen_is_in_the_table()
    {
        Exam[] exams = [Sheet.Of("a", [Sheet.Box(0, 0, 5, 5), Sheet.Box(9, 0, 5, 5), Sheet.Box(0, 0, 9, 9, 1)]), Sheet.Of("b", [Sheet.Box(0, 0, 5, 5)])];
        Assert.Equal(["a min_of_class"], Sheet.Found(Sheet.None with { MinOfClass = 3 }, exams));
        var table = Sheet.Learn(Sheet.None with { MinOfClass = 3 }, exams).Tables().Single(table => table.Name == "classes");
        Assert.Equal(["car 3 2 0", "bus 1 1 1", "sky 0 0 1"], table.Rows.Select(row => string.Join(' ', row)));
    }

    [Fact]
    public void A_stated_area_or_box_may_be_off_by_the_tolerance()
    {
        Instance Stated(double area, double width) => Sheet.Polygon(10, 10, 50, 10, 50, 50, 10, 50) with { StatedArea = area, StatedBox = new Box(10, 10, width, 40) };
        Assert.Empty(Sheet.Found(Sheet.None with { Stated = true }, Sheet.Of(Stated(1600, 40), Stated(1680, 41.5), Stated(1530, 40))));
        Assert.Equal(["a stated_area 0", "a stated_box 1"], Sheet.Found(Sheet.None with { Stated = true }, Sheet.Of(Stated(1400, 40), Stated(1600, 42))));
    }

    [Fact]
    public void What_the_reader_complained_of_is_a_finding_with_its_code()
    {
        var exam = Sheet.Of("a", [], problems: [new Problem("polygon-odd", "odd") { Place = "annotation 7" }, new Problem("no-geometry", "none")]);
        var scorer = Sheet.Learn(Sheet.None with { Structure = true }, exam);
        Assert.Equal([("polygon_odd", "annotation 7: odd"), ("no_geometry", "none")], scorer.Examine(exam).Findings.Select(finding => (finding.Tag!, finding.Detail!)));
        Assert.Equal(["no-geometry 1", "polygon-odd 1"], scorer.Tables().Single(table => table.Name == "problems").Rows.Select(row => string.Join(' ', row)));
    }

    [Fact]
    public void Counts_are_exact_and_no_more_is_listed_than_the_limit()
    {
        Exam[] exams = [.. new[] { "c", "a", "b" }.Select(id => Sheet.Of(id, [Sheet.Box(0, 0, 5, 50), Sheet.Box(10, 0, 5, 50)]))];
        var options = Sheet.None with { MinWidth = 10, Limit = 3 };
        Assert.Equal(["a min_width 0", "a min_width 1", "b min_width 0"], Sheet.Found(options, exams).Order());
        var scorer = Sheet.Learn(options, exams);
        Assert.All(exams, exam => Assert.Equal([2.0, 2.0], scorer.Examine(exam).Values));
        Assert.Equal(["min_width", "structure", "6", "3", "3", "0"], scorer.Tables().First().Rows.Single());
    }

    [Fact]
    public void Every_object_has_a_count_and_that_of_a_sound_one_is_zero()
    {
        var exam = Sheet.Of(Sheet.Box(0, 0, 5, 50), Sheet.Box(10, 0, 50, 50), Sheet.Box(70, 0, 5, 5));
        Assert.Equal([(0, 1.0), (1, 0.0), (2, 2.0)],
            Sheet.Learn(Sheet.None with { MinWidth = 10, MinHeight = 10, Limit = 1 }, exam).Examine(exam).Instances.Select(row => (row.Index, row.Values[0]!.Value)));
    }

    [Fact]
    public void The_area_of_a_finding_is_that_of_the_mask_where_there_is_one() => // A triangle: 4 of the 9 px that its box has.
        Assert.InRange(Sheet.Learn(Sheet.None with { MinWidth = 10 }, Sheet.Of(Sheet.Polygon(0, 0, 3, 0, 0, 3))).Examine(Sheet.Of(Sheet.Polygon(0, 0, 3, 0, 0, 3))).Findings.Single().AreaPx!.Value, 3, 6);

    [Fact]
    public void A_share_that_does_nothing_without_its_rule_is_refused() =>
        Assert.Contains("'max_uncovered' does nothing without 'covered'", Assert.Throws<AssayException>(() => new RulesScorer(new RulesOptions { MaxUncovered = 0.1 }, new StubHost())).Message);

    [Fact]
    public void An_instruction_without_a_rule_is_refused() => Assert.Equal("no-rule", Assert.Throws<AssayException>(() => new RulesScorer(Sheet.None, new StubHost())).Code);

    [Fact]
    public void A_rule_may_have_a_kind_of_its_own_that_a_rubric_prices()
    {
        var exam = Sheet.Of(Sheet.Box(0, 0, 5, 50));
        Assert.Equal("small_object", Sheet.Learn(Sheet.None with { MinWidth = 10, Kinds = new Dictionary<string, string> { ["min_width"] = "small_object" } }, exam).Examine(exam).Findings.Single().Kind);
        Assert.Equal("unknown-rule", Assert.Throws<AssayException>(() => new RulesScorer(new RulesOptions { Kinds = new Dictionary<string, string> { ["width"] = "x" } }, new StubHost())).Code);
    }

    [Fact]
    public void A_class_that_the_dataset_lacks_refuses_the_run() =>
        Assert.Equal("unknown-class", Assert.Throws<DataException>(() => new RulesScorer(new RulesOptions { Background = "skye" }, new StubHost()).Check(Sheet.Classes, [])).Code);
}

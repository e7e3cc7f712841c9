using System.Globalization;
using Assay.Scorers.Instances;
using Assay.Testing;
using static Assay.Tests.Instances.Scene;

namespace Assay.Tests.Instances;

public class CocoEvalTests
{
    static readonly Instance Labelled = Box(Cat, 0, 0, 4, 4) with { SourceId = "0" };

    [Fact]
    public void A_label_with_id_0_counts_unless_defects_are_wanted()
    {
        Assert.Equal("1", Summary([Labelled], [Box(Cat, 0, 0, 4, 4, .9)])["ap 0.50:0.95 all 100"]);
        Assert.Equal("0", Summary([Labelled], [Box(Cat, 0, 0, 4, 4, .9)], new() { Compat = true })["ap 0.50:0.95 all 100"]);
    }

    [Fact]
    public void The_first_number_is_there_whatever_counts_of_an_image()
    {
        Assert.Equal("1", Summary([Labelled], [Box(Cat, 0, 0, 4, 4, .9)], new() { MaxDets = [1, 10, 500] })["ap 0.50:0.95 all 500"]);
        Assert.Equal("-1", Summary([Labelled], [Box(Cat, 0, 0, 4, 4, .9)], new() { MaxDets = [1, 10, 500], Compat = true })["ap 0.50:0.95 all 500"]);
    }

    /// <summary>32 x 32 pixels are medium and not small as well.</summary>
    [Theory]
    [InlineData(1024, false, "", "1", "")]
    [InlineData(1024, true, "1", "1", "-1")]
    [InlineData(1023.9, false, "1", "", "")]
    [InlineData(9216, false, "", "", "1")]
    [InlineData(9216, true, "-1", "1", "1")]
    public void An_area_on_a_limit_belongs_to_one_size(double area, bool compat, string small, string medium, string large)
    {
        var summary = Summary([Box(Cat, 0, 0, 4, 4) with { StatedArea = area }], [Box(Cat, 0, 0, 4, 4, .9)], new() { Compat = compat });
        Assert.Equal([small, medium, large], new[] { "small", "medium", "large" }.Select(size => summary[$"ar 0.50:0.95 {size} 100"]));
    }

    [Fact]
    public void Without_labels_of_a_size_there_is_no_number() => Assert.Equal("", Summary([Labelled], [])["ap 0.50:0.95 large 100"]);

    [Fact]
    public void What_was_not_found_lowers_recall_and_what_is_not_there_precision()
    {
        var summary = Summary([Box(Cat, 0, 0, 4, 4), Box(Cat, 10, 0, 4, 4)], [Box(Cat, 0, 0, 4, 4, .8), Box(Cat, 6, 6, 2, 2, .9)]);
        Assert.Equal("0.5", summary["ar 0.50:0.95 all 100"]);
        // Precision 1/2 up to recall 0.5: at 51 of 101 places.
        Assert.Equal(51 / 202d, double.Parse(summary["ap 0.50 all 100"], CultureInfo.InvariantCulture), 1e-15);
    }

    [Fact]
    public void Two_boxes_on_one_label_are_one_match() => Assert.Equal(["0", ""], Matches([Box(Cat, 0, 0, 4, 4)], [Box(Cat, 0, 0, 4, 4, .9), Box(Cat, 0, 0, 4, 4, .8)]));

    [Fact]
    public void A_crowd_takes_any_number_and_none_of_them_counts()
    {
        Instance[] labels = [Box(Cat, 0, 0, 8, 8, crowd: true), Box(Cat, 10, 0, 4, 4)];
        Instance[] seen = [Box(Cat, 0, 0, 2, 2, .9), Box(Cat, 4, 4, 2, 2, .8), Box(Cat, 10, 0, 4, 4, .7)];
        Assert.Equal(["0", "0", "1"], Matches(labels, seen));
        Assert.Equal("1", Summary(labels, seen)["ap 0.50:0.95 all 100"]);
    }

    [Fact]
    public void Matched_objects_first_makes_precision_of_one_score_the_recall()
    {
        Instance[] labels = [Box(Cat, 0, 0, 4, 4), Box(Cat, 10, 0, 4, 4)];
        Instance[] seen = [Box(Cat, 6, 6, 2, 2), Box(Cat, 0, 0, 4, 4)];
        Assert.Equal(51 / 101d, Number(Summary(labels, seen, new() { TieOrder = TieOrder.Fiftyone })["ap 0.50 all 100"]), 1e-15);
        Assert.Equal(51 / 202d, Number(Summary(labels, seen)["ap 0.50 all 100"]), 1e-15);
    }

    [Fact]
    public void References_without_scores_are_named()
    {
        Assert.StartsWith("none: ", About([Labelled], [Box(Cat, 0, 0, 4, 4)])["scores"]);
        Assert.Equal("the reference's", About([Labelled], [Box(Cat, 0, 0, 4, 4, .9)])["scores"]);
    }

    [Fact]
    public void Masks_are_left_out_when_a_side_has_none()
    {
        Assert.Equal("left out: the reference has none", About([Mask(Cat, 0, 0, 4, 4)], [Box(Cat, 0, 0, 4, 4)])["masks"]);
        Assert.DoesNotContain(Summary([Mask(Cat, 0, 0, 4, 4)], [Box(Cat, 0, 0, 4, 4)], shape: "mask"), row => true);
        Assert.Equal("1", Summary([Mask(Cat, 0, 0, 4, 4)], [Mask(Cat, 0, 0, 4, 4)], shape: "mask")["ap 0.50:0.95 all 100"]);
    }

    [Fact]
    public void What_lies_beyond_the_most_that_count_is_counted() =>
        Assert.Equal("2", About([Labelled], [Box(Cat, 0, 0, 4, 4), Box(Cat, 0, 0, 1, 1), Box(Cat, 1, 0, 1, 1)], new() { MaxDets = [1, 1, 1] })["beyond_max_dets"]);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Any_split_gives_the_same_tables(int parts)
    {
        CocoEvalOptions options = new() { Matches = true };
        var whole = Evaluated.Tables(Synthetic(), options);
        var split = Evaluated.Tables(Synthetic(), options, parts);
        Assert.Equal(Text(whole), Text(split));
        Assert.True(whole["classes"].Rows.Count > 12);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 10, 1)]
    [InlineData(10, 10, 9)]
    public void Three_growing_numbers_count(int few, int more, int most) =>
        Assert.Equal("max-dets", Assert.Throws<AssayException>(() => new CocoEval(new() { MaxDets = [few, more, most] })).Code);

    static CocoFiles Synthetic() => new(Conformance.Path("coco/synth_gt.json"), Conformance.Path("coco/synth_dt_segm.json"));

    static string Text(Dictionary<string, DatasetTable> tables) => string.Join('\n', tables.Values.SelectMany(table => table.Rows.Select(row => $"{table.Name} {string.Join(',', row)}")));

    static Dictionary<string, DatasetTable> Tables(Instance[] labels, Instance[] seen, CocoEvalOptions? options)
    {
        var scorer = new CocoEval(options ?? new CocoEvalOptions());
        scorer.Check(ClassList.Named("cat", "dog"), []);
        Evaluated.Survey(scorer, [Exam(labels, seen)]);
        return scorer.Tables().ToDictionary(table => table.Name);
    }

    static Dictionary<string, string> Summary(Instance[] labels, Instance[] seen, CocoEvalOptions? options = null, string shape = "box") =>
        Tables(labels, seen, options)["summary"].Rows.Where(row => row[0] == shape).ToDictionary(row => $"{row[1]} {row[2]} {row[3]} {row[4]}", row => row[5]);

    static string[] Matches(Instance[] labels, Instance[] seen) =>
        [.. Tables([.. labels.Select((label, place) => label with { SourceId = $"{place}" })], [.. seen.Select((one, place) => one with { SourceId = $"{place}" })],
            new() { Matches = true, Shapes = [CocoShape.Box] })["matches"].Rows.Select(row => row[4])];

    static Dictionary<string, string> About(Instance[] labels, Instance[] seen, CocoEvalOptions? options = null) => Tables(labels, seen, options)["about"].Rows.ToDictionary(row => row[0], row => row[1]);

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

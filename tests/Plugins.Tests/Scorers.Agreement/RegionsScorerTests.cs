using Assay.Kernels;
using Assay.Scorers.Agreement;

namespace Assay.Tests.Scorers.Agreement;

public class RegionsScorerTests
{
    static readonly RegionsOptions Ground = RegionsScene.All with { Background = ["ground"] };

    static Score Examine(string labels, string reference, RegionsOptions? options = null) => RegionsScene.Examine(labels, reference, options);

    [Fact]
    public void A_region_has_classes_box_and_area() => Assert.Equal(["wrong_label 0->1 1,0 2x2 3px"], Examine("000/000", "011/010").Texts());

    [Fact]
    public void Without_background_every_region_is_a_wrong_label() =>
        Assert.Equal(["wrong_label", "wrong_label", "wrong_label"], Examine("00..11..12", "01..10..12".Replace("12", "11")).Findings.Select(f => f.Kind));

    [Fact]
    public void What_only_the_reference_sees_is_an_omission_what_only_the_labels_see_an_extra()
    {
        Assert.Equal(["omission 0->1 1,0 1x1 1px"], Examine("000", "010", Ground).Texts());
        Assert.Equal(["extra 1->0 1,0 1x1 1px"], Examine("010", "000", Ground).Texts());
        Assert.Equal(["wrong_label 1->2 1,0 1x1 1px"], Examine("010", "020", Ground).Texts());
    }

    [Fact]
    public void Two_kinds_of_background_are_told_apart_like_other_classes() =>
        Assert.Equal(["wrong_label 0->1 0,0 1x1 1px"], Examine("02", "12", RegionsScene.All with { Background = ["ground", "tree"] }).Texts());

    [Fact]
    public void Different_pairs_of_classes_are_different_regions() => Assert.Equal(2, Examine("0011", "2222").Findings.Count);

    [Theory]
    [InlineData(Neighbours.Eight, 1)]
    [InlineData(Neighbours.Four, 2)]
    public void Corners_join_regions_when_neighbours_are_eight(Neighbours neighbours, int count) =>
        Assert.Equal(count, Examine("00/00", "10/01", RegionsScene.All with { Neighbours = neighbours }).Value("count"));

    [Fact]
    public void Small_regions_are_no_findings_but_differ()
    {
        var score = Examine("00000/00000", "11010/00000", RegionsScene.All with { MinAreaPx = 2 });
        Assert.Equal(["wrong_label 0->1 0,0 2x1 2px"], score.Texts());
        Assert.Equal((1, 0.3), (score.Value("count"), score.Value("differing")));
    }

    [Fact]
    public void The_most_suspicious_come_first_and_what_is_left_out_is_counted()
    {
        var score = Examine("0000000000", "1.11.111.1", RegionsScene.All with { MaxFindings = 2 });
        Assert.Equal(["wrong_label 0->1 5,0 3x1 3px", "wrong_label 0->1 2,0 2x1 2px"], score.Texts());
        Assert.Equal((3d, 4, 3, 1, 2), (score.Value(""), score.Value("count"), score.Value("worst_area"), score.Value("differing"), score.Value("left_out")));
        Assert.Equal("worst of 4 regions: wrong_label ground -> tree at (5,0) 3x1, 3 px; 2 of them are not listed", score.Reason);
        Assert.Equal(new Box(5, 0, 3, 1), score.Where);
    }

    [Fact]
    public void Regions_are_rows_with_suspicion_area_margin_and_boundary_share()
    {
        var score = Examine("000", "011");
        Assert.Equal([new RegionScore(0, [])], score.Regions.Select(region => region with { Values = [] }));
        Assert.Equal([2d, 2, null, 0], score.Regions[0].Values);
    }

    [Fact]
    public void Agreement_is_no_region_but_evidence()
    {
        var score = Examine("012", "012");
        Assert.Equal([0d, 0, null, 0, 0], score.Values);
        Assert.Empty(score.Findings);
        Assert.Null(score.Reason);
    }

    [Fact]
    public void A_sample_of_void_is_no_evidence() => Assert.Same(Score.None, Examine("..", "01"));

    [Fact]
    public void A_sample_without_labels_or_opinion_is_no_evidence()
    {
        Assert.Same(Score.None, new RegionsScorer(RegionsScene.All).Examine(new Exam(new Sample { Id = "a", Size = new Size(1, 1) }, RegionsScene.Classes)));
        Assert.Same(Score.None, RegionsScene.Examine(LabelMap.Parse("0"), Opinion.None));
    }

    [Theory]
    [InlineData("0", "1", "wrong_label 0->1 0,0 1x1 1px")]
    [InlineData("000", "001", "wrong_label 0->1 2,0 1x1 1px")]
    [InlineData("0/0/0", "1/0/0", "wrong_label 0->1 0,0 1x1 1px")]
    public void One_pixel_or_one_row_or_one_column_is_a_map(string labels, string reference, string expected) =>
        Assert.Equal([expected], Examine(labels, reference, new RegionsOptions { MinAreaPx = 1 }).Texts());

    [Fact]
    public void The_margin_is_what_the_reference_believes_in_its_class_more_than_in_the_label()
    {
        // Pixel by pixel (ground, tree, water): (.2,.8,0), (.4,.6,0), (1,0,0).
        var score = RegionsScene.Examine(LabelMap.Parse("000"), new Opinion { Probabilities = Probabilities.Of<double>(new Size(3, 1), 3, new[] { .2, .4, 1, .8, .6, 0, 0, 0, 0 }) });
        Assert.Equal([0.6 + 0.2, 2, 0.4, 0], score.Regions[0].Values.Select(value => Math.Round(value!.Value, 12)));
        Assert.Equal(0.4, score.Findings[0].Measured["margin"], 12);
        Assert.Contains("margin 0.40", score.Reason);
    }

    [Fact]
    public void Probabilities_of_any_stored_type_give_one_answer()
    {
        byte[] bytes = [51, 204, 0, 204, 51, 255];
        Opinion Of<T>(Func<byte, T> convert) where T : unmanaged => new() { Probabilities = Probabilities.Of<T>(new Size(3, 1), 2, bytes.Select(convert).ToArray()) };
        foreach (var opinion in new[] { Of(b => b), Of(b => b / 255.0), Of(b => b / 255f), Of(b => (Half)(b / 255.0)) })
        {
            var score = RegionsScene.Examine(LabelMap.Parse("000"), opinion);
            Assert.Equal(["wrong_label 0->1 2,0 1x1 1px", "wrong_label 0->1 0,0 1x1 1px"], score.Texts());
            Assert.Equal(0.6, score.Regions[1].Values[0]!.Value, 3);
        }
    }

    [Fact]
    public void Probabilities_that_are_none_name_pixel_and_class()
    {
        var broken = new Opinion { Probabilities = Probabilities.Of<double>(new Size(2, 1), 2, new[] { 1, double.NaN, 0, 0 }) };
        var error = Assert.Throws<DataException>(() => RegionsScene.Examine(LabelMap.Parse("00"), broken));
        Assert.Equal(("not-probabilities", "pixel (1,0)"), (error.Code, error.Place));
    }

    [Fact]
    public void A_reference_of_another_size_is_refused() => Assert.Equal("size-mismatch", Assert.Throws<DataException>(() => Examine("00", "0")).Code);

    [Fact]
    public void A_class_beyond_the_dataset_is_refused() => Assert.Equal("class-outside", Assert.Throws<DataException>(() => Examine("03", "00")).Code);

    [Fact]
    public void A_background_that_is_no_class_is_refused_before_anything_is_scored()
    {
        var error = Assert.Throws<DataException>(() => new RegionsScorer(new() { Background = ["grond"] }).Check(RegionsScene.Classes, []));
        Assert.Equal("unknown-class", error.Code);
        Assert.Contains("ground, tree, water", error.Message);
    }
}

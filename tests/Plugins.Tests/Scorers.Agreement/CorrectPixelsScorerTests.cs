using Assay.Scorers.Agreement;

namespace Assay.Tests.Scorers.Agreement;

public class CorrectPixelsScorerTests
{
    static readonly CorrectPixelsScorer Scorer = new(new());

    static Score Examine(string labels, string reference) => Case.Examine(Scorer, labels, Case.Map(reference));

    [Fact]
    public void Equal_maps_score_one_and_need_no_reason()
    {
        var score = Examine("0011/0011", "0011/0011");
        Assert.Equal([1, 0], score.Values);
        Assert.Null(score.Reason);
        Assert.Null(score.Where);
    }

    [Fact]
    public void The_reason_names_the_largest_region_its_classes_and_place()
    {
        // One pixel differs at the left, three at the right; two of these touch the third at a corner.
        var score = Examine("00000/00000/00000", "20010/00001/00001");
        Assert.Equal([11 / 15.0, 3], score.Values);
        Assert.Equal("'clear' where the reference says 'cloud': 3 px at (3,0) 2x3", score.Reason);
        Assert.Equal(new Box(3, 0, 2, 3), score.Where);
    }

    [Fact]
    public void Regions_of_two_pairs_of_classes_are_two() => Assert.Equal("'clear' where the reference says 'cloud': 2 px at (0,0) 2x1", Examine("000", "112").Reason);

    [Fact]
    public void Void_on_either_side_is_out() => Assert.Equal([1, 0], Examine("0..1", "01.1").Values);

    [Theory]
    [InlineData("....", "0000")]
    [InlineData("0000", "....")]
    [InlineData("01..", "..01")]
    public void Nothing_but_void_is_no_evidence(string labels, string reference) => Assert.Empty(Examine(labels, reference).Values);

    [Theory]
    [InlineData("0", "0", 1.0)]
    [InlineData("0", "1", 0.0)]
    [InlineData("0011", "0001", 0.75)]
    [InlineData("0/0/1/1", "0/0/0/1", 0.75)]
    public void One_pixel_one_row_and_one_column_are_images(string labels, string reference, double expected) => Assert.Equal(expected, Examine(labels, reference).Values[0]);

    [Fact]
    public void Renumbering_classes_changes_nothing() => Assert.Equal(Examine("0122/0012", "0112/0022").Values, Examine("2011/2201", "2001/2211").Values);

    [Fact]
    public void Probabilities_of_every_type_are_reduced_to_their_arg_max() =>
        Assert.All(Case.InEveryType(new Size(3, 1), 0.6, 0.2, 0, 0.4, 0.8, 0.2, 0, 0, 0.8), opinion => Assert.Equal([2 / 3.0, 1], Case.Examine(Scorer, "002", opinion).Values));

    [Fact]
    public void Garbage_under_void_labels_does_no_harm() => Assert.Equal(1, Case.Examine(Scorer, "0.", Case.Planes(new Size(2, 1), 1, double.NaN, 0, 40)).Values[0]);

    [Fact]
    public void Logits_are_refused_with_pixel_and_class()
    {
        var refusal = Assert.Throws<DataException>(() => Case.Examine(Scorer, "01", Case.Planes(new Size(2, 1), 7.5, -1, -2, 3)));
        Assert.Contains("the probability of 'clear' at pixel (0,0) is 7.5", refusal.Message);
    }

    [Fact]
    public void Different_sizes_are_refused() => Assert.Equal("size-mismatch", Assert.Throws<DataException>(() => Examine("00/00", "0000")).Code);

    [Fact]
    public void No_labels_and_no_opinion_are_no_evidence() => Case.IsNoEvidenceWithoutLabelsOrOpinion(Scorer);
}

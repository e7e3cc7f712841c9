using Assay.Kernels;
using Assay.Scorers.Agreement;

namespace Assay.Tests.Scorers.Agreement;

public class LabelIouScorerTests
{
    static Score Examine(string labels, string reference, LabelIouOptions? options = null) => Case.Examine(new LabelIouScorer(options ?? new()), labels, Case.Map(reference));

    [Fact]
    public void Equal_maps_score_one_and_need_no_reason()
    {
        var score = Examine("0011/0011", "0011/0011");
        Assert.Equal([1, 1], score.Values);
        Assert.Null(score.Reason);
    }

    [Fact]
    public void The_reason_names_the_worst_class_and_where_it_differs_most()
    {
        // clear: 4 of 6; cloud: 2 of 4.
        var score = Examine("0011/0011", "0001/0001");
        Assert.Equal([(4 / 6.0 + 2 / 4.0) / 2, 0.5], score.Values);
        Assert.Equal("IoU 0.50 of 'cloud' (4 px labelled, 2 in the reference): 'cloud' where the reference says 'clear': 2 px at (2,0) 1x2", score.Reason);
        Assert.Equal(new Box(2, 0, 1, 2), score.Where);
    }

    [Fact]
    public void The_place_is_one_of_the_worst_class()
    {
        // Most differs between clear and cloud, but shadow is missed altogether.
        var score = Examine("00000002", "11100000");
        Assert.Equal(0, score.Values[1]);
        Assert.Contains("IoU 0.00 of 'cloud'", score.Reason);
        Assert.Contains("IoU 0.00 of 'shadow'", Examine("00000222", "10000000").Reason);
    }

    [Fact]
    public void Absent_classes_count_as_the_option_says()
    {
        double? With(AbsentClass absent) => Examine("0000", "0000", new() { Absent = absent }).Values[0];
        Assert.Equal([1, 1, 1 / 3.0, 1], [With(AbsentClass.Union), With(AbsentClass.LabelOnly), With(AbsentClass.AllZero), With(AbsentClass.AllOne)]);
    }

    [Fact]
    public void A_stray_pixel_below_the_minimum_is_forgiven_as_a_class()
    {
        Assert.Equal(0.375, Examine("0000", "0001").Values[0]);
        Assert.Equal(0.75, Examine("0000", "0001", new() { MinPixels = 2 }).Values[0]);
    }

    [Fact]
    public void Void_on_either_side_is_out() => Assert.Equal(1, Examine("0..1", "01.1").Values[0]);

    [Theory]
    [InlineData("....", "0000")]
    [InlineData("01..", "..01")]
    public void Nothing_but_void_is_no_evidence(string labels, string reference) => Assert.Empty(Examine(labels, reference).Values);

    [Fact]
    public void Renumbering_classes_changes_nothing() => Assert.Equal(Examine("0122/0012", "0112/0022").Values, Examine("2011/2201", "2001/2211").Values);

    [Fact]
    public void Every_stored_type_scores_as_its_arg_max() =>
        Assert.All(Case.InEveryType(new Size(4, 1), 0.9, 0.1, 0.3, 0.2, 0.1, 0.9, 0.7, 0.8), opinion => Assert.Equal(Examine("0001", "0111").Values, Case.Examine(new LabelIouScorer(new()), "0001", opinion).Values));

    [Fact]
    public void It_wants_everything_labelled() => Assert.True(new LabelIouScorer(new()).NeedsDenseLabels);

    [Fact]
    public void No_labels_and_no_opinion_are_no_evidence() => Case.IsNoEvidenceWithoutLabelsOrOpinion(new LabelIouScorer(new()));
}

using Assay.Scorers.Agreement;

namespace Assay.Tests.Scorers.Agreement;

public class CorrectPixelsThresholdedScorerTests
{
    // Labels all clear; the reference: clear 0.9, clear 0.55, cloud 0.6, cloud 0.95.
    static readonly Opinion Four = Case.Planes(new Size(4, 1), 0.9, 0.55, 0.4, 0.05, 0.1, 0.45, 0.6, 0.95);

    static Score Examine(CorrectPixelsThresholdedOptions? options = null, string labels = "0000") => Case.Examine(new CorrectPixelsThresholdedScorer(options ?? new()), labels, Four);

    [Fact]
    public void At_one_half_two_classes_are_always_decided() => Assert.Equal([0.5, 0], Examine().Values);

    [Theory]
    [InlineData(Unsure.Out, 1 / 2.0)]
    [InlineData(Unsure.Correct, 3 / 4.0)]
    [InlineData(Unsure.Wrong, 1 / 4.0)]
    public void What_is_not_sure_counts_as_the_option_says(Unsure unsure, double expected) => Assert.Equal([expected, 0.5], Examine(new() { Threshold = 0.7, Unsure = unsure }).Values);

    [Fact]
    public void A_class_may_have_a_threshold_of_its_own()
    {
        var score = Examine(new() { ClassThresholds = new Dictionary<string, double> { ["cloud"] = 0.99 } });
        Assert.Equal([1, 0.5], score.Values);
        Assert.Null(score.Reason);
    }

    [Fact]
    public void The_reason_speaks_of_sure_pixels_only()
    {
        var score = Examine(new() { Threshold = 0.7 });
        Assert.Equal("'clear' where the reference says 'cloud': 1 px at (3,0) 1x1", score.Reason);
        Assert.Equal(new Box(3, 0, 1, 1), score.Where);
    }

    [Fact]
    public void A_reference_that_is_sure_of_nothing_is_no_evidence()
    {
        Assert.Equal([null, 1], Examine(new() { Threshold = 1 }).Values);
        Assert.Equal([0, 1], Examine(new() { Threshold = 1, Unsure = Unsure.Wrong }).Values);
    }

    [Fact]
    public void Without_thresholds_it_is_correct_pixels() =>
        Assert.Equal(Case.Examine(new CorrectPixelsScorer(new()), "0101", Four).Values[0], Examine(new() { Threshold = 0 }, "0101").Values[0]);

    [Fact]
    public void Void_is_out() => Assert.Equal([0.5, 0], Examine(labels: "0..0").Values);

    [Fact]
    public void Nothing_but_void_is_no_evidence() => Assert.Empty(Examine(labels: "....").Values);

    [Fact]
    public void Garbage_under_void_labels_does_no_harm() =>
        Assert.Equal([1, 0], Case.Examine(new CorrectPixelsThresholdedScorer(new()), "0.", Case.Planes(new Size(2, 1), 1, double.NaN, 0, -3)).Values);

    [Fact]
    public void Every_stored_type_is_scored() => Assert.All(Case.InEveryType(new Size(3, 1), 0.9, 0.6, 0.1, 0.1, 0.4, 0.9),
        opinion => Assert.Equal([0.5, 1 / 3.0], Case.Examine(new CorrectPixelsThresholdedScorer(new() { Threshold = 0.7 }), "000", opinion).Values));

    [Fact]
    public void A_class_that_is_none_is_refused_with_those_there_are()
    {
        var refusal = Assert.Throws<DataException>(() => new CorrectPixelsThresholdedScorer(new() { ClassThresholds = new Dictionary<string, double> { ["clout"] = 0.9 } }).Check(Case.Classes, []));
        Assert.Equal("unknown-class", refusal.Code);
        Assert.Contains("'clout', which the dataset does not have; its classes: clear, cloud, shadow", refusal.Message);
    }

    [Fact]
    public void A_label_map_alone_will_not_do() => Assert.Equal(Evidence.Probabilities, new CorrectPixelsThresholdedScorer(new()).Needs.Single().Of);

    [Fact]
    public void No_labels_and_no_opinion_are_no_evidence() => Case.IsNoEvidenceWithoutLabelsOrOpinion(new CorrectPixelsThresholdedScorer(new()));
}

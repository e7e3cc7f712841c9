using Assay.Scorers.Classification;

namespace Assay.Tests.Scorers.Classification;

public class SampleScorersTests
{
    static readonly ClassificationOptions Options = new();

    static readonly IScorer[] Scorers = [new SelfConfidence(Options), new NormalizedMargin(Options), new WeightedEntropy(Options)];

    static double? Value(IScorer scorer, int label, params double[] scores) => scorer.Examine(Twelve.Of("a", [label], scores)).Values[0];

    [Fact]
    public void Self_confidence_is_the_labels_probability() => Assert.Equal(0.3, Value(Scorers[0], 1, 0.6, 0.3, 0.1));

    [Fact]
    public void The_margin_runs_from_certainly_wrong_to_certainly_right()
    {
        Assert.Equal(0.35, Value(Scorers[1], 1, 0.6, 0.3, 0.1)!.Value, 12);
        Assert.Equal((1.0, 0.0), (Value(Scorers[1], 0, 1, 0, 0), Value(Scorers[1], 1, 1, 0, 0)));
    }

    [Fact]
    public void Weighted_entropy_is_cleanlabs()
    {
        double[] theirs = [0.8415345926032661, 0.7586906321616091, 0.3696196623795791, 0.6310267127084289, 0.7515409925295274, 0.4832803369948244, 0.6850336186085184, 0.5328256158917146,
            0.8415345926032661, 0.6850336186085185, 0.4532144653070097, 0.36732953588626904];
        Assert.All(Twelve.Exams.Zip(theirs), pair => Assert.Equal(pair.Second, Scorers[2].Examine(pair.First).Values[0]!.Value, 12));
    }

    [Fact]
    public void Certain_scores_have_no_entropy_and_give_the_labels_probability()
    {
        Assert.Equal((1.0, 0.0), (Value(Scorers[2], 0, 1, 0, 0), Value(Scorers[2], 1, 1, 0, 0)));
        Assert.Equal(1, new WeightedEntropy(Options).Examine(Twelve.Of("a", [0], [1], ClassList.Named("only"))).Values[0]);
    }

    [Fact]
    public void A_stronger_class_is_a_finding_with_both_and_a_reason()
    {
        var score = Scorers[0].Examine(Twelve.Of("a", [0], [0.1, 0.85, 0.05]));
        var finding = Assert.Single(score.Findings);
        Assert.Equal((FindingKind.WrongLabel, 0, 1), (finding.Kind, finding.Class, finding.ReferenceClass));
        Assert.Equal((0.1, 0.85), (finding.Measured["self_confidence"], finding.Measured["confidence"]));
        Assert.Equal("cat 0.10, dog 0.85", score.Reason);
        Assert.Empty(Scorers[0].Examine(Twelve.Of("a", [0], [0.45, 0.45, 0.1])).Findings);
    }

    [Fact]
    public void No_class_and_no_opinion_are_no_evidence() => Assert.All(Scorers, scorer =>
    {
        Assert.Same(Score.None, scorer.Examine(Twelve.Of("a", null, [1, 0, 0])));
        Assert.Same(Score.None, scorer.Examine(Twelve.Of("a", [], [1, 0, 0])));
        Assert.Same(Score.None, scorer.Examine(Twelve.Of("a", [0], null)));
    });

    [Theory]
    [InlineData(double.NaN, "the score of 'dog' is NaN")]
    [InlineData(-0.5, "the score of 'dog' is -0.5")]
    [InlineData(7.5, "of logits use their softmax")]
    [InlineData(0.9, "sigmoid")]
    public void What_is_no_probability_is_refused(double bad, string message) =>
        Assert.Contains(message, Assert.Throws<DataException>(() => Scorers[0].Examine(Twelve.Of("a", [0], [0.5, bad, 0]))).Message);

    [Fact]
    public void Several_classes_are_refused() => Assert.Equal("several-tags", Assert.Throws<DataException>(() => Scorers[0].Examine(Twelve.Of("a", [0, 1], [0.5, 0.5, 0]))).Code);

    [Fact]
    public void Renumbering_classes_changes_nothing()
    {
        int[] order = [2, 0, 1];
        foreach (var (scorer, i) in Scorers.SelectMany(scorer => Enumerable.Range(0, 12).Select(i => (scorer, i))))
            Assert.Equal(Value(scorer, Twelve.Labels[i], Twelve.Scores[i]), Value(scorer, Array.IndexOf(order, Twelve.Labels[i]), [.. order.Select(k => Twelve.Scores[i][k])]));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1e-9)]
    public void A_label_that_is_all_but_certain_is_not_called_wrong(int label, double expected) =>
        Assert.Equal(expected, Value(new WeightedEntropy(Options), label, [1 - 1e-15, 1e-15, 0])!.Value, 1e-8);
}

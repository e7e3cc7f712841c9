using Assay.Scorers.Classification;

namespace Assay.Tests.Scorers.Classification;

public class TagQualityTests
{
    static readonly TagQuality Usual = new(new TagQualityOptions());

    static double? Value(TagQualityOptions options, Exam exam) => new TagQuality(options).Examine(exam).Values[0];

    static void Agree(TagQualityOptions options, params double[] theirs) =>
        Assert.All(Photos.Exams().Zip(theirs), pair => Assert.Equal(pair.Second, Value(options, pair.First)!.Value, 14));

    [Fact]
    public void Self_confidences_are_averaged_from_the_highest_down_as_cleanlab_does() =>
        Agree(new TagQualityOptions(), 0.902, 0.724, 0.244, 0.862, 0.902, 0.24399999999999997, 0.766, 0.862, 0.20400000000000001, 0.902, 0.7339999999999999, 0.30199999999999994);

    [Fact]
    public void Of_two_answers_the_margin_is_the_self_confidence() =>
        Assert.All(Photos.Exams(), exam => Assert.Equal(Value(new TagQualityOptions(), exam)!.Value, Value(new TagQualityOptions { Score = TagScore.NormalizedMargin }, exam)!.Value, 14));

    [Fact]
    public void Weighted_entropy_is_cleanlabs() =>
        Agree(new TagQualityOptions { Score = TagScore.WeightedEntropy }, 0.8076642570775115, 0.6640469301598356, 0.4428064966390592, 0.7668132524550216, 0.8076642570775115, 0.4428064966390592,
            0.6912343944957106, 0.7668132524550216, 0.41246482437553217, 0.8076642570775115, 0.6733985039001738, 0.4830036955782526);

    [Fact]
    public void Softmin_is_cleanlabs() =>
        Agree(new TagQualityOptions { Pool = TagPool.Softmin }, 0.9116348268809447, 0.7424789617395557, 0.10090555793541539, 0.8839921666085099, 0.9116348268809447, 0.10090555793541536,
            0.7829494872239008, 0.8839921666085099, 0.0505873170549433, 0.9116348268809447, 0.7413654203411353, 0.15068257687829673);

    [Theory]
    [InlineData(TagPool.Lowest, 0.2)]
    [InlineData(TagPool.Mean, 0.5)]
    public void The_lowest_and_the_mean(TagPool pool, double expected) => Assert.Equal(expected, Value(new TagQualityOptions { Pool = pool }, Photos.Of("a", [0, 1], [0.2, 0.8, 0.5]))!.Value, 14);

    [Theory]
    [InlineData(1, 0.2)]
    [InlineData(0, 0.8)]
    public void A_weight_of_one_is_the_lowest_and_of_none_the_highest(double alpha, double expected) =>
        Assert.Equal(expected, Value(new TagQualityOptions { Alpha = alpha }, Photos.Of("a", [0, 1], [0.2, 0.8, 0.5])));

    [Fact]
    public void The_least_believed_tag_and_the_most_believed_other_class_are_columns()
    {
        Assert.Equal([0.2, 0.6], Usual.Examine(Photos.Of("a", [0, 1], [0.2, 0.8, 0.6])).Values.Skip(1));
        Assert.Equal([null, 0.8], Usual.Examine(Photos.Of("a", [], [0.2, 0.8, 0.6])).Values.Skip(1));
        Assert.Equal([0.2, null], Usual.Examine(Photos.Of("a", [0, 1, 2], [0.2, 0.8, 0.6])).Values.Skip(1));
    }

    [Fact]
    public void What_is_more_likely_wrong_than_right_is_a_finding()
    {
        var score = Usual.Examine(Photos.Of("a", [0, 1], [0.03, 0.9, 0.7]));
        Assert.Equal([(FindingKind.Extra, 0, null), (FindingKind.Omission, null, 2)], score.Findings.Select(finding => (finding.Kind, finding.Class, finding.ReferenceClass)));
        Assert.Equal([0.03, 0.7], score.Findings.Select(finding => finding.Measured["confidence"]));
        Assert.Equal("beach 0.03, no night 0.70, dog 0.90", score.Reason);
        Assert.Empty(Usual.Examine(Photos.Of("a", [0], [0.5, 0.5, 0.5])).Findings);
    }

    [Fact]
    public void No_annotation_is_no_evidence_and_no_tag_is_one()
    {
        Assert.Same(Score.None, Usual.Examine(Photos.Of("a", null, [0.1, 0.1, 0.1])));
        Assert.Same(Score.None, Usual.Examine(Photos.Of("a", [0], null)));
        Assert.Equal(0.9, Usual.Examine(Photos.Of("a", [], [0.1, 0.1, 0.1])).Values[0]!.Value, 14);
    }

    [Theory]
    [InlineData(double.NaN, "the score of 'dog' is NaN")]
    [InlineData(-0.5, "the score of 'dog' is -0.5")]
    [InlineData(7.5, "of logits use their sigmoid")]
    public void What_is_no_probability_is_refused(double bad, string message) =>
        Assert.Contains(message, Assert.Throws<DataException>(() => Usual.Examine(Photos.Of("a", [0], [0.5, bad, 0]))).Message);

    [Fact]
    public void A_tag_without_a_score_is_refused() => Assert.Equal("class-count", Assert.Throws<DataException>(() => Usual.Examine(Photos.Of("a", [2], [0.5, 0.5]))).Code);

    [Theory]
    [InlineData(TagPool.MovingAverage)]
    [InlineData(TagPool.Softmin)]
    [InlineData(TagPool.Mean)]
    public void Renumbering_classes_changes_nothing(TagPool pool) =>
        Assert.All(Photos.Exams().Zip(Photos.Exams(2, 0, 1)), pair => Assert.Equal(Value(new TagQualityOptions { Pool = pool }, pair.First), Value(new TagQualityOptions { Pool = pool }, pair.Second)));
}

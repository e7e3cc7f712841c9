using Assay.Scorers.Classification;

namespace Assay.Tests.Scorers.Classification;

public class ConfidentClassesTests
{
    static ConfidentClasses Learn(Pruning method, int parts = 1) => Twelve.Learn(new ConfidentClasses(new ConfidentClassesOptions { Method = method }), Twelve.Exams, parts);

    static string Flagged(ConfidentClasses scorer) => string.Join(' ', Twelve.Exams.Where(exam => scorer.Examine(exam).Values[1] == 1).Select(exam => exam.Sample.Id));

    static string[] Rows(ConfidentClasses scorer, string table) => [.. scorer.Tables().Single(one => one.Name == table).Rows.Select(row => string.Join(' ', row))];

    [Theory]
    [InlineData(Pruning.NoiseRate)]
    [InlineData(Pruning.ByClass)]
    [InlineData(Pruning.Both)]
    [InlineData(Pruning.OffDiagonal)]
    public void Every_method_flags_what_cleanlab_flags(Pruning method) => Assert.Equal("02 05 10", Flagged(Learn(method)));

    [Fact]
    public void Thresholds_are_mean_self_confidences() =>
        Assert.Equal(["cat 4 0.6", "dog 4 0.55", "eel 4 0.5"], Rows(Learn(Pruning.Both), "thresholds").Select(row => row.Length > 12 ? $"{row[..5]} {double.Parse(row[6..]):0.0##########}" : row));

    [Fact]
    public void The_joint_is_calibrated_to_the_labels() =>
        Assert.Equal(["cat cat 3", "cat dog 1", "dog cat 1", "dog dog 3", "eel cat 1", "eel eel 3"], Rows(Learn(Pruning.NoiseRate), "joint"));

    [Theory]
    [InlineData(Pruning.NoiseRate)]
    [InlineData(Pruning.OffDiagonal)]
    public void Pairs_count_the_flagged(Pruning method) => Assert.Equal(["cat dog 1", "dog cat 1", "eel cat 1"], Rows(Learn(method), "pairs"));

    [Theory]
    [InlineData(Pruning.NoiseRate)]
    [InlineData(Pruning.ByClass)]
    [InlineData(Pruning.Both)]
    [InlineData(Pruning.OffDiagonal)]
    public void Any_split_gives_the_same(Pruning method)
    {
        var (whole, split) = (Learn(method), Learn(method, 5));
        Assert.Equal(Twelve.Exams.Select(exam => whole.Examine(exam).Values[0]), Twelve.Exams.Select(exam => split.Examine(exam).Values[0]));
        Assert.All((string[])["pairs", "joint", "thresholds"], table => Assert.Equal(Rows(whole, table), Rows(split, table)));
    }

    [Fact]
    public void A_flagged_sample_has_its_margin_and_a_finding_and_another_has_one()
    {
        var scorer = Learn(Pruning.NoiseRate);
        var wrong = scorer.Examine(Twelve.Exams[2]);
        Assert.Equal(0.125, wrong.Values[0]!.Value, 12);
        Assert.Equal((0, 1), (wrong.Findings.Single().Class, wrong.Findings.Single().ReferenceClass));
        var right = scorer.Examine(Twelve.Exams[11]);
        Assert.Equal([1.0, 0.0], right.Values);
        Assert.Empty(right.Findings);
    }

    [Fact]
    public void A_share_of_nothing_flags_nothing()
    {
        var scorer = Twelve.Learn(new ConfidentClasses(new ConfidentClassesOptions { Share = 0 }), Twelve.Exams);
        Assert.Equal("", Flagged(scorer));
        Assert.Empty(Rows(scorer, "pairs"));
    }

    [Fact]
    public void Samples_without_evidence_take_no_part()
    {
        Exam[] more = [.. Twelve.Exams, Twelve.Of("x", null, [0, 1, 0]), Twelve.Of("y", [0], null)];
        var scorer = Twelve.Learn(new ConfidentClasses(new ConfidentClassesOptions()), more);
        Assert.Equal("02 05 10", Flagged(scorer));
        Assert.Same(Score.None, scorer.Examine(more[^1]));
    }

    [Fact]
    public void An_empty_dataset_has_empty_tables() =>
        Assert.All(Twelve.Learn(new ConfidentClasses(new ConfidentClassesOptions()), []).Tables(), table => Assert.Empty(table.Rows));

    [Theory]
    [InlineData(new[] { 0.5, 1.5, 1.0 }, new[] { 0L, 2, 1 })]
    [InlineData(new[] { 0.5, 0.5, 0.5, 0.5 }, new[] { 0L, 0, 1, 1 })]
    [InlineData(new[] { 1.6, 1.6, 1.6, 0.2 }, new[] { 1L, 2, 2, 0 })]
    public void Rounding_keeps_the_sum(double[] values, long[] rounded) => Assert.Equal(rounded, Joint.Round(values));

    [Fact]
    public void Kept_samples_are_taken_from_the_pairs() =>
        // Two of four stay at least: the diagonal rises from 0 to 2, each of the two pairs falls by 2 / 1.
        Assert.Equal([2L, 1, 0], Joint.Prune([[0, 3, 1], [0, 1, 0], [0, 0, 1]], 2, 1)[0]);
}

using Assay.Scorers.Classification;

namespace Assay.Tests.Scorers.Classification;

public class ConfidentTagsTests
{
    static ConfidentTags Learn(Pruning method, int parts = 1, params Exam[] exams) =>
        Twelve.Learn(new ConfidentTags(new ConfidentClassesOptions { Method = method }), exams.Length > 0 ? exams : Photos.Exams(), parts);

    static string Flagged(ConfidentTags scorer) => string.Join(' ', Photos.Exams().SelectMany(exam => scorer.Examine(exam).Findings.Select(finding =>
        $"{exam.Sample.Id}{(finding.Kind == FindingKind.Extra ? "-" : "+")}{Photos.Classes.NameOf(finding.Class ?? finding.ReferenceClass!.Value)}")));

    [Theory]
    [InlineData(Pruning.NoiseRate)]
    [InlineData(Pruning.ByClass)]
    [InlineData(Pruning.Both)]
    [InlineData(Pruning.OffDiagonal)]
    public void Every_method_flags_what_cleanlab_flags(Pruning method) => Assert.Equal("02-beach 05+beach 08+dog", Flagged(Learn(method)));

    [Fact]
    public void Each_class_has_its_thresholds_and_its_joint()
    {
        var rows = Learn(Pruning.NoiseRate).Tables().Single().Rows.Select(row => string.Join(' ', row.Select(cell => cell.Contains('.') ? $"{double.Parse(cell):0.####}" : cell)));
        Assert.Equal(["cat 5 7 0.67 0.7929 1 1 1 1", "dog 5 7 0.8 0.7786 0 1 0 1", "eel 5 7 0.72 0.9214 0 0 0 0"], rows); // named as Twelve's classes, which Learn hands over
    }

    [Fact]
    public void A_flagged_photo_has_the_self_confidence_of_its_worst_class_and_another_has_one()
    {
        var scorer = Learn(Pruning.NoiseRate);
        Assert.Equal([0.1, 1.0], scorer.Examine(Photos.Exams()[2]).Values);
        Assert.Equal([1.0, 0.0], scorer.Examine(Photos.Exams()[11]).Values);
        Assert.Equal("no beach 0.90", scorer.Examine(Photos.Exams()[5]).Reason);
    }

    [Theory]
    [InlineData(Pruning.NoiseRate)]
    [InlineData(Pruning.OffDiagonal)]
    public void Any_split_gives_the_same(Pruning method)
    {
        var (whole, split) = (Learn(method), Learn(method, 5));
        Assert.Equal(Flagged(whole), Flagged(split));
        Assert.Equal(whole.Tables().Single().Rows, split.Tables().Single().Rows);
    }

    [Fact]
    public void A_tag_that_all_or_none_have_is_never_doubted()
    {
        Exam[] photos = [.. Enumerable.Range(0, 8).Select(i => Photos.Of($"{i}", [0], [i == 3 ? 0.01 : 0.9, i == 4 ? 0.99 : 0.1, 0.5]))];
        var scorer = Learn(Pruning.NoiseRate, 1, photos);
        Assert.All(photos, photo => Assert.Equal(0, scorer.Examine(photo).Values[1]));
        Assert.Equal(["", "0.7887"], scorer.Tables().Single().Rows[1].Skip(3).Take(2).Select(cell => cell.Length > 6 ? cell[..6] : cell)); // dog: no photo has it
    }

    [Fact]
    public void Photos_without_evidence_take_no_part()
    {
        var scorer = Learn(Pruning.NoiseRate, 1, [.. Photos.Exams(), Photos.Of("x", null, [0, 1, 0]), Photos.Of("y", [0], null)]);
        Assert.Equal("02-beach 05+beach 08+dog", Flagged(scorer));
        Assert.Same(Score.None, scorer.Examine(Photos.Of("y", [0], null)));
    }

    [Fact]
    public void An_empty_dataset_has_an_empty_table() => Assert.Empty(Twelve.Learn(new ConfidentTags(new ConfidentClassesOptions()), []).Tables().Single().Rows);
}

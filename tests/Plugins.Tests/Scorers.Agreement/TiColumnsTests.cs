using Assay.Scorers.Agreement;

namespace Assay.Tests.Scorers.Agreement;

public class TiColumnsTests
{
    static TiOptions Of(params string[] classes) => new() { Classes = classes };

    [Fact]
    public void A_named_class_gets_f_precision_recall_and_support()
    {
        // cloud: 2 of 4 labelled found, 3 predicted; F2 = 5 * 2 / (4 * 4 + 3).
        var columns = TiScene.Named(Of("cloud"), TiScene.Examine("0011/0011", "0101/0001", Of("cloud")));
        Assert.Equal(10 / 19.0, columns["f_cloud"]!.Value, 1e-15);
        Assert.Equal((2 / 3.0, 0.5, 4), (columns["precision_cloud"], columns["recall_cloud"], columns["support_cloud"]));
    }

    [Fact]
    public void What_cannot_be_said_of_an_absent_class_is_empty()
    {
        var missed = TiScene.Named(Of("cloud", "shadow"), TiScene.Examine("0011", "0000", Of("cloud", "shadow")));
        Assert.Equal((0, null, 0, 2), (missed["f_cloud"], missed["precision_cloud"], missed["recall_cloud"], missed["support_cloud"]));
        Assert.Equal((null, null, null, 0), (missed["f_shadow"], missed["precision_shadow"], missed["recall_shadow"], missed["support_shadow"]));
        var invented = TiScene.Named(Of("cloud"), TiScene.Examine("0000", "0011", Of("cloud")));
        Assert.Equal((0, 0, null, 0), (invented["f_cloud"], invented["precision_cloud"], invented["recall_cloud"], invented["support_cloud"]));
    }

    [Fact]
    public void A_class_that_the_reference_does_not_know_has_columns_all_the_same()
    {
        var opinion = new Opinion { Probabilities = Probabilities.Of<float>(new Size(1, 1), 2, new[] { 1f, 0f }) };
        var columns = TiScene.Named(Of("shadow"), TiScene.Examine(LabelMap.Parse("0"), opinion, Of("shadow")));
        Assert.Equal((null, 0), (columns["f_shadow"], columns["support_shadow"]));
    }

    [Fact]
    public void Names_become_words_of_a_column() =>
        Assert.Equal(["", "worst_class_f", "f_thick_cloud_1", "precision_thick_cloud_1", "recall_thick_cloud_1", "support_thick_cloud_1"],
            new TiScorer(Of("Thick cloud (1)")).Columns.Select(column => column.Name));

    [Theory]
    [InlineData("Cloud", "cloud", "'f_cloud'")]
    [InlineData("云", "cloud", "no column's name can be made")]
    public void Names_that_make_no_column_are_refused(string first, string second, string said) => Assert.Contains(said, Assert.Throws<AssayException>(() => new TiScorer(Of(first, second))).Message);

    [Fact]
    public void A_class_that_the_dataset_lacks_is_refused_with_those_it_has()
    {
        var refusal = Assert.Throws<DataException>(() => new TiScorer(Of("clear", "clouds")).Check(TiScene.Classes, []));
        Assert.Equal("unknown-class", refusal.Code);
        Assert.Contains("'clouds', which the dataset does not have; its classes: clear, cloud, shadow", refusal.Message);
        Assert.Contains("name them with 'classes:'", Assert.Throws<DataException>(() => new TiScorer(Of("clear")).Check(ClassList.Unknown, [])).Message);
        new TiScorer(Of("clear")).Check(TiScene.Classes, []);
    }

    [Fact]
    public void The_place_is_the_box_around_the_worst_class_s_disagreement()
    {
        // shadow is missed at (2,1) and invented at (3,2); the single wrong cloud pixel at (0,0) is another matter.
        var score = TiScene.Examine("1000/0020/0000/0000", "0000/0000/0002/0000");
        Assert.StartsWith("shadow: ", score.Reason);
        Assert.Equal(new Box(2, 1, 2, 2), score.Where);
    }

    [Fact]
    public void Void_on_either_side_is_no_disagreement() => Assert.Equal(new Box(2, 0, 1, 1), TiScene.Examine(".110/1110", "0.00/1110").Where);

    [Fact]
    public void Without_disagreement_there_is_no_place() => Assert.Null(TiScene.Examine("0011", "0011").Where);

    [Fact]
    public void Micro_is_the_share_of_agreeing_pixels() => Assert.Equal(0.75, TiScene.Examine("0000/0011", "0000/0110", new() { Average = TiAverage.Micro }).Values[0]);

    [Fact]
    public void Micro_names_the_class_with_most_errors_not_the_one_with_the_lowest_f()
    {
        // shadow has F 0 but a single pixel; cloud misses four.
        var score = TiScene.Examine("11111111/00002000", "11110000/00000000", new() { Average = TiAverage.Micro });
        Assert.StartsWith("cloud: F2 0.56", score.Reason);
        Assert.Equal(new Box(4, 0, 4, 1), score.Where);
        Assert.Equal((11 / 16.0, 0), (score.Values[0], score.Values[1]));
    }
}

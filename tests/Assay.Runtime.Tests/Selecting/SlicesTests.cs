using Assay.Runtime.Selecting;
using Assay.Runtime.Tests.Running;

namespace Assay.Runtime.Tests.Selecting;

public class SlicesTests
{
    static async Task<string[][]> Rates(Action<Rig> steps, string wrong, AttributeColumn[] attributes, params string[] by)
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(8) with { Attributes = attributes } };
        steps(rig);
        await rig.Step("slices", new SlicesStep(new SlicesOptions { By = by, Wrong = new Expression(wrong) })).RunAsync();
        return rig.Table("tables/slices.rates.csv");
    }

    static void Place(Rig rig) => rig.Score("q", exam => exam.Sample.Id == "s007" ? Score.None : int.Parse(exam.Sample.Id[1..]));

    static readonly AttributeColumn Annotator = new("annotator", ["kim", "ann", "kim", "ann", "kim", "ann", null, "kim"], null);

    [Fact]
    public async Task A_slice_per_value_with_what_is_wrong_there_and_elsewhere()
    {
        var rates = await Rates(Place, "q < 3", [Annotator], "annotator");
        Assert.Equal(["attribute", "value", "rows", "without_evidence", "wrong", "rate", "low95", "high95", "rate_elsewhere"], rates[0]);
        Assert.Equal(["annotator", "ann", "3", "0", "1", "0.3333333333333333", "0.5"], rates[1].Take(6).Append(rates[1][8])); // 1 of 1, 3, 5; elsewhere 0, 2 of 0, 2, 4, 6
        Assert.Equal(["annotator", "kim", "4", "1", "2", "0.6666666666666666", "0.25"], rates[2].Take(6).Append(rates[2][8]));
        Assert.Equal(["annotator", "", "1", "0", "0", "0", "0.5"], rates[3].Take(6).Append(rates[3][8]));
        Assert.Equal(4, rates.Length);
        Assert.True(double.Parse(rates[1][6]) is > 0.06 and < 0.062 && double.Parse(rates[1][7]) is > 0.79 and < 0.793); // Wilson's interval of 1 of 3
    }

    [Fact]
    public async Task Frames_of_a_sequence_are_one_unit_for_the_interval()
    {
        AttributeColumn[] videos = [new("half", ["all", "all", "all", "all", "all", "all", "all", "all"], null), new("sequence", ["a", "a", "a", "a", "b", "b", "b", "b"], null)];
        var rates = await Rates(rig => rig.Score("q", exam => int.Parse(exam.Sample.Id[1..])), "q < 4", videos, "half", "sequence");
        var (low, high) = Assay.Kernels.Wilson.Interval(0.5, 1); // Two videos, one all wrong and one all right: no more than one unit of evidence.
        Assert.Equal(["all", "8", "0", "4", "0.5", $"{low:R}", $"{high:R}"], rates[1].Skip(1).Take(7));
        Assert.Equal(Assay.Kernels.Wilson.Interval(4, 4).Low, double.Parse(rates[2][6], System.Globalization.CultureInfo.InvariantCulture)); // Of a video by itself its frames are what is counted.
    }

    [Fact]
    public async Task An_empty_text_is_no_value()
    {
        AttributeColumn[] batches = [new("batch", ["x", "", "x", null, "x", "x", "x", ""], null)];
        Assert.Equal(["x:5", ":3"], (await Rates(Place, "q < 3", batches, "batch")).Skip(1).Select(line => $"{line[1]}:{line[2]}"));
    }

    [Fact]
    public async Task Rows_that_a_selector_dropped_count_as_well()
    {
        var rates = await Rates(rig =>
        {
            Place(rig);
            rig.Lowest("q", 1);
        }, "q < 3", [Annotator], "annotator");
        Assert.Equal(["3", "4", "1"], rates.Skip(1).Select(line => line[2]));
    }

    [Fact]
    public async Task Numbers_stand_by_size_and_many_of_them_are_cut_at_quartiles()
    {
        AttributeColumn[] years = [new("year", null, [10, 9, 9, 10, 10, 9, null, 9])];
        Assert.Equal(["9", "10", ""], (await Rates(Place, "q < 3", years, "year")).Skip(1).Select(line => line[1]));
        using var rig = new Rig { Samples = FakeSamples.Plain(40) with { Attributes = [new AttributeColumn("age", null, [.. Enumerable.Range(0, 40).Select(age => (double?)age)])] } };
        await rig.Score("q", _ => 1).Step("slices", new SlicesStep(new SlicesOptions { By = ["age"], Wrong = new Expression("q < 3") })).RunAsync();
        Assert.Equal(["below 10:10", "10 to below 20:10", "20 to below 30:10", "30 and more:10"], rig.Table("tables/slices.rates.csv").Skip(1).Select(line => $"{line[1]}:{line[2]}"));
    }

    [Fact]
    public async Task Several_attributes_follow_each_other() =>
        Assert.Equal(["annotator", "annotator", "annotator", "split", "split"],
            (await Rates(Place, "q < 3", [Annotator, new AttributeColumn("split", ["a", "a", "a", "a", "b", "b", "b", "b"], null)], "annotator", "split")).Skip(1).Select(line => line[0]));

    [Fact]
    public async Task An_attribute_that_is_not_there_is_refused_with_those_that_are()
    {
        var refused = await Assert.ThrowsAsync<DataException>(() => Rates(Place, "q < 3", [Annotator], "anotator"));
        Assert.Equal("unknown-attribute", refused.Code);
        Assert.Contains("did you mean 'annotator'", refused.Message);
    }
}

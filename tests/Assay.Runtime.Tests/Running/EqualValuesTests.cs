using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class EqualValuesTests
{
    static readonly Column Watched = new("hi") { MostEqual = 0.4 };

    static double[] Slider(int untouched, int others) => [.. Enumerable.Repeat(0.5, untouched), .. Enumerable.Range(1, others).Select(i => i / 100.0)];

    [Fact]
    public void Just_at_the_share_is_fine() => Assert.Null(EqualValues.Find(Watched, Slider(4, 6)));

    [Fact]
    public void Above_it_the_value_and_the_counts_are_named()
    {
        var problem = EqualValues.Find(Watched, [.. Slider(9, 11), double.NaN, double.NaN])!;
        Assert.Equal("equal-values", problem.Code);
        Assert.StartsWith("column 'hi': 9 of 20 samples (45 %) have the value 0.5, expected at most 40 %; ", problem.Message);
    }

    [Fact]
    public void A_few_values_say_little() => Assert.Null(EqualValues.Find(Watched, Slider(9, 0)));

    [Fact]
    public void A_column_that_is_not_watched_may_hold_one_value() => Assert.Null(EqualValues.Find(new Column("q"), Slider(50, 0)));

    [Fact]
    public async Task A_run_warns_of_what_the_step_scored_once_also_when_it_is_started_again()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(20) };
        rig.Score("hi", exam => int.Parse(exam.Sample.Id[1..]) < 9 ? 3 : int.Parse(exam.Sample.Id[1..]), null, Watched with { Name = "" }).Where("hi > 3").Score("later", _ => 1, null, new Column("") { MostEqual = 1 });
        for (var start = 0; start < 2; start++)
        {
            var problem = Assert.Single((await rig.RunAsync()).Problems);
            Assert.Equal("equal-values", problem.Code);
            Assert.Null(problem.Sample);
        }
    }
}

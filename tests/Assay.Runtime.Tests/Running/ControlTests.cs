using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class ControlTests
{
    [Fact]
    public void The_same_seed_draws_the_same() => Assert.Equal(Control.Draw(1000, 50, 7), Control.Draw(1000, 50, 7));

    [Fact]
    public void Another_seed_draws_others() => Assert.NotEqual(Control.Draw(1000, 50, 7), Control.Draw(1000, 50, 8));

    [Theory]
    [InlineData(10, 3, 3)]
    [InlineData(10, 10, 10)]
    [InlineData(10, 99, 10)]
    [InlineData(10, 0, 0)]
    public void As_many_are_drawn_as_asked_for_and_there_are(int count, int size, int drawn) => Assert.Equal(drawn, Control.Draw(count, size, 1).Count(yes => yes));

    [Fact]
    public void What_is_drawn_first_is_fixed_for_every_machine() =>
        Assert.Equal("0011100000", string.Concat(Control.Draw(10, 3, 42).Select(yes => yes ? 1 : 0)));

    static readonly AttributeColumn[] Videos = [new("sequence", ["a", "a", "b", null, "b", "a", "c", "c"], null), new("place", null, [1, 2, 1, 2, 1, 2, 1, 2])];

    static string Drawn(ControlOptions options) => string.Concat(Control.Draw(options, Videos, 8, 1).Select(yes => yes ? 1 : 0));

    [Fact]
    public void Frames_of_a_sequence_are_drawn_together_until_there_are_enough_samples()
    {
        foreach (var seed in Enumerable.Range(0, 50))
        {
            var drawn = Control.Draw(new ControlOptions { Size = 4 }, Videos, 8, (ulong)seed);
            Assert.All(drawn.Index().GroupBy(sample => Videos[0].Text![sample.Index] ?? "single"), video => Assert.Single(video.Select(sample => sample.Item).Distinct()));
            Assert.InRange(drawn.Count(yes => yes), 4, 6);
        }
    }

    [Fact]
    public void What_is_a_unit_can_be_said()
    {
        Assert.Equal(2, Drawn(new ControlOptions { Size = 2, Unit = "sample" }).Count(c => c == '1'));
        Assert.Contains(Drawn(new ControlOptions { Size = 2, Unit = "place" }), new[] { "10101010", "01010101" });
        Assert.Equal("unknown-attribute", Assert.Throws<DataException>(() => Drawn(new ControlOptions { Size = 2, Unit = "video" })).Code);
    }

    [Fact]
    public void A_run_says_how_many_units_its_control_has()
    {
        var drawn = Control.Draw(new ControlOptions { Size = 8 }, Videos, 8, 1);
        Assert.Equal("the control is 4 of 4 units of 'sequence', each whole: 8 samples for the 8 asked for", Control.Describe(new ControlOptions { Size = 8 }, Videos, drawn));
        Assert.Null(Control.Describe(new ControlOptions { Size = 8, Unit = "sample" }, Videos, drawn));
    }

    [Fact]
    public void Every_sample_is_drawn_about_equally_often()
    {
        var times = new int[20];
        for (var seed = 0UL; seed < 4000; seed++)
            foreach (var (drawn, i) in Control.Draw(20, 5, seed).Select((drawn, i) => (drawn, i)))
                times[i] += drawn ? 1 : 0;
        // 4000 * 5 / 20 = 1000 each, with a standard deviation of 27.
        Assert.All(times, count => Assert.InRange(count, 880, 1120));
    }
}

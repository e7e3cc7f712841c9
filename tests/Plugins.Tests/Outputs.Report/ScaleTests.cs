using Assay.Outputs.Report.Plotting;

namespace Assay.Tests.Outputs.Report;

public class ScaleTests
{
    [Fact]
    public void Ticks_are_round_and_within()
    {
        Assert.Equal([0, 0.2, 0.4, 0.6, 0.8, 1], new LinearScale(0, 1).Ticks(5));
        Assert.Equal([-2, -1, 0, 1, 2], new LinearScale(-2, 2).Ticks(4));
        Assert.Equal([0, 50_000, 100_000], new LinearScale(0, 123_287).Ticks(3));
        Assert.Equal([1, 10, 100, 1000], new LogScale(1, 1000).Ticks(4));
        Assert.Equal([0.1, 0.2, 0.5, 1], new LogScale(0.1, 1).Ticks(4));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    [InlineData(-5, -5)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity)]
    public void A_scale_of_one_value_or_none_has_room(double from, double to)
    {
        foreach (var scale in new Scale[] { new LinearScale(from, to), LinearScale.Rounded(from, to), new LogScale(from, to) })
        {
            Assert.True(scale.From < scale.To);
            Assert.InRange(scale.Ticks(5).Count, 2, 12);
            Assert.InRange(scale.Place(3), 0, 1);
        }
    }

    [Fact]
    public void Ticks_stay_few_whatever_the_span()
    {
        var random = new Random(4);
        for (var i = 0; i < 2000; i++)
        {
            var from = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-9, 12));
            var scale = LinearScale.Rounded(from, from + random.NextDouble() * Math.Pow(10, random.Next(-9, 12)));
            var ticks = scale.Ticks(5);
            Assert.InRange(ticks.Count, 2, 12);
            Assert.All(ticks, tick => Assert.InRange(scale.Place(tick), 0, 1));
        }
    }

    [Fact]
    public void Figures_read_as_people_write_them()
    {
        Assert.Equal(("123,287", "0.8037", "12,346", "", "1E-5"), (Figure.Of(123_287), Figure.Of(0.80371), Figure.Of(12345.6), Figure.Of(double.NaN), Figure.Of(0.00001)));
        Assert.Equal(("12.3k", "1.2M", "0.25", "950"), (Figure.Short(12_300), Figure.Short(1_200_000), Figure.Short(0.25), Figure.Short(950)));
        Assert.Equal(("0 %", "0.05 %", "3.3 %", "50 %", "99.95 %", "100 %"), (Figure.Percent(0), Figure.Percent(0.0005), Figure.Percent(0.033), Figure.Percent(0.5), Figure.Percent(0.9995), Figure.Percent(1)));
    }
}

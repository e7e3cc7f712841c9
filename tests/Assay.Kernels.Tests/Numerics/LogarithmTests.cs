using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class LogarithmTests
{
    [Fact]
    public void It_is_the_platforms_within_two_units()
    {
        var random = new Random(5);
        for (var i = 0; i < 100_000; i++)
        {
            var x = i % 2 == 0 ? random.NextDouble() : Math.Exp(random.NextDouble() * 1400 - 700);
            Assert.InRange(Math.Abs(Logarithm.Log(x) - Math.Log(x)), 0, 4e-16 * Math.Abs(Math.Log(x)));
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(-1, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.Epsilon, -744.4400719213812)]
    [InlineData(1e-100, -230.25850929940458)]
    public void Edges_are_as_one_expects(double x, double log) => Assert.Equal(log, Logarithm.Log(x), 12);
}

using System.Runtime.Intrinsics;
using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class ExponentialTests
{
    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(-745.14, 0.0)]
    [InlineData(-1e300, 0.0)]
    [InlineData(709.79, double.PositiveInfinity)]
    public void Special_values_are_exact(double x, double expected) => Assert.Equal(expected, Exponential.Exp(x));

    [Fact]
    public void Minus_zero_gives_one() => Assert.Equal(1.0, Exponential.Exp(-0.0));

    [Fact]
    public void Normal_results_are_within_two_units_in_the_last_place()
    {
        var random = new Random(1);
        for (var i = 0; i < 200_000; i++)
            CheckUlps(i % 2 == 0 ? -708 + random.NextDouble() * 1417 : random.NextDouble() * -20, 2);
    }

    // The platform's own function may be off by one unit, which is why the bound leaves room for it.
    static void CheckUlps(double x, double most)
    {
        var (expected, actual) = (Math.Exp(x), Exponential.Exp(x));
        var ulps = Math.Abs(expected - actual) / (Math.BitIncrement(expected) - expected);
        Assert.True(ulps <= most, $"exp({x:R}) is {actual:R}, expected {expected:R}: {ulps} ulp");
    }

    [Fact]
    public void Subnormal_results_are_within_two_of_their_steps()
    {
        for (var x = -745.0; x < -708; x += 0.37)
            Assert.InRange(Math.Abs(Math.Exp(x) - Exponential.Exp(x)), 0, 2 * double.Epsilon);
    }

    [Fact]
    public void A_lane_has_the_bits_of_a_single_value()
    {
        var random = new Random(2);
        for (var i = 0; i < 1000; i++)
        {
            var x = Vector256.Create(random.NextDouble() * -10, random.NextDouble() * -700, random.NextDouble() * 700, -random.NextDouble());
            var lanes = Exponential.Exp(x);
            for (var lane = 0; lane < 4; lane++)
                Assert.Equal(BitConverter.DoubleToInt64Bits(Exponential.Exp(x[lane])), BitConverter.DoubleToInt64Bits(lanes[lane]));
        }
    }

    // Computed with the same steps by an independent program (Python floats); a machine that fuses or reorders fails here.
    [Theory]
    [InlineData(1.0, 0x4005BF0A8B14576A)]
    [InlineData(-0.1, 0x3FECF46D99D52B3A)]
    [InlineData(-9.87654321, 0x3F0AEE2A366CAA20)]
    [InlineData(-333.3, 0x21E1BFFC932FFE0D)]
    [InlineData(-740.0, 0x0000000000000055)]
    public void Bits_are_pinned(double x, long bits) => Assert.Equal(bits, BitConverter.DoubleToInt64Bits(Exponential.Exp(x)));
}

using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class LeadingBitsTests
{
    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(double.Epsilon, 0)]
    [InlineData(1e-38, 0)]
    [InlineData(1.17549436E-38, 1)] // 2^-126
    [InlineData(0.5, 125 * 128 + 1)]
    [InlineData(0.5039, 125 * 128 + 1)]
    [InlineData(0.50390625, 125 * 128 + 2)] // 0.5 (1 + 1/128)
    [InlineData(1.0, LeadingBits.Count - 1)]
    public void A_probability_has_a_bucket(double probability, int bucket) => Assert.Equal(bucket, LeadingBits.Of(probability));

    [Fact]
    public void Minus_zero_is_zero() => Assert.Equal(0, LeadingBits.Of(-0.0));

    [Fact]
    public void Every_bucket_holds_its_least_and_nothing_below()
    {
        for (var bucket = 1; bucket < LeadingBits.Count; bucket++)
        {
            Assert.Equal(bucket, LeadingBits.Of(LeadingBits.Least(bucket)));
            Assert.Equal(bucket - 1, LeadingBits.Of(Math.BitDecrement(LeadingBits.Least(bucket))));
        }
        Assert.Equal(0, LeadingBits.Least(0));
        Assert.True(LeadingBits.Least(LeadingBits.Count) > 1);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(LeadingBits.Count + 1)]
    public void There_are_no_other_buckets(int bucket) => Assert.Throws<ArgumentOutOfRangeException>(() => LeadingBits.Least(bucket));
}

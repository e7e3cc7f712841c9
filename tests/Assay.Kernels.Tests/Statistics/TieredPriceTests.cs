namespace Assay.Kernels.Tests.Statistics;

public class TieredPriceTests
{
    /// <summary>Segmentation, per segment: the prices of the page that the kernel cites.</summary>
    static readonly PriceTier[] Segments = [new(50_000, 870), new(1_000_000, 850)];

    [Theory]
    [InlineData(11, 0, 9.57)]
    [InlineData(11, 50_000, 9.35)]
    [InlineData(0, 0, 0)]
    [InlineData(50_000, 0, 43_500)]
    [InlineData(50_001, 0, 43_500.85)]
    [InlineData(11, 49_999, 0.87 + 10 * 0.85)]
    [InlineData(1_000_000, 0, 43_500 + 950_000 * 0.85)]
    public void Units_cost_what_their_tiers_say(double units, double before, double expected) => Assert.Equal(expected, TieredPrice.Of(units, before, Segments)!.Value, 6);

    [Theory]
    [InlineData(1_000_001, 0)]
    [InlineData(1, 1_000_000)]
    public void Beyond_the_last_tier_there_is_no_price(double units, double before) => Assert.Null(TieredPrice.Of(units, before, Segments));

    [Fact]
    public void An_open_tier_has_no_end() => Assert.Equal(3e9, TieredPrice.Of(3e9, 0, [new(double.PositiveInfinity, 1000)])!.Value);

    [Fact]
    public void Buying_in_two_parts_costs_the_same() =>
        Assert.Equal(TieredPrice.Of(80_000, 0, Segments)!.Value, TieredPrice.Of(30_000, 0, Segments)!.Value + TieredPrice.Of(50_000, 30_000, Segments)!.Value, 6);

    [Fact]
    public void Tiers_that_do_not_rise_are_refused() => Assert.Throws<ArgumentException>(() => TieredPrice.Of(1, 0, [new(10, 1), new(10, 1)]));

    [Fact]
    public void Negative_units_are_refused() => Assert.Throws<ArgumentException>(() => TieredPrice.Of(-1, 0, Segments));
}

using Assay.Runtime.Costing;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Tests.Costing;

public sealed class CostReckoningTests : IDisposable
{
    const string Prices = "date: \"2021-05-01\"\ncurrency: USD\ntasks:\n  segmentation: [ { up_to: 50000, per_thousand: 870 }, { up_to: 1000000, per_thousand: 850 } ]\n  polygon: [ { per_thousand: 257 } ]\n";

    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    CostOptions Options(string rates = Prices) => new() { Currency = "USD", Rates = new InputPath(folder.Write("rates.yaml", rates)), Task = "segmentation" };

    static Instance Boxed(int at) => new() { Class = 0, Geometry = new BoxGeometry(new Box(at, at, 1, 1)) };

    static Item Item(int rank, string sample) => new(rank, $"i{rank}", sample, Unit.Instance, rank, null, null, "");

    [Theory]
    [InlineData(1, false, 9.57)]
    [InlineData(3, false, 28.71)]
    [InlineData(3, true, 28.71)]
    public void Ten_fish_and_a_reef_cost_what_the_price_list_says(int labelers, bool asUnits, double expected) =>
        Assert.Equal(expected, new CostReckoning(Options() with { Labelers = labelers, LabelersCountAsUnits = asUnits }).Of(11, 11, null, null).Price!.Value, 6);

    [Fact]
    public void Labelers_that_count_as_units_reach_the_cheaper_tier_sooner()
    {
        var options = Options() with { Labelers = 2 };
        Assert.Equal(2 * 43_500, new CostReckoning(options).Of(50_000, 1, null, null).Price!.Value, 6);
        Assert.Equal(43_500 + 42_500, new CostReckoning(options with { LabelersCountAsUnits = true }).Of(50_000, 1, null, null).Price!.Value, 6);
    }

    [Fact]
    public void Hours_come_from_seconds_an_item()
    {
        var estimate = new CostReckoning(new CostOptions { Currency = "USD", Hourly = 42, Seconds = 1800 }).Of(4, 4, 60, null);
        Assert.Equal((2.0, 84.0, false), (estimate.Hours, estimate.WorkPrice, estimate.SecondsAreMeasured));
        Assert.Equal(["labelling the queue again takes 2 h, 84.00 USD: 1800 s an item, as stated"], estimate.Lines());
    }

    [Fact]
    public void Measured_seconds_stand_in_for_stated_ones()
    {
        var estimate = new CostReckoning(new CostOptions { Currency = "USD", Hourly = 36 }).Of(10, 10, 36, null);
        Assert.Equal((0.1, true), (estimate.Hours, estimate.SecondsAreMeasured));
        Assert.Equal(3.6, estimate.WorkPrice!.Value, 9);
    }

    [Fact]
    public void Errors_for_the_money_come_from_the_cheaper_way()
    {
        var estimate = new CostReckoning(Options() with { Hourly = 1000, Seconds = 60 }).Of(100, 100, null, 0.4);
        Assert.Equal(40 / 87.0, estimate.ErrorsPerMoney!.Value, 9);
    }

    [Fact]
    public void Beyond_the_table_there_is_no_price_and_it_is_said()
    {
        var estimate = new CostReckoning(Options()).Of(2_000_000, 5, null, null);
        Assert.Null(estimate.Price);
        Assert.Equal(["labelling the queue again is 2,000,000 items: more than the rates of 2021-05-01 for segmentation have a price for"], estimate.Lines());
    }

    [Fact]
    public async Task Items_images_and_objects_are_counted_each_their_way()
    {
        Item[] queue = [Item(1, "a"), Item(2, "a"), Item(3, "c")];
        var labels = new[]
        {
            new Labels { Instances = [Boxed(0), Boxed(2)] },
            new Labels { Tags = [0, 1, 2] },
            new Labels { Map = LabelMap.Parse("00/11") },
        };
        ValueTask<Sample> Read(int index) => ValueTask.FromResult(new Sample { Id = "x", Size = new Size(2, 2), Labels = labels[index] });
        async Task<long> Count(CostUnit unit) => await new CostReckoning(new CostOptions { Currency = "USD", Unit = unit }).CountAsync(queue, ["a", "b", "c"], Read);
        Assert.Equal((3, 2, 4), (await Count(CostUnit.Items), await Count(CostUnit.Images), await Count(CostUnit.Objects)));
    }

    [Theory]
    [InlineData("EUR", "segmentation", "the pipeline counts in EUR")]
    [InlineData("USD", "segmentaton", "did you mean 'segmentation'")]
    [InlineData("USD", null, "say which with 'task:'")]
    public void Rates_that_do_not_fit_are_refused(string currency, string? task, string expected)
    {
        var refusal = Assert.Throws<DataException>(() => new CostReckoning(Options() with { Currency = currency, Task = task }));
        Assert.Contains(expected, refusal.Message);
        Assert.EndsWith("rates.yaml", refusal.File);
    }

    [Theory]
    [InlineData("[ { up_to: 10, per_thousand: 1 }, { up_to: 5, per_thousand: 1 } ]")]
    [InlineData("[ { per_thousand: 1 }, { up_to: 5, per_thousand: 1 } ]")]
    [InlineData("[ { up_to: 10, per_thousand: -1 } ]")]
    [InlineData("[]")]
    public void Tiers_that_do_not_rise_are_refused(string tiers) =>
        Assert.Equal("broken-rates", Assert.Throws<DataException>(() => new CostReckoning(Options($"date: today\ncurrency: USD\ntasks: {{ segmentation: {tiers} }}\n"))).Code);

    [Fact]
    public void A_file_of_rates_is_read_as_strictly_as_a_pipeline()
    {
        var refusal = Assert.Throws<PipelineException>(() => new CostReckoning(Options("date: today\ncurency: USD\ntasks: { segmentation: [ { per_thousand: 1, upto: 3 } ] }\n")));
        Assert.Equal(3, refusal.Diagnostics.Count);
    }
}

using Assay.Runtime.Planning;

namespace Assay.Runtime.Tests.Planning;

/// <summary>The arithmetic behind an estimate, without a clock.</summary>
public class ForecastTests
{
    [Fact]
    public void A_cost_spans_two_standard_errors_about_the_mean()
    {
        var cost = Cost.Of([1, 3]); // The mean is 2, the standard deviation sqrt(2), the standard error 1.
        Assert.Equal(0, cost.Low, 12);
        Assert.Equal(4, cost.High, 12);
    }

    [Fact]
    public void The_same_cost_every_time_has_no_spread() => Assert.Equal(new Cost(0.5, 0.5), Cost.Of([0.5, 0.5, 0.5]));

    [Fact]
    public void Of_one_measurement_half_to_double_is_assumed() => Assert.Equal(new Cost(1, 4), Cost.Of([2]));

    [Fact]
    public void Nothing_measured_costs_nothing() => Assert.Equal(default, Cost.Of([]));

    [Fact]
    public void A_cost_is_never_negative() => Assert.Equal(0, Cost.Of([0, 0, 0, 10]).Low);

    [Fact]
    public void Seconds_are_samples_times_cost_shared_by_jobs_with_the_slack()
    {
        // 100 to 200 samples of 0.3 s on 3 jobs: at best 10 s, at worst 60 s on two jobs' worth, 30 s. Opening takes 1 s. The slack is 1.5, and a second is allowed for what is no sample's.
        var (low, high) = Forecast.Seconds(1, [new(100, 200, new Cost(0.3, 0.3))], 3);
        Assert.Equal((1 + 10) / 1.5, low, 9);
        Assert.Equal((1 + 30) * 1.5 + 1, high, 9);
    }

    [Fact]
    public void One_job_shares_nothing()
    {
        var (low, high) = Forecast.Seconds(0, [new(10, 10, new Cost(1, 2)), new(0, 5, new Cost(1, 1))], 1);
        Assert.Equal(10 / 1.5, low, 9);
        Assert.Equal(25 * 1.5 + 1, high, 9);
    }

    [Fact]
    public void Bytes_hold_the_table_of_64_and_8_a_column_a_row()
    {
        var (low, high) = Forecast.Bytes(1000, 10, 2, 100, jobs: 4, batch: 2, perSample: 50);
        Assert.Equal(1000 + 10 * 80 + 100, low);
        Assert.Equal(1000 + 2 * 900 + 2 * 4 * 2 * 50 + (64 << 20), high);
    }

    [Fact]
    public void The_first_round_counts_only_where_there_is_no_other()
    {
        var measured = new Measurements();
        measured.Add(true, "a", 9);
        measured.Add(false, "a", 1);
        measured.Add(false, "a", 1);
        measured.Add(true, "b", 9);
        Assert.Equal(new Cost(1, 1), measured.Of("a"));
        Assert.Equal(Cost.Of([9]), measured.Of("b"));
    }
}

using Assay.Kernels;

namespace Assay.Tests.Statistics;

/// <summary>Gates on bounds: how often one passes, by adding up the binomial distribution.</summary>
public class BoundTests
{
    const double Limit = 0.05;

    /// <summary>Simulated figures of a gate "at most 5 %", 20,000 samples each: by the share alone, and by its upper bound.</summary>
    [Theory]
    [InlineData(0.02, 100, 0.98, 0.40)]
    [InlineData(0.02, 200, 1.00, 0.63)]
    [InlineData(0.02, 400, 1.00, 0.94)]
    [InlineData(0.03, 100, 0.92, 0.20)]
    [InlineData(0.03, 200, 0.96, 0.28)]
    [InlineData(0.03, 400, 0.99, 0.58)]
    [InlineData(0.05, 100, 0.62, 0.04)]
    [InlineData(0.05, 200, 0.59, 0.02)]
    [InlineData(0.05, 400, 0.56, 0.04)]
    [InlineData(0.08, 100, 0.18, 0.00)]
    [InlineData(0.08, 200, 0.07, 0.00)]
    [InlineData(0.08, 400, 0.01, 0.00)]
    public void A_gate_on_the_bound_passes_as_rarely_as_simulation_says(double truth, int n, double byShare, double byBound)
    {
        Assert.Equal(byShare, Passes(truth, n, found => found <= Limit * n + 1e-9), 0.012);
        Assert.Equal(byBound, Passes(truth, n, found => Wilson.Bounds(found, n).Upper <= Limit), 0.012);
    }

    static double Passes(double truth, int n, Func<int, bool> holds)
    {
        var (sum, log) = (0.0, n * Math.Log(1 - truth));
        for (var found = 0; found <= n; found++)
        {
            sum += holds(found) ? Math.Exp(log) : 0;
            log += Math.Log((double)(n - found) / (found + 1) * truth / (1 - truth));
        }
        return sum;
    }

    [Theory]
    [InlineData(0.0, 0.05)]
    [InlineData(0.02, 0.05)]
    [InlineData(0.049, 0.05)]
    [InlineData(0.5, 0.9)]
    public void The_number_needed_is_the_first_that_is_enough(double share, double most)
    {
        var needed = Wilson.NeededFor(share, most)!.Value;
        Assert.True(Wilson.Bounds(share * needed, needed).Upper <= most);
        Assert.True(Wilson.Bounds(share * (needed - 1), needed - 1).Upper > most);
    }

    [Fact] // z^2 (1 - L) / L with z = 1.6449: 51.4.
    public void Where_nothing_is_wrong_52_verdicts_show_at_most_5_percent() => Assert.Equal(52, Wilson.NeededFor(0, 0.05));

    [Fact]
    public void A_share_at_the_limit_is_never_shown_to_be_below_it() => Assert.Null(Wilson.NeededFor(0.05, 0.05));
}

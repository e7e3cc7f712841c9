using Assay.Kernels;

namespace Assay.Tests.Statistics;

public class IntervalTests
{
    [Theory] // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilsons_interval_agrees_with_published_ones(int found, int of, double low, double high)
    {
        Assert.Equal(low, Wilson.Interval(found, of).Low, 4);
        Assert.Equal(high, Wilson.Interval(found, of).High, 4);
    }

    [Fact]
    public void Nothing_looked_for_may_be_any_share() => Assert.Equal((0, 1), Wilson.Interval(0, 0));

    [Fact]
    public void Clusters_of_one_are_no_clusters() => Assert.Equal(Wilson.Interval(2, 5), Wilson.Interval([1, 0, 1, 0, 0], [1, 1, 1, 1, 1]));

    [Fact]
    public void Clusters_that_agree_in_themselves_count_once_and_balanced_ones_in_full()
    {
        // 20 videos of 10 frames, wrong as a whole or not: the variance between clusters is that of 19 units (m / (m - 1) is the sample's correction); t of 19 degrees is 2.0930.
        double[] whole = [.. Enumerable.Range(0, 20).Select(i => i < 5 ? 10.0 : 0)], ten = [.. Enumerable.Repeat(10.0, 20)];
        var few = Math.Pow(1.95996 / 2.09302, 2);
        AssertNear(Wilson.Interval(0.25 * 19 * few, 19 * few), Wilson.Interval(whole, ten));
        AssertNear(Wilson.Interval(100 * few, 200 * few), Wilson.Interval([.. Enumerable.Repeat(5.0, 20)], ten));
    }

    [Fact]
    public void Two_videos_that_agree_by_accident_prove_little() => // t of 1 degree is 12.706: 200 frames are 4.76 units.
        AssertNear(Wilson.Interval(0.1 * 4.7589, 4.7589), Wilson.Interval([10, 10], [100, 100]));

    [Theory]
    [InlineData(1, 12.7062)]
    [InlineData(2, 4.3027)]
    [InlineData(4, 2.7764)]
    [InlineData(10, 2.2281)]
    [InlineData(30, 2.0423)]
    [InlineData(1000, 1.9623)]
    public void Students_quantile_agrees_with_tables(int degrees, double expected) => Assert.Equal(expected, StudentT.Quantile975(degrees), 0.001);

    static void AssertNear((double Low, double High) expected, (double Low, double High) actual)
    {
        Assert.Equal(expected.Low, actual.Low, 4);
        Assert.Equal(expected.High, actual.High, 4);
    }

    [Fact]
    public void Where_nothing_is_found_a_cluster_is_one_unit()
    {
        Assert.Equal(Wilson.Interval(0, 3), Wilson.Interval([0, 0, 0, 0], [7, 5, 0, 9]));
        Assert.Equal(Wilson.Interval(0.5, 1), Wilson.Interval([3], [6]));
    }

    [Fact]
    public void The_interval_of_clusters_holds_the_truth_where_that_of_units_does_not()
    {
        var random = new Random(5);
        var (clustered, plain) = (0, 0);
        for (var trial = 0; trial < 2000; trial++)
        {
            double[] of = [.. Enumerable.Range(0, 60).Select(_ => (double)random.Next(4, 17))];
            double[] found = [.. of.Select(frames => random.NextDouble() < 0.3 ? frames : 0)]; // A whole video is wrong or right.
            clustered += Wilson.Interval(found, of) is var (low, high) && low <= 0.3 && 0.3 <= high ? 1 : 0;
            plain += Wilson.Interval(found.Sum(), of.Sum()) is var (least, most) && least <= 0.3 && 0.3 <= most ? 1 : 0;
        }
        Assert.InRange(clustered / 2000.0, 0.92, 0.97);
        Assert.InRange(plain / 2000.0, 0.3, 0.6);
    }

    [Fact]
    public void A_cluster_is_drawn_whole()
    {
        var bootstrap = new Bootstrap([0, 0, 0, 1, 1, 0], 7, [4, 4, 9, 2, 2, 4]);
        var times = new int[6];
        for (var draw = 0; draw < 50; draw++)
        {
            bootstrap.Draw(times);
            Assert.Equal((times[0], times[0], 1, 1), (times[1], times[5], times[3], times[4]));
            Assert.Equal(2, times[0] + times[2]); // Two clusters are in stratum 0.
        }
    }

    [Fact]
    public void A_draw_keeps_the_size_of_every_stratum_and_leaves_out_who_takes_no_part()
    {
        var bootstrap = new Bootstrap([0, 0, 1, -1, 1, 1], 7);
        var times = new int[6];
        for (var draw = 0; draw < 50; draw++)
        {
            bootstrap.Draw(times);
            Assert.Equal(2, times[0] + times[1]);
            Assert.Equal(3, times[2] + times[4] + times[5]);
            Assert.Equal(0, times[3]);
        }
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_another_does_not()
    {
        var strata = new int[100];
        Assert.Equal(Drawn(strata, 3), Drawn(strata, 3));
        Assert.NotEqual(Drawn(strata, 3), Drawn(strata, 4));
    }

    [Fact]
    public void The_interval_of_a_mean_is_that_of_theory()
    {
        // The mean of 400 zeros and ones, half of them ones, has a standard error of 0.5 / 20.
        var bootstrap = new Bootstrap(new int[400], 1);
        var (times, means) = (new int[400], new double[4000]);
        for (var draw = 0; draw < means.Length; draw++)
        {
            bootstrap.Draw(times);
            means[draw] = times.Where((_, unit) => unit % 2 == 0).Sum() / 400.0;
        }
        var (low, high) = Bootstrap.Interval(means)!.Value;
        Assert.InRange(low, 0.5 - 1.96 * 0.025 - 0.004, 0.5 - 1.96 * 0.025 + 0.004);
        Assert.InRange(high, 0.5 + 1.96 * 0.025 - 0.004, 0.5 + 1.96 * 0.025 + 0.004);
    }

    [Fact]
    public void The_interval_cuts_a_fortieth_from_each_end() => Assert.Equal((1.0, 39.0), Bootstrap.Interval([.. Enumerable.Range(0, 41).Select(i => (double)i)])!.Value);

    [Theory]
    [InlineData("1 3 2", "1 2.5 2.5")]
    [InlineData("3 2 1", "2 2 2")]
    [InlineData("1 2 3", "1 2 3")]
    [InlineData("0 4 2 3 9", "0 3 3 3 9")]
    public void A_fit_pools_what_falls(string values, string fitted) => Assert.Equal(Numbers(fitted), Isotonic.Fit(Numbers(values)));

    [Fact]
    public void The_smallest_error_found_half_of_the_time()
    {
        Assert.Equal(30, Isotonic.SmallestFound([10, 20, 30, 40], [0, 0, 1, 1]));
        Assert.Equal(30, Isotonic.SmallestFound([40, 30, 20, 10], [1, 1, 0, 0]));
        Assert.Equal(10, Isotonic.SmallestFound([10, 10, 20], [0, 1, 1]));
        Assert.Null(Isotonic.SmallestFound([10, 20, 30], [1, 0, 0]));
        Assert.Null(Isotonic.SmallestFound([], []));
    }

    static int[] Drawn(int[] strata, ulong seed)
    {
        var times = new int[strata.Length];
        new Bootstrap(strata, seed).Draw(times);
        return times;
    }

    static double[] Numbers(string text) => [.. text.Split(' ').Select(double.Parse)];
}

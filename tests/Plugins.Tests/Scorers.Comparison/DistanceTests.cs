using Assay.Scorers.Comparison;
using static Assay.Tests.Comparison.Held;

namespace Assay.Tests.Comparison;

public class DistanceTests
{
    [Fact]
    public void Without_a_contour_step_there_are_no_distances()
    {
        var tables = Tables([Measured(1, .5)], new CompareOptions());
        Assert.DoesNotContain("distances", tables.Keys);
        Assert.DoesNotContain("bias", tables.Keys);
    }

    [Fact]
    public void Distances_have_means_medians_and_a_lower_bound()
    {
        var row = Distances([1, 2, 6], 10);
        Assert.Equal(("3", "3", "2", "6"), (row["pairs"], row["mean_px"], row["median_px"], row["max_px"]));
        Assert.Equal(3 / Math.Sqrt(2), double.Parse(row["lower_bound_px"]), 1e-15);
        Assert.Equal(1 / 3d, double.Parse(row["rate"]), 1e-15);
    }

    [Fact]
    public void The_rate_of_a_cut_exponential_gives_back_its_mean()
    {
        var row = Distances([.1, .5, 1, 1.5, 2, 9], 3);
        var (rate, mean) = (double.Parse(row["rate_up_to"]), double.Parse(row["mean_up_to_px"]));
        Assert.Equal(("5", 5.1 / 5), (row["pairs_up_to"], mean));
        Assert.Equal(mean, 1 / rate - 3 / (Math.Exp(3 * rate) - 1), 1e-12);
    }

    [Fact]
    public void What_falls_exponentially_fits_and_what_is_all_the_same_does_not()
    {
        // Quantiles of an exponential of rate 2.
        var (good, bad) = (Distances([.. Enumerable.Range(0, 200).Select(i => -Math.Log(1 - (i + .5) / 200) / 2)], 100), Distances([.. Enumerable.Repeat(1.0, 199), 1.01], 100));
        Assert.True(double.Parse(good["ks"]) < double.Parse(good["ks_critical"]));
        Assert.True(double.Parse(bad["ks"]) > double.Parse(bad["ks_critical"]));
        Assert.Equal(2, double.Parse(good["rate_up_to"]), .02);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void At_most_one_true_sample_in_twenty_is_beyond_what_is_critical_wherever_the_cut_is(double limit)
    {
        var random = new Random(7);
        var beyond = Enumerable.Range(0, 200).Count(_ =>
        {
            // Exponentials of rate 1, cut at the limit.
            var row = Distances([.. Enumerable.Range(0, 40).Select(_ => -Math.Log(1 - random.NextDouble() * (1 - Math.Exp(-limit))))], limit);
            return double.Parse(row["ks"]) > double.Parse(row["ks_critical"]);
        });
        Assert.InRange(beyond, 0, 16); // 10 expected at most; more than 16 in one of 40 at most.
    }

    [Fact]
    public void A_bias_that_all_share_is_systematic_and_one_that_changes_sign_is_not()
    {
        var (same, mixed) = (Bias([.5, .5, .6]), Bias([.5, -.5, .5, -.5]));
        Assert.True(same > .9);
        Assert.Equal(0, mixed);
    }

    [Fact]
    public void The_nearest_and_the_farthest_are_listed_by_size_and_tag()
    {
        var examples = Tables([Measured(1, 0), Measured(3, 0, "hole"), Measured(2, 0)], new CompareOptions { Contour = new("contour"), Examples = 1 })["examples"];
        Assert.Equal(["small,,farthest,image 2,2", "small,,nearest,image 0,1", "small,hole,farthest,image 1,3", "small,hole,nearest,image 1,3"],
            examples.Rows.Select(row => $"{row[0]},{row[1]},{row[2]},{row[7]},{row[4]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_gate_says_what_it_hides()
    {
        // A disc with the area of a 10 x 10 square may grow by R (1/sqrt(.25) - 1) = R until a quarter is left.
        var row = Tables([Measured(1, 0)], new CompareOptions { Gates = [.25] })["selection"];
        Assert.Equal(10 / Math.Sqrt(Math.PI), row.Number("small", "largest_visible_bias_px")!.Value, 1e-12);
        Assert.Equal(1, row.Number("small", "share"));
    }

    static Dictionary<string, string> Distances(double[] values, double truncate)
    {
        var table = Tables([.. values.Select(value => Measured(value, 0))], new CompareOptions { Contour = new("contour"), Gates = [.5], Truncate = truncate })["distances"];
        return table.Header.Zip(table.Rows[0]).ToDictionary(cell => cell.First, cell => cell.Second);
    }

    static double Bias(double[] signed) => double.Parse(Tables([.. signed.Select(value => Measured(1, value))], new CompareOptions { Contour = new("contour") })["bias"].Rows[0][^1]);

    static Image Measured(double distance, double signed, string? tag = null) => new([Box(Cat, 0, 0, 10, 10)], [Box(Cat, 0, 0, 10, 10)],
        new Score { Pairs = [new InstancePair("reference", 0, 0) { Iou = .8 }] },
        new Score { Instances = [new InstanceScore(null, 0, [distance, 0, signed])], Findings = tag is null ? [] : [new Finding(FindingKind.Inaccurate) { Instance = 0, Tag = tag }] });
}

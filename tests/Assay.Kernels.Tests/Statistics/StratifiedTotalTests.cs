using Assay.Kernels;

namespace Assay.Tests.Statistics;

public class StratifiedTotalTests
{
    const int Runs = 1000;

    [Theory]
    [InlineData(0, 3, 10)]
    [InlineData(2, 5, 12)]
    [InlineData(4, 4, 9)]
    [InlineData(3, 20, 60)]
    [InlineData(0, 30, 40)]
    public void Limits_invert_the_tails_summed_by_brute_force(int found, int looked, int size)
    {
        var possible = Enumerable.Range(found, size - looked + 1).Where(wrong => MidBelow(found, looked, wrong, size) is > 0.025 and < 0.975).ToArray();
        Assert.Equal((possible[0], possible[^1]), Hypergeometric.Interval(found, looked, size));
    }

    [Fact]
    public void Where_everything_was_looked_at_nothing_is_unsure() => Assert.Equal((7, 7), Hypergeometric.Interval(7, 500, 500));

    [Fact]
    public void Where_nothing_was_looked_at_all_is_possible() => Assert.Equal((0, 500), Hypergeometric.Interval(0, 0, 500));

    [Fact] // Of a population without end the limits are those of the binomial: x = 0, n = 100 has the mid-P limit 1 - 0.05^(1/100) = 2.95 %.
    public void A_large_population_has_the_binomials_limits() => Assert.Equal(0.0295, Hypergeometric.Interval(0, 100, 100_000_000).High / 1e8, 4);

    [Fact]
    public void A_part_reviewed_in_full_adds_its_errors_and_no_width()
    {
        var control = Stratum.OfUnits(9000, 100, 2);
        var (total, low, high) = StratifiedTotal.Of([Stratum.OfUnits(1000, 1000, 400), control]);
        Assert.Equal((400 + 180, 400 + control.Low, 400 + control.High), (total, low, high));
    }

    [Fact]
    public void Objects_of_the_same_images_prove_less_than_as_many_of_different_ones()
    {
        double[] found = [10, 0, 0, 0, 0, 0, 0, 0, 0, 0], looked = [.. Enumerable.Repeat(10.0, 10)];
        var (clustered, single) = (Stratum.OfClusters(10_000, found, looked), Stratum.OfUnits(10_000, 100, 10));
        Assert.Equal(1000, clustered.Total);
        Assert.True(clustered.High - clustered.Low > 2 * (single.High - single.Low));
    }

    /// <summary>A queue reviewed in full, and a control of the whole: each run has a truth of its own.</summary>
    [Theory]
    [InlineData(2000, 0, 200, 0.02, 0.20, 1)]
    [InlineData(5000, 300, 300, 0.005, 0.03, 2)] // Errors are rare beyond the queue: one in 60 on average.
    [InlineData(600, 100, 200, 0.01, 0.10, 3)] // A third of all is control.
    [InlineData(20_000, 1000, 1000, 0.002, 0.01, 4)] // One in 190.
    public void The_interval_holds_the_number_of_errors_in_93_to_97_of_100_runs(int size, int queue, int control, double least, double most, int seed) =>
        Assert.InRange(Covered(size, queue, control, least, most, seed), 0.93, 0.97);

    /// <summary>An interval with two equal tails cannot miss on the low side there, so that it holds more often, never less.</summary>
    [Theory]
    [InlineData(5000, 300, 150, 0.0005, 0.01, 6)]
    [InlineData(20_000, 1000, 400, 0.0002, 0.003, 7)]
    public void Where_the_control_finds_less_than_one_error_the_interval_errs_on_the_wide_side(int size, int queue, int control, double least, double most, int seed) =>
        Assert.InRange(Covered(size, queue, control, least, most, seed), 0.95, 1);

    static double Covered(int size, int queue, int control, double least, double most, int seed)
    {
        var random = new Random(seed);
        var covered = 0;
        for (var run = 0; run < Runs; run++)
        {
            var rate = least * Math.Pow(most / least, random.NextDouble());
            var wrong = Wrong(random, size, queue, 0.2 + 0.4 * random.NextDouble(), rate);
            var drawn = Draw(random, size, control).Where(unit => unit >= queue).ToArray();
            var (_, low, high) = StratifiedTotal.Of([Stratum.OfUnits(queue, queue, wrong.Take(queue).Count(yes => yes)), Stratum.OfUnits(size - queue, drawn.Length, drawn.Count(unit => wrong[unit]))]);
            covered += wrong.Count(yes => yes) is var truth && low <= truth && truth <= high ? 1 : 0;
        }
        return covered / (double)Runs;
    }

    /// <summary>Half of the queue reviewed; what is left of it is known from the control only, as the rest is.</summary>
    [Fact]
    public void So_it_does_when_two_parts_are_sampled()
    {
        var random = new Random(5);
        var covered = 0;
        for (var run = 0; run < Runs; run++)
        {
            var wrong = Wrong(random, 4000, 800, 0.2 + 0.4 * random.NextDouble(), 0.005 + 0.03 * random.NextDouble());
            var drawn = Draw(random, 4000, 300);
            var (_, low, high) = StratifiedTotal.Of([Part(0, 400, Enumerable.Range(0, 400)), Part(400, 800, drawn), Part(800, 4000, drawn)]);
            covered += wrong.Count(yes => yes) is var truth && low <= truth && truth <= high ? 1 : 0;

            Stratum Part(int from, int to, IEnumerable<int> looked) =>
                looked.Where(unit => unit >= from && unit < to).ToArray() is var units ? Stratum.OfUnits(to - from, units.Length, units.Count(unit => wrong[unit])) : null!;
        }
        Assert.InRange(covered / (double)Runs, 0.93, 0.97);
    }

    static bool[] Wrong(Random random, int size, int queue, double inQueue, double beyond) => [.. Enumerable.Range(0, size).Select(unit => random.NextDouble() < (unit < queue ? inQueue : beyond))];

    static int[] Draw(Random random, int size, int count)
    {
        var units = Enumerable.Range(0, size).ToArray();
        random.Shuffle(units);
        return units[..count];
    }

    /// <summary>By products of choices, no logarithm.</summary>
    static double MidBelow(int found, int looked, int wrong, int size) => Enumerable.Range(0, found + 1).Sum(k => (k == found ? 0.5 : 1) * Choose(wrong, k) * Choose(size - wrong, looked - k)) / Choose(size, looked);

    static double Choose(int of, int chosen) => chosen < 0 || chosen > of ? 0 : Enumerable.Range(1, chosen).Aggregate(1.0, (product, i) => product * (of - chosen + i) / i);
}

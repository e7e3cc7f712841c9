using Assay.Kernels;

namespace Assay.Tests.Statistics;

public class RankingTests
{
    [Fact]
    public void A_ranking_worked_out_by_hand()
    {
        // w r w r: pairs won 2 + 1 of 4; precision 1/1 and 2/3; the first two hold one of two.
        long[] wrong = [1, 0, 1, 0], right = [0, 1, 0, 1];
        Assert.Equal(0.75, Auroc.Of(wrong, right));
        Assert.Equal((1 + 2 / 3.0) / 2, AveragePrecision.Of(wrong, right)!.Value, 15);
        Assert.Equal(1.0, Lift.At(wrong, right, 2));
        Assert.Equal(2.0, Lift.At(wrong, right, 1));
    }

    [Fact]
    public void A_ranking_that_says_nothing_is_chance()
    {
        Assert.Equal(0.5, Auroc.Of([3], [9]));
        Assert.Equal(1.0, Lift.At([3], [9], 5)!.Value, 15);
    }

    [Fact]
    public void The_order_of_a_perfect_scorer_gives_one_everywhere()
    {
        Assert.Equal(1.0, Auroc.Of([4, 0], [0, 7]));
        Assert.Equal(1.0, AveragePrecision.Of([4, 0], [0, 7]));
        Assert.Equal(11 / 4.0, Lift.At([4, 0], [0, 7], 4)!.Value, 15);
    }

    [Fact]
    public void Without_a_wrong_unit_there_is_no_figure()
    {
        Assert.Null(Auroc.Of([0, 0], [1, 1]));
        Assert.Null(Auroc.Of([1, 1], [0, 0]));
        Assert.Null(AveragePrecision.Of([0], [3]));
        Assert.Null(Lift.At([0], [3], 10));
    }

    [Fact]
    public void No_evidence_is_one_tie_at_the_end()
    {
        var groups = new int[5];
        Assert.Equal(3, TieGroups.Of([0.2, double.NaN, 0.9, -double.MaxValue, double.NaN], groups) - 1);
        Assert.Equal([1, 3, 0, 2, 3], groups);
    }

    [Fact]
    public void Negative_zero_and_zero_are_equal()
    {
        var groups = new int[2];
        Assert.Equal(1, TieGroups.Of([0.0, -0.0], groups));
    }

    [Fact]
    public void Every_figure_is_the_mean_over_all_orders_of_equals()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var suspicion = Enumerable.Range(0, random.Next(2, 8)).Select(_ => random.Next(5) is 4 ? double.NaN : random.Next(4) / 4.0).ToArray();
            var wrong = suspicion.Select(_ => random.Next(2) == 0).ToArray();
            (wrong[0], wrong[1]) = (true, false);
            var (positives, negatives) = Counts(suspicion, wrong, merge: round % 2 == 0);
            Assert.Equal(BruteForce.Auroc(suspicion, wrong), Auroc.Of(positives, negatives)!.Value, 12);
            Assert.Equal(BruteForce.AveragePrecision(suspicion, wrong), AveragePrecision.Of(positives, negatives)!.Value, 12);
            foreach (var first in new[] { 1, 2, 3, 10 })
                Assert.Equal(BruteForce.Lift(suspicion, wrong, first), Lift.At(positives, negatives, first)!.Value, 12);
        }
    }

    [Fact]
    public void Who_is_looked_at_is_the_mean_over_all_orders_of_equals()
    {
        var random = new Random(6);
        for (var round = 0; round < 100; round++)
        {
            var suspicion = Enumerable.Range(0, random.Next(1, 7)).Select(_ => random.Next(5) is 4 ? double.NaN : random.Next(3)).ToArray();
            var (groups, found) = (new int[suspicion.Length], new double[suspicion.Length]);
            var count = TieGroups.Of(suspicion, groups);
            foreach (var first in new[] { 0, 1, 3, 20 })
            {
                Within.First(groups, count, first, found);
                for (var unit = 0; unit < found.Length; unit++)
                    Assert.Equal(BruteForce.Found(suspicion, unit, first), found[unit], 12);
            }
        }
    }

    [Fact]
    public void Merging_leaves_no_two_neighbours_without_a_mark()
    {
        int[] groups = [0, 1, 2, 3, 4, 5];
        Assert.Equal(4, TieGroups.Merge(groups, 6, [false, false, true, true, false, false]));
        Assert.Equal([0, 0, 1, 2, 3, 3], groups);
    }

    [Fact]
    public void Chance_is_wide_for_few_errors_and_narrow_for_many()
    {
        var (low, high) = Auroc.Chance(10, 20);
        Assert.Equal(0.5 - 1.959963984540054 * Math.Sqrt(31 / 2400.0), low, 12);
        Assert.Equal(1, low + high, 12);
        Assert.True(Auroc.Chance(100, 200).High < high);
        Assert.Equal((0, 1), Auroc.Chance(0, 5));
    }

    static (long[] Positives, long[] Negatives) Counts(double[] suspicion, bool[] wrong, bool merge)
    {
        var groups = new int[suspicion.Length];
        var count = TieGroups.Of(suspicion, groups);
        count = merge ? TieGroups.Merge(groups, count, wrong) : count;
        var (positives, negatives) = (new long[count], new long[count]);
        for (var unit = 0; unit < groups.Length; unit++)
            (wrong[unit] ? positives : negatives)[groups[unit]]++;
        return (positives, negatives);
    }
}

using Assay.Scorers.Random;

namespace Assay.Tests.Scorers.Random;

public class RandomScorerTests
{
    [Fact]
    public void Values_lie_in_zero_to_one_and_are_spread_evenly()
    {
        double[] values = [.. Enumerable.Range(0, 10_000).Select(i => Value(1, $"images/{i:00000}"))];
        Assert.All(values, value => Assert.True(value is >= 0 and < 1));
        // Ten drawers of 1000 expected; five standard deviations are 150.
        Assert.All(values.GroupBy(value => (int)(value * 10)), drawer => Assert.InRange(drawer.Count(), 850, 1150));
        Assert.Equal(values.Length, values.Distinct().Count());
    }

    [Fact]
    public void The_same_id_has_the_same_value_and_another_seed_another() =>
        Assert.Equal((Value(1, "a"), true), (Value(1, "a"), Value(2, "a") != Value(1, "a")));

    // Worked out by an independent program: a hash that changes would silently change every control and queue.
    [Theory]
    [InlineData(1, "a", 0.3717309634354091)]
    [InlineData(-7, "roi_0001/s2", 0.6742341665199956)]
    [InlineData(1, "\u00e9\u4e2d", 0.02244640329745884)]
    public void Values_are_pinned(long seed, string id, double expected) => Assert.Equal(expected, Value(seed, id));

    [Fact]
    public void It_needs_nothing()
    {
        var scorer = new RandomScorer(new RandomOptions());
        Assert.Equal((0, Evidence.None), (scorer.Needs.Count, scorer.Labels));
    }

    static double Value(long seed, string id) =>
        new RandomScorer(new RandomOptions { Seed = seed }).Examine(new Exam(new Sample { Id = id, Size = new Size(1, 1) }, ClassList.Unknown)).Values[0]!.Value;
}

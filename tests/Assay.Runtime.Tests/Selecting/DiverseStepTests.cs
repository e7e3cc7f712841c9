using Assay.Runtime.Selecting;

namespace Assay.Runtime.Tests.Selecting;

public class DiverseStepTests
{
    static Table Of(double[] worth, Suspicious end, params double[][] shares)
    {
        var samples = new Rows([.. Enumerable.Range(0, worth.Length)], new bool[worth.Length]).With(new Column("u", End: end), worth);
        foreach (var (k, share) in shares.Index())
            samples = samples.With(new Column($"s{k}", End: Suspicious.Neither), share);
        return new Table(samples, new Rows([], []), []);
    }

    static int[] Choose(Table table, int count)
    {
        var over = table.Samples.Columns.Where(column => column.Name[0] == 's').Select(column => new ColumnName(column.Name)).ToArray();
        return [.. new DiverseStep(new() { By = new ColumnName("u"), Over = over, Count = count }).Apply(table).Samples.InOrder];
    }

    [Fact]
    public void A_class_that_is_covered_is_worth_less_than_one_that_is_not()
    {
        // By worth alone the first three, all of one class, would be taken.
        var table = Of([0.9, 0.8, 0.7, 0.5], Suspicious.High, [1, 1, 1, 0], [0, 0, 0, 1]);
        Assert.Equal([0, 3, 1], Choose(table, 3));
    }

    [Fact]
    public void Of_equal_gain_the_one_of_more_worth_then_the_first_is_taken()
    {
        Assert.Equal([1, 0, 2], Choose(Of([0.1, 0.2, 0.1], Suspicious.High, [0, 0, 0]), 9));
        Assert.Equal([0, 1], Choose(Of([0.5, 0.5], Suspicious.High, [0.5, 0.5]), 9));
    }

    [Fact]
    public void A_quality_is_worth_what_is_missing_to_one() => Assert.Equal([1], Choose(Of([0.9, 0.1], Suspicious.Low, [1, 1]), 1));

    [Fact]
    public void Rows_without_a_value_and_rows_dropped_before_are_out()
    {
        var table = Of([double.NaN, 0.1, 0.9], Suspicious.High, [1, 1, 1]);
        Assert.Equal([1], Choose(table with { Samples = table.Samples.Keep(row => row < 2) }, 5));
    }

    [Fact]
    public void Empty_shares_count_as_none() => Assert.Equal([1, 0], Choose(Of([0.9, 0.1], Suspicious.High, [double.NaN, 1]), 2));

    [Fact]
    public void The_lazy_choice_is_the_greedy_one()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var (n, k) = (random.Next(1, 40), random.Next(1, 6));
            double[] worth = [.. Enumerable.Range(0, n).Select(_ => random.Next(8) / 8.0)];
            double[][] shares = [.. Enumerable.Range(0, k).Select(_ => Enumerable.Range(0, n).Select(_ => random.Next(4) / 4.0).ToArray())];
            Assert.Equal(Gains(worth, shares, Greedy(worth, shares)), Gains(worth, shares, [.. new GreedyCoverage(worth, shares).Choose(n)]));
        }
    }

    static int[] Greedy(double[] worth, double[][] shares)
    {
        List<int> chosen = [];
        while (chosen.Count < worth.Length)
            chosen.Add(Enumerable.Range(0, worth.Length).Except(chosen).MaxBy(row => Math.Round(Covered(worth, shares, [.. chosen, row]), 12)));
        return [.. chosen];
    }

    static double Covered(double[] worth, double[][] shares, int[] chosen) => shares.Sum(share => Math.Sqrt(chosen.Sum(row => worth[row] * share[row])));

    /// <summary>What is covered after each choice; rows of equal gain may stand in another order.</summary>
    static IEnumerable<double> Gains(double[] worth, double[][] shares, int[] chosen) => chosen.Select((_, i) => Math.Round(Covered(worth, shares, chosen[..(i + 1)]), 9));
}

using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts;
using Assay.Runtime.Selecting;
using FsCheck;
using FsCheck.Fluent;

namespace Assay.Runtime.Tests.Selecting;

public class StrataTests
{
    /// <summary>Samples with a column q and square images of these sides; 0 is a size that nobody knows.</summary>
    static Table Samples(double[] q, int[] sides, string?[]? split = null) => new(
        new Rows([.. Enumerable.Range(0, q.Length)], new bool[q.Length]).With(new Column("q") { DependsOnSize = true }, q), new Rows([], []),
        [new AttributeColumn("split", split ?? new string?[q.Length], null), new AttributeColumn("difficulty", null, [.. q.Select((_, i) => (double?)i)])])
    {
        Sizes = [.. sides.Select(side => side == 0 ? (Size?)null : new Size(side, side))],
    };

    static int[] Cut(Table table, string? within, int most = 4) => Strata.Of(table, within, most);

    static LowestStep Lowest(int count, string? within, int strata = 4) => new(new() { By = new ColumnName("q"), Count = count, Within = within, Strata = strata });

    static string Kept(Table table) => string.Join(' ', table.Samples.InOrder);

    [Fact]
    public void Few_sizes_are_a_stratum_each() => Assert.Equal([0, 1, 0, 2], Cut(Samples(new double[4], [64, 128, 64, 512]), "size"));

    [Fact]
    public void Many_sizes_are_cut_into_equal_counts() => Assert.Equal([0, 0, 1, 1, 2, 2], Cut(Samples(new double[6], [10, 20, 30, 40, 50, 60]), "size", 3));

    [Fact]
    public void Equal_sizes_are_never_parted() => Assert.Equal([0, 0, 0, 1, 1], Cut(Samples(new double[5], [7, 7, 7, 8, 9]), "size", 2));

    [Fact]
    public void What_has_no_value_is_a_stratum_of_its_own()
    {
        Assert.Equal([0, 4, 0], Cut(Samples(new double[3], [64, 0, 64]), "size"));
        Assert.Equal([1, 2, 0], Cut(Samples(new double[3], [1, 1, 1], ["val", null, "train"]), "split"));
    }

    [Fact]
    public void An_attribute_makes_strata_too()
    {
        Assert.Equal([0, 1, 0], Cut(Samples(new double[3], [1, 1, 1], ["train", "val", "train"]), "split"));
        Assert.Equal([0, 0, 1, 1], Cut(Samples(new double[4], [1, 1, 1, 1]), "difficulty", 2));
    }

    [Fact]
    public void What_is_no_attribute_is_refused_with_those_that_are()
    {
        var refusal = Assert.Throws<DataException>(() => Cut(Samples([1], [1]), "splitt"));
        Assert.Equal("unknown-attribute", refusal.Code);
        Assert.Contains("'within' is 'splitt', which is no attribute of the dataset", refusal.Message);
        Assert.All(["size", "split", "difficulty", "did you mean 'split'"], words => Assert.Contains(words, refusal.Message));
    }

    [Fact]
    public void Every_stratum_gets_its_share_and_the_front_holds_the_front_of_each()
    {
        // The large images have all the low values; without strata they fill the queue.
        var table = Samples([0.9, 0.8, 0.7, 0.6, 0.1, 0.2], [64, 64, 64, 64, 512, 512]);
        Assert.Equal("4 5 3", Kept(Lowest(3, null).Apply(table)));
        Assert.Equal("3 4 2", Kept(Lowest(3, "size").Apply(table)));
    }

    [Fact]
    public void Of_strata_only_rows_that_are_still_in_count()
    {
        var table = Samples([0.1, 0.2, 0.3, double.NaN, 0.4, 0.5], [64, 64, 64, 64, 512, 512]);
        table = table with { Samples = table.Samples.Keep(row => row != 0) };
        Assert.Equal("1 4", Kept(Lowest(2, "size").Apply(table)));
    }

    [Fact]
    public void A_percentile_within_a_stratum_is_its_own()
    {
        var step = new PercentileStep(new() { By = new ColumnName("q"), Within = "split" });
        ((IBindable)step).Bind(new Scope("step", [new Column("q") { DependsOnSize = true }], new ScriptHost(Path.Combine(Path.GetTempPath(), "assay-test-scripts"), _ => { })));
        var table = step.Apply(Samples([1, 2, 10, 20, double.NaN], [1, 1, 1, 1, 1], ["a", "a", "b", "b", "b"]));
        Assert.Equal([0.25, 0.75, 0.25, 0.75, double.NaN], table.Samples["step"].ToArray());
        Assert.False(step.Adds.Single().DependsOnSize);
    }

    [Fact]
    public void Instances_belong_to_the_stratum_of_their_sample()
    {
        var table = Samples([0, 0], [64, 512]) with { Instances = new Rows([0, 0, 1, 1], new bool[4]).With(new Column("iou", Of.Instance), [0.5, 0.6, 0.1, 0.2]) };
        var step = new LowestStep(new() { By = new ColumnName("iou"), Count = 2, Within = "size" });
        Assert.Equal("2 0", string.Join(' ', step.Apply(table).Instances.InOrder));
    }

    [Theory]
    [InlineData(5, new[] { 6, 4 }, new[] { 3, 2 })]
    [InlineData(3, new[] { 1, 1, 1, 1 }, new[] { 1, 1, 1, 0 })]
    [InlineData(9, new[] { 2, 3 }, new[] { 2, 3 })]
    [InlineData(0, new[] { 2, 3 }, new[] { 0, 0 })]
    public void A_budget_is_divided_in_proportion(int budget, int[] sizes, int[] expected) => Assert.Equal(expected, FairShare.Of(budget, sizes));

    [Fact]
    public void Shares_add_up_and_are_never_more_than_one_off() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 50).ArrayOf()), Arb.From(Gen.Choose(0, 400)), (sizes, budget) =>
        {
            var shares = FairShare.Of(budget, sizes);
            var total = sizes.Sum();
            Assert.Equal(Math.Min(budget, total), shares.Sum());
            for (var i = 0; i < sizes.Length; i++)
            {
                Assert.InRange(shares[i], 0, sizes[i]);
                if (budget < total)
                    Assert.True(Math.Abs(shares[i] - (double)budget * sizes[i] / total) < 1);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261121, 1));

    [Theory]
    [InlineData(64, 128, null, false)]
    [InlineData(64, 129, null, true)]
    [InlineData(64, 512, "size", false)]
    [InlineData(64, 0, null, false)]
    public void Sizes_more_than_four_times_apart_are_worth_a_warning(int small, int large, string? within, bool warns)
    {
        var problem = MixedSizes.Find("lowest", Lowest(1, within), Samples([0.5, 0.6], [small, large]));
        Assert.Equal(warns, problem is not null);
        if (warns)
            Assert.Equal(("mixed-sizes", true), (problem!.Code, problem.Message.Contains("samples of 64x64 to 129x129 pixels by 'q'", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_dropped_sample_warns_of_nothing()
    {
        var table = Samples([0.5, 0.6, double.NaN], [64, 512, 512]);
        Assert.Null(MixedSizes.Find("lowest", Lowest(1, null), table with { Samples = table.Samples.Keep(row => row != 1) }));
    }
}

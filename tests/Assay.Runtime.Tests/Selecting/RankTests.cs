using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Tests.Selecting;

public class RankTests
{
    const double None = double.NaN;
    static readonly ScriptHost Scripts = new(Path.Combine(Path.GetTempPath(), "assay-test-scripts"), _ => { });

    /// <summary>Samples with the columns low (a quality) and high (a measure).</summary>
    static Table Of(double[] low, double[] high, params int[] control) => new(
        new Rows([.. Enumerable.Range(0, low.Length)], [.. Enumerable.Range(0, low.Length).Select(control.Contains)]).With(new Column("low"), low)
            .With(new Column("high", End: Suspicious.High), high).With(new Column("risk", End: Suspicious.Neither), [.. low.Select(value => -value)]), new Rows([], []), []);

    static RankStep Bound(Table table, RankOptions options)
    {
        var step = new RankStep(options);
        ((IBindable)step).Bind(new Scope("rank", [.. table.Samples.Columns, .. table.Instances.Columns], Scripts));
        return step;
    }

    static RankOptions By(params string[] columns) => new() { By = [.. columns.Select(name => new ColumnName(name))] };

    static Rows Rank(Table table, RankOptions options) => Bound(table, options).Apply(table).Samples;

    static void Close(double[] expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-15);
    }

    // Places by low, from below: 1 2 3 4; by high, from above: 2 1 4 3.
    static readonly Table Four = Of([0.1, 0.2, 0.3, 0.4], [8, 9, 1, 2]);

    [Fact]
    public void Reciprocal_rank_is_the_sum_of_reciprocals_of_k_plus_place()
    {
        var rows = Rank(Four, By("low", "high"));
        Close([1 / 61.0 + 1 / 62.0, 1 / 62.0 + 1 / 61.0, 1 / 63.0 + 1 / 64.0, 1 / 64.0 + 1 / 63.0], rows["rank_score"]);
        Assert.Equal([1, 1, 3, 3], rows["rank_place"].ToArray());
    }

    [Fact]
    public void A_small_k_lets_a_first_place_count_most()
    {
        // Places by low 1 2 3 4 5, by high 5 2 1 3 4. Rows 0 and 1 have 1/1 + 1/5 against 1/2 + 1/2, and 1/61 + 1/65 against 1/62 + 1/62.
        var table = Of([1, 2, 3, 4, 5], [5, 8, 9, 7, 6]);
        Assert.Equal([2, 3, 1, 4, 5], Rank(table, By("low", "high") with { K = 0 })["rank_place"].ToArray());
        Assert.Equal([3, 2, 1, 4, 5], Rank(table, By("low", "high"))["rank_place"].ToArray());
    }

    [Fact]
    public void Mean_rank_is_the_mean_share_of_rows_up_to_the_middle_of_the_place()
    {
        var rows = Rank(Four, By("low", "high") with { Method = RankMethod.MeanRank });
        Close([(0.125 + 0.375) / 2, (0.375 + 0.125) / 2, (0.625 + 0.875) / 2, (0.875 + 0.625) / 2], rows["rank_score"]);
        Assert.Equal([1, 1, 3, 3], rows["rank_place"].ToArray());
    }

    [Fact]
    public void Product_is_the_product_of_the_shares()
    {
        var rows = Rank(Four, By("low", "high") with { Method = RankMethod.Product });
        Close([0.125 * 0.375, 0.375 * 0.125, 0.625 * 0.875, 0.875 * 0.625], rows["rank_score"]);
        Assert.Equal(Suspicious.Low, rows.Columns[rows.Find("rank_score")].End);
    }

    [Fact]
    public void Equal_values_share_the_mean_of_their_places_and_equal_rows_the_better_place()
    {
        var rows = Rank(Of([5, 5, 5, 1], [0, 0, 0, 0]), By("low") with { Method = RankMethod.MeanRank });
        Close([2.5 / 4, 2.5 / 4, 2.5 / 4, 0.5 / 4], rows["rank_score"]);
        Assert.Equal([2, 2, 2, 1], rows["rank_place"].ToArray());
    }

    [Theory]
    [InlineData(RankMethod.ReciprocalRank)]
    [InlineData(RankMethod.MeanRank)]
    [InlineData(RankMethod.Product)]
    public void A_row_without_a_value_stands_in_the_middle_of_that_column(RankMethod method)
    {
        // By low: 1, 2, 3, and the last has no value. By high all are equal.
        var rows = Rank(Of([1, 2, 3, None], [7, 7, 7, 7]), By("low", "high") with { Method = method });
        Assert.Equal([1, 2, 4, 2], rows["rank_place"].ToArray());
    }

    [Theory]
    [InlineData(RankMethod.ReciprocalRank)]
    [InlineData(RankMethod.Product)]
    public void A_column_without_any_value_changes_nothing_and_a_row_without_any_stays_empty(RankMethod method)
    {
        var with = Rank(Of([1, 3, None, 2], [None, None, None, None]), By("low", "high") with { Method = method });
        var without = Rank(Of([1, 3, None, 2], [1, 1, 1, 1]), By("low") with { Method = method });
        Assert.Equal(without["rank_place"].ToArray(), with["rank_place"].ToArray());
        Assert.Equal(without["rank_score"].ToArray(), with["rank_score"].ToArray());
        Assert.Null(with.Value("rank_place", 2));
    }

    [Fact]
    public void Dropped_rows_take_no_part_and_rows_of_the_control_do()
    {
        var table = Of([1, 2, 3, 4], [0, 0, 0, 0], control: 1);
        table = table with { Samples = table.Samples.Keep(row => row >= 2) };
        Assert.Equal([None, 1, 2, 3], Rank(table, By("low"))["rank_place"].ToArray());
    }

    [Fact]
    public void The_order_of_columns_does_not_change_a_bit()
    {
        var random = new Random(4);
        double[] Column() => [.. Enumerable.Range(0, 200).Select(_ => random.Next(5) == 0 ? None : random.NextDouble())];
        var table = Of(Column(), Column());
        foreach (var method in Enum.GetValues<RankMethod>())
            Assert.Equal(Rank(table, By("low", "high") with { Method = method })["rank_score"].ToArray(), Rank(table, By("high", "low") with { Method = method })["rank_score"].ToArray());
    }

    [Fact]
    public void A_column_without_a_suspicious_end_gets_one_from_the_option() =>
        Assert.Equal([1, 2, 3, 4], Rank(Four, By("risk") with { Ends = new Dictionary<string, RankEnd> { ["risk"] = RankEnd.High } })["rank_place"].ToArray());

    [Fact]
    public void A_place_depends_on_size_when_one_of_the_columns_does()
    {
        var table = Four with { Samples = Four.Samples.With(new Column("risk", End: Suspicious.Low) { DependsOnSize = true }, [1, 2, 3, 4]) };
        Assert.All(Bound(table, By("low", "risk")).Adds, column => Assert.True(column.DependsOnSize));
        Assert.All(Bound(table, By("low", "high")).Adds, column => Assert.False(column.DependsOnSize));
    }

    [Fact]
    public void Nothing_is_dropped_or_ordered()
    {
        var rows = Rank(Four, By("low"));
        Assert.Null(rows.Order);
        Assert.All(rows.Selected, Assert.True);
    }

    [Fact]
    public void With_a_column_of_instances_instances_are_ranked_and_see_their_sample_s_columns()
    {
        // Instances 0 and 1 belong to sample 0, instance 2 to sample 1, which is the more suspicious.
        var table = Of([0.9, 0.1], [0, 0]) with { Instances = new Rows([0, 0, 1], new bool[3]).With(new Column("iou", Assay.Of.Instance), [0.2, 0.8, 0.5]) };
        var step = Bound(table, By("iou", "low") with { Method = RankMethod.MeanRank });
        var rows = step.Apply(table).Instances;
        Close([(0.5 / 3 + 2 / 3.0) / 2, (2.5 / 3 + 2 / 3.0) / 2, (1.5 / 3 + 0.5 / 3) / 2], rows["rank_score"]);
        Assert.All(step.Adds, column => Assert.Equal(Assay.Of.Instance, column.Of));
    }

    [Fact]
    public void A_table_says_how_many_rows_each_column_spoke_of()
    {
        var table = Of([1, 2, 3, None], [5, None, None, None]);
        var written = Assert.Single(Bound(table, By("low", "high")).Tables(table));
        Assert.Equal(("columns", "column suspicious rows empty"), (written.Name, string.Join(' ', written.Header)));
        Assert.Equal(["low low 3 1", "high high 1 3"], written.Rows.Select(row => string.Join(' ', row)));
    }

    public static TheoryData<RankOptions, string> Mistakes => new()
    {
        { By(), "'by' is empty" },
        { By("low", "low"), "names 'low' twice" },
        { By("low", "risk"), "the column 'risk' has no suspicious end; say which it is: ends: { risk: high }" },
        { By("low") with { Ends = new Dictionary<string, RankEnd> { ["high"] = RankEnd.Low } }, "'ends' names 'high', which is not one of the columns in 'by'" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void What_cannot_be_ranked_is_refused(RankOptions options, string said) => Assert.Contains(said, Assert.Throws<AssayException>(() => Bound(Four, options)).Message);
}

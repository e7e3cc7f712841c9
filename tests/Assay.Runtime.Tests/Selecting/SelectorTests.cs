using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Tests.Selecting;

public class SelectorTests
{
    static readonly ScriptHost Scripts = new(Path.Combine(Path.GetTempPath(), "assay-test-scripts"), _ => { });

    /// <summary>Samples with a column q; NaN is empty. A control row is marked by its position.</summary>
    static Table Samples(double[] q, params int[] control) => new(
        new Rows([.. Enumerable.Range(0, q.Length)], [.. Enumerable.Range(0, q.Length).Select(control.Contains)]).With(new Column("q"), q), new Rows([], []),
        [new AttributeColumn("split", [.. q.Select((_, i) => i % 2 == 0 ? "train" : null)], null), new AttributeColumn("size", null, [.. q.Select((_, i) => (double?)i)])]);

    /// <summary>Instances with a column iou: two per sample, in order.</summary>
    static Table Instances(double[] q, params double[] iou) => Samples(q) with
    {
        Instances = new Rows([.. Enumerable.Range(0, iou.Length).Select(i => i / 2)], new bool[iou.Length]).With(new Column("iou", Of.Instance), iou),
    };

    static Table Apply(Table table, ITableStep step)
    {
        (step as IBindable)?.Bind(new Scope("step", [.. table.Samples.Columns, .. table.Instances.Columns], Scripts));
        return step.Apply(table);
    }

    static string Kept(Rows rows) => string.Join(' ', rows.InOrder);

    static WhereStep Where(string text) => new(new() { Condition = new Expression(text) });
    static LowestStep Lowest(string by, int? count = null, double? fraction = null, FractionOf of = FractionOf.All) => new(new() { By = new ColumnName(by), Count = count, Fraction = fraction, Of = of });
    static HighestStep Highest(string by, int count) => new(new() { By = new ColumnName(by), Count = count });
    static LetStep Let(string name, string text) => new(new() { Columns = new Dictionary<string, Expression> { [name] = new(text) } });
    static double[] Percentile(params double[] q) => Apply(Samples(q), new PercentileStep(new() { By = new ColumnName("q") })).Samples["step"].ToArray();

    [Fact]
    public void Where_keeps_rows_for_which_the_condition_is_true() => Assert.Equal("0 2", Kept(Apply(Samples([1, 5, 2]), Where("q < 3")).Samples));

    [Fact]
    public void An_empty_value_fulfils_no_comparison() => Assert.Equal("0", Kept(Apply(Samples([1, double.NaN]), Where("q < 3")).Samples));

    [Fact]
    public void Attributes_can_be_asked_for()
    {
        Assert.Equal("0 2", Kept(Apply(Samples([1, 1, 1]), Where("text[\"split\"] == \"train\"")).Samples));
        Assert.Equal("2", Kept(Apply(Samples([1, 1, 1]), Where("number[\"size\"] > 1")).Samples));
    }

    [Fact]
    public void An_attribute_that_is_not_there_is_refused_with_those_that_are()
    {
        var refusal = Assert.Throws<DataException>(() => Apply(Samples([1]), Where("number[\"colour\"] > 1")));
        Assert.Contains("'colour'", refusal.Message);
        Assert.Contains("size", refusal.Message);
    }

    [Fact]
    public void A_control_row_stays_in_but_is_not_selected()
    {
        var rows = Apply(Samples([1, 5, 2], control: 1), Where("q < 3")).Samples;
        Assert.Equal("0 2", Kept(rows));
        Assert.True(rows.IsKept(1));
    }

    [Fact]
    public void A_control_row_can_be_selected_on_its_merits() => Assert.Equal("0", Kept(Apply(Samples([1, 5], control: 0), Where("q < 3")).Samples));

    [Fact]
    public void Lowest_orders_and_drops_what_has_no_value() => Assert.Equal("2 0 3", Kept(Apply(Samples([2, double.NaN, 1, 3]), Lowest("q", 5)).Samples));

    [Fact]
    public void Highest_is_the_other_end() => Assert.Equal("3 0", Kept(Apply(Samples([2, double.NaN, 1, 3]), Highest("q", 2)).Samples));

    [Fact]
    public void Ties_stand_in_dataset_order_at_both_ends()
    {
        Assert.Equal("0 1 2", Kept(Apply(Samples([1, 1, 1, 1]), Lowest("q", 3)).Samples));
        Assert.Equal("0 1 2", Kept(Apply(Samples([1, 1, 1, 1]), Highest("q", 3)).Samples));
    }

    [Fact]
    public void A_fraction_is_of_the_whole_dataset() => Assert.Equal("1 2", Kept(Apply(Apply(Samples([4, 1, 2, 3]), Where("q < 4")), Lowest("q", fraction: 0.5)).Samples));

    [Fact]
    public void Or_of_what_remains() => Assert.Equal("1", Kept(Apply(Apply(Samples([4, 1, 2, 5]), Where("q < 3")), Lowest("q", fraction: 0.5, of: FractionOf.Remaining)).Samples));

    [Theory]
    [InlineData(0.07, 100, 7)]
    [InlineData(0.29, 100, 29)]
    [InlineData(0.071, 100, 8)]
    [InlineData(1.0, 3, 3)]
    [InlineData(0.001, 3, 1)]
    public void A_fraction_is_rounded_up_but_not_by_a_rounding_error(double fraction, int rows, int kept) =>
        Assert.Equal(kept, Apply(Samples(new double[rows]), Lowest("q", fraction: fraction)).Samples.InOrder.Count());

    [Fact]
    public void A_percentile_is_the_share_below_with_ties_counted_half()
    {
        Assert.Equal([0.5], Percentile(7));
        Assert.Equal([0.75, 0.25], Percentile(2, 1));
        Assert.Equal([0.25, 0.25, 0.75, 0.75, double.NaN], Percentile(1, 1, 5, 5, double.NaN));
        Assert.Equal([double.NaN], Percentile(double.NaN));
        Assert.Empty(Percentile());
    }

    [Fact]
    public void A_percentile_counts_dropped_rows()
    {
        var table = Apply(Apply(Samples([1, 2, 3, 4]), Where("q > 2")), new PercentileStep(new() { By = new ColumnName("q") }));
        Assert.Equal([0.125, 0.375, 0.625, 0.875], table.Samples["step"].ToArray());
    }

    [Fact]
    public void Let_computes_and_empty_stays_empty()
    {
        var table = Apply(Samples([1, double.NaN, 0]), Let("inverse", "1 / q"));
        Assert.Equal([1, double.NaN, double.NaN], table.Samples["inverse"].ToArray());
    }

    [Fact]
    public void Let_over_an_instance_column_is_an_instance_column() =>
        Assert.Equal([1.5, 1.25, 2.5, 2.75], Apply(Instances([1, 2], 0.5, 0.25, 0.5, 0.75), Let("sum", "q + iou")).Instances["sum"].ToArray());

    [Fact]
    public void Instances_see_the_columns_and_attributes_of_their_sample() =>
        Assert.Equal("1", Kept(Apply(Instances([1, 2], 0.1, 0.5, 0.6, 0.7), Where("iou > 0.4 && q < 2 && text[\"split\"] == \"train\"")).Instances));

    [Fact]
    public void A_sample_with_no_instance_left_is_dropped()
    {
        var table = Apply(Instances([1, 2], 0.1, 0.2, 0.9, 0.1), Where("iou > 0.5"));
        Assert.Equal(("1", "2"), (Kept(table.Samples), Kept(table.Instances)));
    }

    [Fact]
    public void Instances_go_with_their_sample() => Assert.Equal("2 3", Kept(Apply(Instances([1, 2], 0.1, 0.2, 0.3, 0.4), Where("q > 1")).Instances));

    [Fact]
    public void The_lowest_instances_are_ordered_over_all_samples() => Assert.Equal("3 0 1", Kept(Apply(Instances([1, 2], 0.2, 0.3, 0.4, 0.1), Lowest("iou", 3)).Instances));

    [Fact]
    public void Instances_that_are_reviewed_follow_the_order_of_their_samples()
    {
        var first = Apply(Instances([2, 1], 0.5, 0.1, 0.6, 0.7), Where("iou > 0.4"));
        Assert.Equal("2 3 0", Kept(Apply(first, Lowest("q", 2)).Instances));
        Assert.Equal("2 3 0", Kept(Apply(Apply(Instances([2, 1], 0.5, 0.1, 0.6, 0.7), Lowest("q", 2)), Where("iou > 0.4")).Instances));
    }

    [Fact]
    public void Limit_counts_what_is_reviewed()
    {
        var table = Instances([2, 1], 0.5, 0.1, 0.6, 0.7);
        var limit = new LimitStep(new() { Count = 1 });
        Assert.Equal(("0", "0 1"), (Kept(limit.Apply(table).Samples), Kept(limit.Apply(table).Instances)));
        var cut = limit.Apply(Apply(table, Where("iou >= 0")));
        Assert.Equal(("0", "0"), (Kept(cut.Samples), Kept(cut.Instances)));
    }

    [Fact]
    public void Limit_keeps_the_front_of_the_order() => Assert.Equal("2 1", Kept(new LimitStep(new() { Count = 2 }).Apply(Apply(Samples([3, 2, 1]), Lowest("q", 3))).Samples));

    [Fact]
    public void Nothing_left_stays_nothing()
    {
        var none = Apply(Samples([1, 2]), Where("q > 9"));
        Assert.Equal("", Kept(Apply(Apply(none, Lowest("q", 3)), new LimitStep(new() { Count = 1 })).Samples));
    }
}

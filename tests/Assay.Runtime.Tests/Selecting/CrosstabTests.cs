using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Tests.Selecting;

public class CrosstabTests
{
    const double None = double.NaN;
    static readonly ScriptHost Scripts = new(Path.Combine(Path.GetTempPath(), "assay-test-scripts"), _ => { });

    static Table Of(double[] ti, double[] hi) => new(new Rows([.. Enumerable.Range(0, ti.Length)], new bool[ti.Length]).With(new Column("ti"), ti).With(new Column("hi"), hi),
        new Rows([], []), [new AttributeColumn("split", [.. ti.Select((_, i) => i == 0 ? null : "train")], null)]);

    static CrosstabStep Bound(Table table, params (string Name, string Condition)[] conditions)
    {
        var step = new CrosstabStep(new() { Conditions = conditions.ToDictionary(entry => entry.Name, entry => new Expression(entry.Condition)) });
        ((IBindable)step).Bind(new Scope("crosstab", [.. table.Samples.Columns, .. table.Instances.Columns], Scripts));
        return step;
    }

    static string[] Lines(Table table, params (string, string)[] conditions)
    {
        var step = Bound(table, conditions);
        Assert.Same(table, step.Apply(table));
        var written = Assert.Single(step.Tables(table));
        Assert.Equal("counts", written.Name);
        return [string.Join(' ', written.Header), .. written.Rows.Select(row => string.Join(' ', row))];
    }

    [Fact]
    public void Two_conditions_give_four_quadrants_with_counts_and_shares() =>
        Assert.Equal(["low hard rows share of", "true true 1 0.2 5", "true false 2 0.4 5", "false true 0 0 5", "false false 2 0.4 5"],
            Lines(Of([0.1, 0.2, 0.3, 0.8, 0.9], [0.9, 0.1, 0.1, 0.1, 0.1]), ("low", "ti < 0.5"), ("hard", "hi >= 0.5")));

    [Fact]
    public void Rows_that_a_condition_cannot_judge_are_counted_apart_and_in_no_share() =>
        Assert.Equal(["low hard rows share of", "true true 1 0.5 2", "true false 0 0 2", "false true 0 0 2", "false false 1 0.5 2", "false empty 1  ", "empty true 2  "],
            Lines(Of([0.1, 0.8, 0.9, None, None], [0.9, 0.1, None, 0.9, 0.9]), ("low", "ti < 0.5"), ("hard", "hi >= 0.5")));

    [Fact]
    public void An_empty_attribute_cannot_be_judged_either() =>
        Assert.Equal(["training rows share of", "true 2 1 2", "false 0 0 2", "empty 1  "], Lines(Of([1, 1, 1], [1, 1, 1]), ("training", "text[\"split\"] == \"train\"")));

    [Fact]
    public void Without_a_row_that_can_be_judged_there_are_no_shares() => Assert.Equal(["low rows share of", "true 0  0", "false 0  0", "empty 1  "], Lines(Of([None], [1]), ("low", "ti < 0.5")));

    [Fact]
    public void Rows_that_an_earlier_step_dropped_count()
    {
        var table = Of([0.1, 0.9], [1, 1]);
        table = table with { Samples = table.Samples.Keep(row => row == 0) };
        Assert.Equal(["low rows share of", "true 1 0.5 2", "false 1 0.5 2"], Lines(table, ("low", "ti < 0.5")));
    }

    [Fact]
    public void With_a_column_of_instances_instances_are_counted()
    {
        var table = Of([0.1, 0.9], [1, 1]) with { Instances = new Rows([0, 0, 1], new bool[3]).With(new Column("iou", Assay.Of.Instance), [0.2, 0.8, 0.2]) };
        Assert.Equal(["bad low rows share of", "true true 1 0.3333333333333333 3", "true false 1 0.3333333333333333 3", "false true 1 0.3333333333333333 3", "false false 0 0 3"],
            Lines(table, ("bad", "iou < 0.5"), ("low", "ti < 0.5")));
    }

    [Fact]
    public void A_condition_may_not_be_called_like_a_column_of_the_table() =>
        Assert.Contains("'share' has the name of one of the table's own columns (rows, share, of)", Assert.Throws<AssayException>(() => Bound(Of([1], [1]), ("share", "ti < 1"))).Message);

    [Fact]
    public void None_and_seven_conditions_are_refused()
    {
        Assert.Contains("0 conditions, expected 1 to 6", Assert.Throws<AssayException>(() => Bound(Of([1], [1]))).Message);
        Assert.Contains("7 conditions", Assert.Throws<AssayException>(() => Bound(Of([1], [1]), [.. Enumerable.Range(0, 7).Select(i => ($"c{i}", "ti < 1"))])).Message);
    }
}

namespace Assay.Contracts.Tests;

public class RowsTests
{
    static readonly Rows Four = new Rows([0, 1, 2, 3], [false, false, true, false]).With(new Column("ti"), [0.1, 0.2, double.NaN, 0.4]);

    [Fact]
    public void An_empty_cell_is_null()
    {
        Assert.Equal(0.2, Four.Value("ti", 1));
        Assert.Null(Four.Value("ti", 2));
    }

    [Fact]
    public void A_column_is_replaced_by_one_of_its_name()
    {
        var rows = Four.With(new Column("ti"), [1, 1, 1, 1]);
        Assert.Single(rows.Columns);
        Assert.Equal(1, rows.Value("ti", 0));
        Assert.Equal(0.1, Four.Value("ti", 0));
    }

    [Fact]
    public void A_column_needs_a_value_per_row() => Assert.Contains("2 values for 4 rows", Assert.Throws<ArgumentException>(() => Four.With(new Column("x"), [1, 2])).Message);

    [Fact]
    public void A_missing_column_is_answered_with_those_there_are() => Assert.Contains("ti", Assert.Throws<KeyNotFoundException>(() => Four["hi"].Length).Message);

    [Fact]
    public void A_control_row_stays_in_when_no_selector_keeps_it()
    {
        var rows = Four.Keep(row => row == 1);
        Assert.Equal([1], rows.InOrder);
        Assert.Equal([false, true, true, false], Enumerable.Range(0, 4).Select(rows.IsKept));
    }

    [Fact]
    public void An_order_drops_what_it_leaves_out_and_brings_nothing_back()
    {
        var rows = Four.Keep(row => row != 0).Ordered([3, 0, 1]);
        Assert.Equal([3, 1], rows.InOrder);
        Assert.Equal([3], rows.Keep(row => row == 3).InOrder);
    }
}

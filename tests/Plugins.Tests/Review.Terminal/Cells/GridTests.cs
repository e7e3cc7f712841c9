using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Cells;

public class GridTests
{
    [Fact]
    public void Text_that_does_not_fit_ends_in_an_ellipsis()
    {
        var grid = new Grid(8, 2);
        Assert.Equal(5, grid.Write(0, 0, "abcdefgh", default, 5));
        Assert.Equal(8, grid.Write(0, 1, "abcdefgh", default));
        Assert.Equal("abcd…\nabcdefgh\n", grid.ToText());
    }

    [Fact]
    public void A_wide_rune_takes_two_cells_and_is_never_halved()
    {
        var grid = new Grid(6, 2);
        Assert.Equal(5, grid.Write(0, 0, "a漢字", default));
        grid.Write(0, 1, "漢字漢字", default);
        Assert.Equal(Cell.Trailing, grid[2, 0].Rune);
        Assert.Equal("a漢字\n漢字…\n", grid.ToText());
    }

    [Fact]
    public void Nothing_a_dataset_says_steers_the_terminal()
    {
        var grid = new Grid(8, 1);
        grid.Write(0, 0, "a\e[2J\u009B1mb", default);
        Assert.Equal("a\uFFFD[2J\uFFFD1…\n", grid.ToText());
    }

    [Fact]
    public void What_lies_outside_is_not_drawn()
    {
        var grid = new Grid(3, 1);
        grid.Write(-2, 0, "abcd", default);
        grid.Write(0, 5, "x", default);
        grid.Fill(new Area(2, -3, 9, 9), default, '#');
        Assert.Equal("cd#\n", grid.ToText());
    }

    [Fact]
    public void Marks_that_combine_take_no_cell() => Assert.Equal(2, RuneWidth.Of("e\u0301a"));

    [Fact]
    public void A_pen_without_background_keeps_the_one_below()
    {
        var grid = new Grid(2, 1);
        grid.Fill(grid.All, new Pen(default, Color.Of(0x102030)));
        grid.Write(0, 0, "a", new Pen(Color.Of(0xFFFFFF)));
        Assert.Equal(Color.Of(0x102030), grid[0, 0].Background);
    }
}

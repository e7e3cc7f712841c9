using System.Text;
using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Cells;

public class GridWriterTests
{
    static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    static Grid Of(string text, Pen pen = default)
    {
        var lines = text.Split('/');
        var grid = new Grid(lines.Max(RuneWidth.Of), lines.Length);
        for (var y = 0; y < lines.Length; y++)
            grid.Write(0, y, lines[y], pen);
        return grid;
    }

    [Fact]
    public void An_unchanged_grid_is_no_byte()
    {
        var writer = new GridWriter(ColorDepth.Full);
        writer.Write(Of("abc/def"));
        Assert.Equal(0, writer.Write(Of("abc/def")).Length);
    }

    [Fact]
    public void A_changed_cell_is_one_move_and_one_rune()
    {
        var writer = new GridWriter(ColorDepth.Full);
        writer.Write(Of("abc/def"));
        Assert.Equal("\e[?2026h\e[2;2H\e[0mX\e[0m\e[?2026l", Text(writer.Write(Of("abc/dXf"))));
    }

    [Fact]
    public void Cells_in_a_row_need_no_further_move()
    {
        var writer = new GridWriter(ColorDepth.None);
        writer.Write(Of("abcdef"));
        Assert.Equal("\e[?2026h\e[1;2H\e[0mXY\e[1;5HZ\e[0m\e[?2026l", Text(writer.Write(Of("aXYdZf"))));
    }

    [Theory]
    [InlineData(ColorDepth.Full, "\e[0;38;2;255;0;0;48;2;0;0;95mx")]
    [InlineData(ColorDepth.Indexed, "\e[0;38;5;196;48;5;17mx")]
    [InlineData(ColorDepth.Sixteen, "\e[0;91;40mx")]
    [InlineData(ColorDepth.None, "\e[0mx")]
    public void Colours_are_what_the_terminal_can_show(ColorDepth depth, string expected)
    {
        var grid = Of("x", new Pen(new Color(255, 0, 0), new Color(0, 0, 95)));
        Assert.Equal("\e[?2026h\e[1;1H" + expected + "\e[0m\e[?2026l", Text(new GridWriter(depth).Write(grid)));
    }

    [Fact]
    public void Only_the_colour_that_changes_is_said()
    {
        var grid = new Grid(3, 1);
        grid.Write(0, 0, "a", new Pen(new Color(1, 2, 3), new Color(9, 9, 9)));
        grid.Write(1, 0, "b", new Pen(new Color(4, 5, 6), new Color(9, 9, 9)));
        grid.Write(2, 0, "c", new Pen(default, new Color(9, 9, 9)));
        Assert.Equal("\e[?2026h\e[1;1H\e[0;38;2;1;2;3;48;2;9;9;9ma\e[38;2;4;5;6mb\e[39mc\e[0m\e[?2026l", Text(new GridWriter(ColorDepth.Full).Write(grid)));
    }

    [Fact]
    public void A_wide_rune_is_written_once_and_wholly_when_either_half_changes()
    {
        var writer = new GridWriter(ColorDepth.None);
        writer.Write(Of("漢b"));
        Assert.Equal("\e[?2026h\e[1;1H\e[0mab\e[0m\e[?2026l", Text(writer.Write(Of("abb"))));
        Assert.Equal("\e[?2026h\e[1;1H\e[0m漢\e[0m\e[?2026l", Text(writer.Write(Of("漢b"))));
    }

    [Fact]
    public void After_a_resize_everything_is_written()
    {
        var writer = new GridWriter(ColorDepth.None);
        writer.Write(Of("ab"));
        Assert.Equal("\e[?2026h\e[1;1H\e[0mabc\e[0m\e[?2026l", Text(writer.Write(Of("abc"))));
        writer.Forget();
        Assert.Equal("\e[?2026h\e[1;1H\e[0mabc\e[0m\e[?2026l", Text(writer.Write(Of("abc"))));
    }

    [Fact]
    public void What_was_written_makes_any_screen_equal_the_grid()
    {
        var random = new Random(7);
        var writer = new GridWriter(ColorDepth.Full);
        var screen = new FakeScreen(9, 4);
        for (var round = 0; round < 200; round++)
        {
            var grid = new Grid(9, 4);
            for (var i = 0; i < 12; i++)
                grid.Write(random.Next(9), random.Next(4), random.Next(3) switch { 0 => "漢", 1 => "ab", _ => " " }, new Pen(random.Next(2) == 0 ? default : Color.Of(random.Next(3)), default, (CellStyle)random.Next(16)));
            screen.Show(writer.Write(Mended(grid)));
            Assert.Equal(Mended(grid).ToText(), screen.ToText());
        }
    }

    /// <summary>Halves of wide runes that another text covered become spaces.</summary>
    static Grid Mended(Grid grid)
    {
        for (var y = 0; y < grid.Height; y++)
            for (var x = 0; x < grid.Width; x++)
                if (grid[x, y].Rune == Cell.Trailing && (x == 0 || grid[x - 1, y].Rune != '漢') || grid[x, y].Rune == '漢' && (x + 1 == grid.Width || grid[x + 1, y].Rune != Cell.Trailing))
                    grid[x, y] = grid[x, y] with { Rune = ' ' };
        return grid;
    }
}

using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Pictures;

public sealed class HalfBlocksTests
{
    static Grid Draw(PictureMode mode, ColorDepth depth)
    {
        var grid = new Grid(12, 4);
        HalfBlocks.Draw(grid, grid.All, PictureComposer.Compose(Scene.Whole(), new PictureState { Mode = mode }, Scene.Pane), depth);
        return grid;
    }

    [Theory]
    [InlineData(ColorDepth.Full)]
    [InlineData(ColorDepth.Indexed)]
    public void Two_pixels_are_a_cell(ColorDepth depth)
    {
        var grid = Draw(PictureMode.Both, depth);
        var raster = PictureComposer.Compose(Scene.Whole(), new PictureState { Mode = PictureMode.Both }, Scene.Pane);
        for (var y = 0; y < 8; y++)
            for (var x = 0; x < 12; x++)
            {
                var cell = grid[x, y / 2];
                Assert.True(cell.Rune is ' ' or '\u2580');
                Assert.Equal(Color.Of(raster.Pixels[y * 12 + x]), y % 2 == 0 && cell.Rune != ' ' ? cell.Foreground : cell.Background);
            }
    }

    [Theory]
    [InlineData(PictureMode.Both)]
    [InlineData(PictureMode.Fill)]
    [InlineData(PictureMode.Difference)]
    [InlineData(PictureMode.Heat)]
    public void Without_colours_letters_say_what_colours_would(PictureMode mode) => Golden.Equal($"letters-{mode}", Draw(mode, ColorDepth.None).ToText());

    [Fact]
    public void Sixteen_colours_are_too_few_so_marks_stand_on_them()
    {
        var grid = Draw(PictureMode.Fill, ColorDepth.Sixteen);
        Assert.Equal('C', grid[3, 0].Rune);
        Assert.Equal('S', grid[8, 1].Rune);
        Assert.True(grid[0, 0].Rune is ' ' or '\u2580');
    }

    [Fact]
    public void What_is_larger_than_its_area_is_cut_off_and_the_rest_of_the_screen_stays()
    {
        var grid = new Grid(10, 4);
        HalfBlocks.Draw(grid, new Area(2, 1, 3, 2), new Raster(50, 50));
        Assert.Equal(6, Enumerable.Range(0, 40).Count(i => grid[i % 10, i / 10] != Cell.Blank));
    }
}

namespace Assay.Review.Terminal;

/// <summary>Draws pictures with the half block: two pixels a cell. Where colours are few, marks take their place, a cell being one pixel then.</summary>
public static class HalfBlocks
{
    const int UpperHalf = '\u2580';

    /// <summary>From dark to bright.</summary>
    const string Ramp = " .:-=+*%";

    /// <summary>Draws a picture of as many columns and twice as many rows as the area; what is larger is cut off.</summary>
    public static void Draw(Grid grid, Area area, Raster raster, ColorDepth depth = ColorDepth.Full)
    {
        var isPlain = !raster.Marks.ContainsAnyExcept('\0', '+');
        for (var row = 0; row < Math.Min(area.Height, (raster.Height + 1) / 2); row++)
            for (var column = 0; column < Math.Min(area.Width, raster.Width); column++)
            {
                var upper = 2 * row * raster.Width + column;
                var lower = 2 * row + 1 < raster.Height ? upper + raster.Width : upper;
                grid[area.X + column, area.Y + row] = depth switch
                {
                    ColorDepth.None => Letter(raster, upper, lower, isPlain),
                    ColorDepth.Sixteen when Mark(raster, upper, lower) is not '\0' and var mark => Marked(raster.Pixels[raster.Marks[upper] != '\0' ? upper : lower], mark),
                    _ => Blocks(raster.Pixels[upper], raster.Pixels[lower]),
                };
            }
    }

    static Cell Blocks(int upper, int lower) => upper == lower
        ? new Cell(' ', default, Color.Of(upper), CellStyle.None) : new Cell(UpperHalf, Color.Of(upper), Color.Of(lower), CellStyle.None);

    static Cell Marked(int color, char mark) => new(mark, Color.Of(Okabe.Luma(color) > 110 ? Okabe.Black : Okabe.White), Color.Of(color), CellStyle.Bold);

    /// <summary>Beside marks the image takes the faint half of the ramp, so that marks are read first.</summary>
    static Cell Letter(Raster raster, int upper, int lower, bool isPlain)
    {
        var brightness = (Okabe.Luma(raster.Pixels[upper]) + Okabe.Luma(raster.Pixels[lower])) / 2;
        var mark = Mark(raster, upper, lower);
        return new Cell(mark != '\0' ? mark : Ramp[brightness * (isPlain ? Ramp.Length : 3) / 256], default, default, mark is '\0' or ' ' ? CellStyle.None : CellStyle.Bold);
    }

    static char Mark(Raster raster, int upper, int lower) => raster.Marks[upper] is not ('\0' or ' ') and var mark ? mark : raster.Marks[lower] != '\0' ? raster.Marks[lower] : raster.Marks[upper];
}

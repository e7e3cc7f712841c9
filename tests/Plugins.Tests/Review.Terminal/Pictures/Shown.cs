using System.Text;
using Assay.Review.Terminal;
using Assay.Testing.Screens;

namespace Assay.Tests.Review.Terminal.Pictures;

/// <summary>Pictures as text that a person can check, and as PNG files to look at.</summary>
static class Shown
{
    /// <summary>A letter a colour, then what the letters are; marks beside it.</summary>
    public static string Text(Raster raster)
    {
        var letters = new Dictionary<int, char>();
        var text = new StringBuilder();
        for (var y = 0; y < raster.Height; y++)
        {
            for (var x = 0; x < raster.Width; x++)
            {
                var color = raster.Pixels[y * raster.Width + x];
                if (!letters.ContainsKey(color))
                    letters.Add(color, (char)(letters.Count < 26 ? 'a' + letters.Count : 'A' + letters.Count - 26));
                text.Append(letters[color]);
            }
            text.Append("  ").Append(raster.Marks.Slice(y * raster.Width, raster.Width).ToString().Replace('\0', '.')).Append('\n');
        }
        foreach (var (color, letter) in letters)
            text.Append($"{letter} {color:X6}\n");
        return text.ToString();
    }

    /// <summary>Writes the grid as PNG below the folder that ASSAY_PICTURES names; without it, or without a font, nothing.</summary>
    public static void Save(string name, Grid grid, int height = 16)
    {
        if (Environment.GetEnvironmentVariable("ASSAY_PICTURES") is not { Length: > 0 } folder || TrueTypeFont.Find() is not { } font)
            return;
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name + ".png"), new ScreenPicture(font, height).Draw(grid.Width, grid.Height, (x, y) => Cell(grid[x, y])));
    }

    static ScreenCell Cell(Cell cell)
    {
        var (front, back) = (Rgb(cell.Foreground, ScreenCell.Light), Rgb(cell.Background, ScreenCell.Dark));
        return cell.Style.HasFlag(CellStyle.Reverse) ? new ScreenCell(cell.Rune, back, front, cell.Style.HasFlag(CellStyle.Bold)) : new ScreenCell(cell.Rune, front, back, cell.Style.HasFlag(CellStyle.Bold));
    }

    static int Rgb(Color color, int otherwise) => color.IsDefault ? otherwise : color.Red << 16 | color.Green << 8 | color.Blue;
}

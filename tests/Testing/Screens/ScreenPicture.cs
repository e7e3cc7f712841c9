using Assay.Kernels.Codecs;

namespace Assay.Testing.Screens;

/// <summary>Draws a terminal's screen as an image, as a person sees it. Blocks and shades are drawn exactly, everything else with a font.</summary>
/// <param name="font">Monospaced.</param>
/// <param name="height">Pixels of a cell from top to bottom.</param>
public sealed class ScreenPicture(TrueTypeFont font, int height = 16)
{
    readonly Dictionary<int, float[]> masks = [];

    double Scale => (double)height / (font.Ascent + font.Descent);

    /// <summary>Pixels across a cell: even, so that quarter blocks come out.</summary>
    public int CellWidth => 2 * (int)Math.Round(font.Advance * Scale / 2);

    /// <summary>The picture as a PNG file.</summary>
    public byte[] Draw(int columns, int rows, Func<int, int, ScreenCell> cell)
    {
        var samples = new byte[columns * CellWidth * rows * height * 3];
        for (var y = 0; y < rows; y++)
            for (var x = 0; x < columns; x++)
                Draw(samples, columns * CellWidth, x * CellWidth, y * height, cell(x, y));
        return PngEncoder.Encode(PngImage.Rgb(columns * CellWidth, rows * height, samples));
    }

    void Draw(byte[] samples, int stride, int left, int top, ScreenCell cell)
    {
        var mask = cell.Rune > ' ' ? Mask(cell.Rune) : null;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < CellWidth; x++)
            {
                var share = mask is null ? 0 : mask[y * CellWidth + x];
                if (cell.IsBold && x > 0 && mask is not null && cell.Rune < 0x2500)
                    share = Math.Min(1, share + mask[y * CellWidth + x - 1] * 0.6f);
                if (cell.IsUnderlined && y == height - 2)
                    share = 1;
                Put(samples.AsSpan(((top + y) * stride + left + x) * 3, 3), cell, Math.Min(1, share));
            }
    }

    static void Put(Span<byte> to, ScreenCell cell, float share)
    {
        for (var i = 0; i < 3; i++)
        {
            var (back, front) = (cell.Background >> 16 - 8 * i & 255, cell.Foreground >> 16 - 8 * i & 255);
            to[i] = (byte)(back + (front - back) * share + 0.5f);
        }
    }

    float[] Mask(int rune)
    {
        if (!masks.TryGetValue(rune, out var mask))
            masks[rune] = mask = Block(rune) is { } share ? Fill(share) : Drawn(rune);
        return mask;
    }

    /// <summary>How much of a place in the cell, both in [0,1], a block element covers; null for other runes (Unicode, Block Elements).</summary>
    static Func<double, double, double>? Block(int rune) => rune switch
    {
        0x2580 => (_, y) => y < 0.5 ? 1 : 0,
        >= 0x2581 and <= 0x2588 => (_, y) => 1 - y <= (rune - 0x2580) / 8.0 ? 1 : 0,
        >= 0x2589 and <= 0x258F => (x, _) => x < (0x2590 - rune) / 8.0 ? 1 : 0,
        0x2590 => (x, _) => x >= 0.5 ? 1 : 0,
        >= 0x2591 and <= 0x2593 => (_, _) => (rune - 0x2590) / 4.0,
        _ => null,
    };

    float[] Fill(Func<double, double, double> share) =>
        [.. Enumerable.Range(0, CellWidth * height).Select(i => (float)share((i % CellWidth + 0.5) / CellWidth, (i / CellWidth + 0.5) / height))];

    float[] Drawn(int rune) => GlyphMask.Of([.. font.Outline(rune).Select(line =>
        line.Select(point => (point.X * CellWidth / font.Advance, (font.Ascent - point.Y) * Scale)).ToList())], CellWidth, height);
}

using System.Text;

namespace Assay.Tests.Review.Terminal.Cells;

/// <summary>As much of a terminal as the writer uses: cursor moves, runes, and attributes that are ignored.</summary>
sealed class FakeScreen(int width, int height)
{
    readonly string[] cells = [.. Enumerable.Repeat(" ", width * height)];
    int x, y;

    public void Show(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\e')
            {
                var end = i + 2;
                while (!char.IsAsciiLetter(text[end]))
                    end++;
                if (text[end] == 'H')
                    (y, x) = text[(i + 2)..end].Split(';').Select(number => int.Parse(number) - 1).ToArray() is [var row, var column] ? (row, column) : (0, 0);
                i = end;
            }
            else
                Put(text[i]);
    }

    void Put(char rune)
    {
        var wide = Assay.Review.Terminal.RuneWidth.Of(rune.ToString()) == 2;
        if (x > 0 && cells[y * width + x].Length == 0)
            cells[y * width + x - 1] = " "; // Terminals erase a wide rune whose half is overwritten.
        cells[y * width + x] = rune.ToString();
        if (wide)
            cells[y * width + x + 1] = "";
        x += wide ? 2 : 1;
        if (x < width && cells[y * width + x].Length == 0)
            cells[y * width + x] = " ";
    }

    public string ToText() => string.Concat(Enumerable.Range(0, height).Select(row => string.Concat(cells.Skip(row * width).Take(width)).TrimEnd() + "\n"));
}

using System.Text;

namespace Assay.Review.Terminal;

/// <summary>A screen in memory: cells in rows. What is drawn outside is not drawn.</summary>
public sealed class Grid(int width, int height)
{
    readonly Cell[] cells = NewCells(Math.Max(0, width) * Math.Max(0, height));

    static Cell[] NewCells(int count)
    {
        var cells = new Cell[count];
        Array.Fill(cells, Cell.Blank);
        return cells;
    }

    /// <summary>Columns.</summary>
    public int Width { get; } = Math.Max(0, width);

    /// <summary>Rows.</summary>
    public int Height { get; } = Math.Max(0, height);

    /// <summary>All of it.</summary>
    public Area All => new(0, 0, Width, Height);

    /// <summary>The cells of a row, left to right.</summary>
    public Span<Cell> Row(int y) => cells.AsSpan(y * Width, Width);

    /// <summary>One cell.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such cell when reading; writing outside does nothing.</exception>
    public Cell this[int x, int y]
    {
        get => cells[y * Width + x];
        set
        {
            if ((uint)x < (uint)Width && (uint)y < (uint)Height)
                cells[y * Width + x] = value;
        }
    }

    /// <summary>Sets every cell to a blank.</summary>
    public void Clear() => Array.Fill(cells, Cell.Blank);

    /// <summary>Fills a rectangle.</summary>
    public void Fill(Area area, Pen pen, int rune = ' ')
    {
        var cell = new Cell(rune, pen.Foreground, pen.Background, pen.Style);
        for (var y = Math.Max(0, area.Y); y < Math.Min(Height, area.Bottom); y++)
        {
            var (first, last) = (Math.Clamp(area.X, 0, Width), Math.Clamp(area.Right, 0, Width));
            if (last > first)
                Row(y)[first..last].Fill(cell);
        }
    }

    /// <summary>
    /// Writes a line of text from a cell to the right, up to a number of columns; what is cut off ends in an ellipsis. A wide rune takes two cells; marks that combine are left
    /// out; control characters become U+FFFD, so that nothing a dataset says can steer the terminal. A pen without background keeps the one that is there.
    /// </summary>
    /// <returns>The column after the text.</returns>
    public int Write(int x, int y, string text, Pen pen, int columns = int.MaxValue)
    {
        if ((uint)y >= (uint)Height)
            return x;
        text = Shown(text);
        var end = (int)Math.Min((long)x + Math.Max(0, columns), Width);
        var cut = RuneWidth.Of(text) > end - x;
        foreach (var rune in text.EnumerateRunes())
        {
            var wide = RuneWidth.Of(rune);
            if (wide == 0)
                continue;
            if (x + wide > end - (cut ? 1 : 0))
                break;
            Put(x, y, rune.Value, pen);
            if (wide == 2)
                Put(x + 1, y, Cell.Trailing, pen);
            x += wide;
        }
        if (cut && x < end)
            Put(x++, y, '\u2026', pen);
        return x;
    }

    static string Shown(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter)) : text;

    void Put(int x, int y, int rune, Pen pen)
    {
        if ((uint)x < (uint)Width)
            cells[y * Width + x] = new Cell(rune, pen.Foreground, pen.Background.IsDefault ? cells[y * Width + x].Background : pen.Background, pen.Style);
    }

    /// <summary>The runes as text, a line a row without spaces at its end: what a person would read off the screen.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        for (var y = 0; y < Height; y++)
        {
            var line = new StringBuilder();
            foreach (var cell in Row(y))
                if (cell.Rune != Cell.Trailing)
                    line.Append(new Rune(cell.Rune == 0 ? ' ' : cell.Rune).ToString());
            text.Append(line.ToString().TrimEnd()).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Takes over all cells of a grid of the same size.</summary>
    public void CopyFrom(Grid other) => other.cells.AsSpan().CopyTo(cells);
}

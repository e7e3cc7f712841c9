using System.Text;

namespace Assay.Review.Terminal;

/// <summary>Turns grids into what a terminal is sent: only the cells that differ from the last grid, in one synchronized update (mode 2026). An unchanged grid is no byte.</summary>
public sealed class GridWriter(ColorDepth depth)
{
    readonly ByteBuffer bytes = new();
    readonly short[] indexed = NewCache(), sixteen = NewCache();
    Grid? last;
    int row, column; // Where the terminal's cursor is; -1: not known.
    (Color Foreground, Color Background, CellStyle Style)? pen;

    static short[] NewCache()
    {
        var cache = new short[1 << 15];
        Array.Fill(cache, (short)-1);
        return cache;
    }

    /// <summary>How many colours it writes.</summary>
    public ColorDepth Depth => depth;

    /// <summary>The next grid is written in full: after a resize, or when something else wrote to the screen.</summary>
    public void Forget() => last = null;

    /// <summary>The bytes that make the terminal show a grid. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(Grid grid)
    {
        bytes.Clear();
        var all = last is null || last.Width != grid.Width || last.Height != grid.Height;
        if (all)
            last = new Grid(grid.Width, grid.Height);
        (row, column, pen) = (-1, -1, null);
        for (var y = 0; y < grid.Height; y++)
            WriteRow(y, grid.Row(y), last!.Row(y), all);
        last!.CopyFrom(grid);
        if (bytes.Length == 0)
            return default;
        bytes.Add("\e[0m\e[?2026l"u8);
        return bytes.Written;
    }

    void WriteRow(int y, Span<Cell> now, Span<Cell> before, bool all)
    {
        for (var x = 0; x < now.Length; x++)
        {
            if (!all && now[x] == before[x])
                continue;
            var at = x;
            if (now[x].Rune == Cell.Trailing && x > 0)
                at = x - 1; // The half of a wide rune cannot be drawn alone.
            MoveTo(at, y);
            Draw(now[at]);
            if (at + 1 < now.Length && now[at + 1].Rune == Cell.Trailing)
                (column, x) = (column + 1, at + 1);
        }
    }

    void MoveTo(int x, int y)
    {
        if (bytes.Length == 0)
            bytes.Add("\e[?2026h"u8);
        if (row == y && column == x)
            return;
        bytes.Add("\e["u8);
        bytes.AddNumber(y + 1);
        bytes.Add((byte)';');
        bytes.AddNumber(x + 1);
        bytes.Add((byte)'H');
        (row, column) = (y, x);
    }

    void Draw(in Cell cell)
    {
        SetPen(cell);
        var rune = cell.Rune is 0 or Cell.Trailing ? ' ' : cell.Rune;
        if (rune < 0x80)
            bytes.Add((byte)rune);
        else
            bytes.Add(new Rune(rune));
        // Behind the last column terminals differ in where the cursor is.
        column = column + 1 == last!.Width ? -1 : column + 1;
    }

    void SetPen(in Cell cell)
    {
        var wanted = (cell.Foreground, cell.Background, cell.Style);
        if (pen == wanted)
            return;
        bytes.Add("\e["u8);
        var start = bytes.Length;
        if (pen is not { } now || now.Style != cell.Style)
        {
            AddStyle(cell.Style);
            AddColor(cell.Foreground, 38, onlyIfSet: true);
            AddColor(cell.Background, 48, onlyIfSet: true);
        }
        else
        {
            if (now.Foreground != cell.Foreground)
                AddColor(cell.Foreground, 38, onlyIfSet: false);
            if (now.Background != cell.Background)
                AddColor(cell.Background, 48, onlyIfSet: false);
        }
        if (bytes.Length == start)
            bytes.Shrink(2); // Without colours nothing may be left to say.
        else
            bytes.Replace(bytes.Length - 1, (byte)'m');
        pen = wanted;
    }

    /// <summary>Every parameter ends in a semicolon; the last becomes the m.</summary>
    void AddStyle(CellStyle style)
    {
        bytes.Add("0;"u8);
        if ((style & CellStyle.Bold) != 0)
            bytes.Add("1;"u8);
        if ((style & CellStyle.Dim) != 0)
            bytes.Add("2;"u8);
        if ((style & CellStyle.Underline) != 0)
            bytes.Add("4;"u8);
        if ((style & CellStyle.Reverse) != 0)
            bytes.Add("7;"u8);
    }

    /// <param name="color">The colour.</param>
    /// <param name="layer">38 foreground, 48 background.</param>
    /// <param name="onlyIfSet">A reset went before, so the terminal's own colour needs no word.</param>
    void AddColor(Color color, int layer, bool onlyIfSet)
    {
        if (depth == ColorDepth.None || onlyIfSet && color.IsDefault)
            return;
        if (color.IsDefault)
            bytes.AddNumber(layer + 1);
        else if (depth == ColorDepth.Full)
            AddFull(color, layer);
        else if (depth == ColorDepth.Indexed)
            AddIndexed(color, layer);
        else
            AddSixteen(color, layer);
        bytes.Add((byte)';');
    }

    void AddFull(Color color, int layer)
    {
        bytes.AddNumber(layer);
        bytes.Add(";2;"u8);
        bytes.AddNumber(color.Red);
        bytes.Add((byte)';');
        bytes.AddNumber(color.Green);
        bytes.Add((byte)';');
        bytes.AddNumber(color.Blue);
    }

    void AddIndexed(Color color, int layer)
    {
        bytes.AddNumber(layer);
        bytes.Add(";5;"u8);
        bytes.AddNumber(Cached(indexed, color, Palette.ToIndexed));
    }

    void AddSixteen(Color color, int layer)
    {
        var index = Cached(sixteen, color, Palette.ToSixteen);
        bytes.AddNumber((index < 8 ? layer - 8 : layer - 8 + 60 - 8) + index);
    }

    /// <summary>Five bits a part are enough to choose among 256 colours.</summary>
    static int Cached(short[] cache, Color color, Func<Color, int> find)
    {
        var key = color.Red >> 3 << 10 | color.Green >> 3 << 5 | color.Blue >> 3;
        if (cache[key] < 0)
            cache[key] = (short)find(color);
        return cache[key];
    }
}

using Assay.Kernels;

namespace Assay.Scorers.Rubric;

/// <summary>A part of a sample as one byte a pixel, row-major, into which masks are drawn.</summary>
sealed class MaskWindow
{
    readonly int left, top, height, frameHeight;

    /// <summary>What two masks of one frame cover together; each has a pixel.</summary>
    public MaskWindow(Rle a, Rle b)
    {
        var (one, other) = (RunBounds.Find(a.Counts, a.Size.Height), RunBounds.Find(b.Counts, b.Size.Height));
        (left, top, frameHeight) = (Math.Min(one.X, other.X), Math.Min(one.Y, other.Y), a.Size.Height);
        Width = Math.Max(one.X + one.Width, other.X + other.Width) - left;
        height = Math.Max(one.Y + one.Height, other.Y + other.Height) - top;
    }

    public int Width { get; }

    public int Height => height;

    public int Area => Width * height;

    /// <summary>Pixels of the window as a box in the sample.</summary>
    public Box ToBox(int x, int y, int width, int rows) => new(left + x, top + y, width, rows);

    /// <summary>Whether a box comes near.</summary>
    public bool Touches(Box box) => box.X < left + Width + 1 && box.Right > left - 1 && box.Y < top + height + 1 && box.Bottom > top - 1;

    /// <summary>Sets the pixels of a mask to a value.</summary>
    public void Draw(Rle mask, byte value, Span<byte> to)
    {
        var position = 0L;
        for (var i = 0; i < mask.Counts.Length; position += mask.Counts[i++])
            if (i % 2 == 1 && mask.Counts[i] > 0)
                DrawRun(position, position + mask.Counts[i], value, to);
    }

    void DrawRun(long start, long end, byte value, Span<byte> to)
    {
        var (first, last) = ((int)(start / frameHeight), (int)((end - 1) / frameHeight));
        for (var column = Math.Max(first, left); column <= Math.Min(last, left + Width - 1); column++)
        {
            var upper = (int)Math.Max(start - (long)column * frameHeight, top);
            var lower = (int)Math.Min(end - (long)column * frameHeight, top + height);
            for (var y = upper; y < lower; y++)
                to[(y - top) * Width + column - left] = value;
        }
    }
}

namespace Assay.Review.Terminal;

/// <summary>A picture ready to be shown: a colour a pixel and, for screens that have none, a mark that says the same.</summary>
public sealed class Raster
{
    readonly int[] pixels;
    readonly char[] marks;

    /// <summary>A black picture.</summary>
    public Raster(int width, int height) => (Width, Height, pixels, marks) = (width, height, new int[width * height], new char[width * height]);

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary><c>0xRRGGBB</c>, row-major.</summary>
    public Span<int> Pixels => pixels;

    /// <summary>What a pixel means as a letter or digit; 0 where it is image and nothing else.</summary>
    public Span<char> Marks => marks;

    /// <summary>Sets a pixel; outside nothing happens.</summary>
    public void Set(int x, int y, int color, char mark)
    {
        if ((uint)x >= (uint)Width || (uint)y >= (uint)Height)
            return;
        (pixels[y * Width + x], marks[y * Width + x]) = (color, mark);
    }

    /// <summary>Copies another picture into this one, cut off at the edges.</summary>
    public void Paste(Raster other, int left)
    {
        var columns = Math.Min(other.Width, Width - left);
        for (var y = 0; y < Math.Min(Height, other.Height); y++)
        {
            other.Pixels.Slice(y * other.Width, columns).CopyTo(pixels.AsSpan(y * Width + left));
            other.Marks.Slice(y * other.Width, columns).CopyTo(marks.AsSpan(y * Width + left));
        }
    }

    /// <summary>Red, green, blue of every pixel.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[pixels.Length * 3];
        for (var i = 0; i < pixels.Length; i++)
            (bytes[3 * i], bytes[3 * i + 1], bytes[3 * i + 2]) = ((byte)(pixels[i] >> 16), (byte)(pixels[i] >> 8), (byte)pixels[i]);
        return bytes;
    }
}

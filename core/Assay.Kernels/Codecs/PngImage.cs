namespace Assay.Kernels.Codecs;

/// <summary>
/// The pixels of a PNG file, row-major, samples of a pixel side by side. Samples of 8 bits and fewer stand one per byte as stored (a palette keeps its indices,
/// a 1-bit grey is 0 or 1); samples of 16 bits stand in <see cref="Wide"/>.
/// </summary>
public sealed class PngImage
{
    PngImage(PngHeader header, byte[] narrow, ushort[] wide, byte[] palette)
    {
        if (header.Width < 1 || header.Height < 1)
            throw new ArgumentException($"a PNG image has at least one pixel, not {header.Width}x{header.Height}");
        if (narrow.Length + wide.LongLength != header.Samples)
            throw new ArgumentException($"{header.Width}x{header.Height} pixels of {header.Bands} samples are {header.Samples} samples, got {narrow.Length + wide.LongLength}");
        if (header.Color == PngColor.Palette && (palette.Length is 0 or > 768 || palette.Length % 3 != 0))
            throw new ArgumentException($"a palette has 1 to 256 colours of 3 bytes each, got {palette.Length} bytes", nameof(palette));
        (Header, Narrow, Wide, Palette) = (header, narrow, wide, palette);
    }

    /// <summary>Size, depth and colour.</summary>
    public PngHeader Header { get; }

    /// <summary>The samples of an image of at most 8 bits; empty when it has 16.</summary>
    public byte[] Narrow { get; }

    /// <summary>The samples of a 16-bit image; empty when it has fewer.</summary>
    public ushort[] Wide { get; }

    /// <summary>Red, green, blue per entry; files may have a palette without being of colour type palette.</summary>
    public byte[] Palette { get; }

    /// <summary>An 8-bit grey image (or a label map).</summary>
    public static PngImage Grey(int width, int height, byte[] samples) => new(new PngHeader(width, height, 8, PngColor.Grey), samples, [], []);

    /// <summary>A 16-bit grey image (or a label map with more than 256 ids).</summary>
    public static PngImage Grey(int width, int height, ushort[] samples) => new(new PngHeader(width, height, 16, PngColor.Grey), [], samples, []);

    /// <summary>An 8-bit palette image; the palette is red, green, blue per entry.</summary>
    public static PngImage Indexed(int width, int height, byte[] indices, byte[] palette) => new(new PngHeader(width, height, 8, PngColor.Palette), indices, [], palette);

    /// <summary>An 8-bit colour image.</summary>
    public static PngImage Rgb(int width, int height, byte[] samples) => new(new PngHeader(width, height, 8, PngColor.Rgb), samples, [], []);

    /// <summary>An 8-bit colour image with alpha.</summary>
    public static PngImage Rgba(int width, int height, byte[] samples) => new(new PngHeader(width, height, 8, PngColor.Rgba), samples, [], []);

    internal static PngImage Decoded(PngHeader header, byte[] narrow, ushort[] wide, byte[] palette) => new(header, narrow, wide, palette);

    /// <summary>The first pixel (y * width + x) whose index is beyond the palette, or -1. Such a file breaks the standard but is common among label maps, whose
    /// indices mean something without a colour.</summary>
    public int FindIndexBeyondPalette() => FindIndexBeyondPalette(Header, Narrow, Palette);

    internal static int FindIndexBeyondPalette(PngHeader header, ReadOnlySpan<byte> indices, byte[] palette) =>
        header.Color != PngColor.Palette || palette.Length == 768 ? -1 : indices.IndexOfAnyInRange((byte)(palette.Length / 3), byte.MaxValue);

    /// <summary>The colours of a palette image as an 8-bit colour image.</summary>
    /// <exception cref="InvalidDataException">An index is beyond the palette.</exception>
    public PngImage ToRgb()
    {
        if (Header.Color != PngColor.Palette)
            throw new InvalidOperationException($"this PNG image is {Header.Color}, it has no palette to apply");
        if (FindIndexBeyondPalette() is >= 0 and var pixel)
            throw new InvalidDataException($"pixel ({pixel % Header.Width}, {pixel / Header.Width}): the index is {Narrow[pixel]}, but the palette has {Palette.Length / 3} colours");
        if (Header.Samples * 3 > Array.MaxLength)
            throw new InvalidDataException($"{Header.Width}x{Header.Height} pixels in colour are more than the {Array.MaxLength} bytes held at once; cut it into tiles");
        var samples = new byte[Narrow.Length * 3];
        for (var i = 0; i < Narrow.Length; i++)
            Palette.AsSpan(Narrow[i] * 3, 3).CopyTo(samples.AsSpan(i * 3, 3));
        return Rgb(Header.Width, Header.Height, samples);
    }
}

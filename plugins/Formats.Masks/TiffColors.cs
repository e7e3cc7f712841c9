using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>The colours of a TIFF file's pixels, 0xRRGGBB: three or four bands of bytes, a palette, or one band of greys.</summary>
static class TiffColors
{
    public static int[] Read(string path, Window window)
    {
        using var file = TiffFile.Open(path);
        var header = file.Header;
        if (header.Type != TiffType.UInt8 || header.Bands is not (1 or 3 or 4))
            throw new InvalidDataException($"it has {header.Bands} bands of {header.Type}, expected red, green and blue of 8 bits, a palette, or greys");
        var (colors, band) = (new int[window.Size.Area], new byte[window.Size.Area]);
        for (var i = 0; i < (header.Bands == 1 ? 1 : 3); i++)
        {
            file.ReadWindow<byte>(window.X, window.Y, window.Size.Width, window.Size.Height, i, band);
            for (var at = 0; at < colors.Length; at++)
                colors[at] = header.Bands > 1 ? colors[at] << 8 | band[at]
                    : header.Palette is { } palette ? palette[3 * band[at]] << 16 | palette[3 * band[at] + 1] << 8 | palette[3 * band[at] + 2]
                    : band[at] * 0x010101;
        }
        return colors;
    }

    /// <summary>Keeps the source's place on the ground.</summary>
    public static void Write(string source, string target, int[] colors)
    {
        using var file = TiffFile.Open(source);
        TiffHeader header = new(file.Header.Width, file.Header.Height, 3, TiffType.UInt8) { Compression = TiffCompression.Deflate, Epsg = file.Header.Epsg, Transform = file.Header.Transform };
        TiffEncoder.Write<byte>(target, header, [.. Enumerable.Range(0, 3).SelectMany(band => colors.Select(color => (byte)(color >> 16 - 8 * band)))]);
    }
}

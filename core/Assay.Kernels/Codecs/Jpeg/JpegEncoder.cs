namespace Assay.Kernels.Codecs;

/// <summary>
/// Encodes 8-bit colour images as baseline JPEG: every pixel has its own colour (4:4:4), quantisation tables of T.81 annex K scaled as libjpeg does, annex K's Huffman tables for luminance for all
/// three components. For pictures to look at; nothing that is measured is stored so.
/// </summary>
public static class JpegEncoder
{
    /// <summary>Encodes a whole file.</summary>
    /// <param name="width">Columns, 1 to 65,535.</param>
    /// <param name="height">Rows, 1 to 65,535.</param>
    /// <param name="rgb">Red, green, blue of every pixel, row-major.</param>
    /// <param name="quality">1 (small) to 100 (close to the original).</param>
    /// <exception cref="ArgumentException">A side is out of range, or there are not three bytes per pixel.</exception>
    public static byte[] Encode(int width, int height, ReadOnlySpan<byte> rgb, int quality = 80)
    {
        if (width is < 1 or > ushort.MaxValue || height is < 1 or > ushort.MaxValue)
            throw new ArgumentException($"a JPEG image has 1 to {ushort.MaxValue} columns and rows, not {width}x{height}");
        if (rgb.Length != 3L * width * height)
            throw new ArgumentException($"{width}x{height} pixels of three bytes are {3L * width * height} bytes, got {rgb.Length}", nameof(rgb));
        var tables = new[] { QuantizationTable.Of(QuantizationTable.Luma, quality), QuantizationTable.Of(QuantizationTable.Chroma, quality) };
        var file = new JpegWriter();
        file.WriteHead(width, height, tables);
        Span<float> block = stackalloc float[64];
        Span<int> last = stackalloc int[3];
        for (var y = 0; y < height; y += 8)
            for (var x = 0; x < width; x += 8)
                for (var component = 0; component < 3; component++)
                {
                    Load(rgb, width, height, x, y, component, block);
                    ForwardTransform.Apply(block);
                    last[component] = file.WriteBlock(block, tables[Math.Min(component, 1)], last[component]);
                }
        return file.End();
    }

    /// <summary>Luminance or a colour difference (JFIF 1.02), less 128; pixels beyond the edge are those on it.</summary>
    static void Load(ReadOnlySpan<byte> rgb, int width, int height, int x, int y, int component, Span<float> block)
    {
        var (red, green, blue, shift) = component switch { 0 => (0.299f, 0.587f, 0.114f, -128f), 1 => (-0.168736f, -0.331264f, 0.5f, 0f), _ => (0.5f, -0.418688f, -0.081312f, 0f) };
        for (var i = 0; i < 64; i++)
        {
            var pixel = rgb.Slice(3 * (Math.Min(y + i / 8, height - 1) * width + Math.Min(x + i % 8, width - 1)), 3);
            block[i] = red * pixel[0] + green * pixel[1] + blue * pixel[2] + shift;
        }
    }
}

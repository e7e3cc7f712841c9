using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>The colours of a PNG file's pixels, 0xRRGGBB.</summary>
static class PngColors
{
    public static int[] Read(string path)
    {
        var image = PngFile.Read(path);
        if (image.Header.Depth == 16)
            throw new InvalidDataException("its colours have 16 bits, expected 8; convert it with 8 bits, or leave colors: out if its grey values are class ids");
        if (image.Header.Color == PngColor.Palette)
            image = image.ToRgb();
        var (samples, step) = (image.Narrow, image.Header.Bands);
        var (isColor, spread) = (step >= 3, image.Header.Color is PngColor.Grey ? 255 / ((1 << image.Header.Depth) - 1) : 1);
        var colors = new int[samples.Length / step];
        for (var (i, at) = (0, 0); i < colors.Length; i++, at += step)
            colors[i] = isColor ? samples[at] << 16 | samples[at + 1] << 8 | samples[at + 2] : samples[at] * spread * 0x010101;
        return colors;
    }
}

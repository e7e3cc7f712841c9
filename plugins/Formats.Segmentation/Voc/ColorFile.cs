using Assay.Formats.Segmentation.Reading;
using Assay.Kernels.Codecs;

namespace Assay.Formats.Segmentation.Voc;

/// <summary>A PNG file by its colours and, where it has any, its indices.</summary>
/// <param name="Colors">0xRRGGBB by pixel; null: grey values without colours.</param>
/// <param name="Indices">Of palette or grey files.</param>
sealed record ColorFile(Size Size, int[]? Colors, byte[]? Indices)
{
    /// <exception cref="DataException">It is no PNG of at most 8 bits.</exception>
    public static ColorFile Read(string path) => SceneMap.Wrap(path, () =>
    {
        var image = PngFile.Read(path);
        var size = new Size(image.Header.Width, image.Header.Height);
        if (image.Header.Depth == 16)
            throw new InvalidDataException("its numbers have 16 bits, expected colours or indices of 8; read it with the dataset masks");
        return image.Header.Color switch
        {
            PngColor.Palette => new ColorFile(size, Of(image.Narrow, image.Palette), image.Narrow),
            PngColor.Grey => new ColorFile(size, null, image.Narrow),
            _ when image.Header.Bands >= 3 => new ColorFile(size, Of(image.Narrow, image.Header.Bands), null),
            _ => throw new InvalidDataException("it is grey with alpha, expected colours, a palette or grey"),
        };
    });

    // An index beyond the palette has no colour; its index still means something.
    static int[] Of(byte[] indices, byte[] palette) => Array.ConvertAll(indices, index => 3 * index + 2 < palette.Length ? palette[3 * index] << 16 | palette[3 * index + 1] << 8 | palette[3 * index + 2] : -1 - index);

    static int[] Of(byte[] samples, int bands)
    {
        var colors = new int[samples.Length / bands];
        for (var (i, at) = (0, 0); i < colors.Length; i++, at += bands)
            colors[i] = samples[at] << 16 | samples[at + 1] << 8 | samples[at + 2];
        return colors;
    }
}

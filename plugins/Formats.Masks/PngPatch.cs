using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>Writes a changed label map as the PNG that it was: palette or grey, 8 or 16 bits (fewer become 8, more are taken when an id needs them).</summary>
static class PngPatch
{
    /// <exception cref="DataException">A palette has no room for an id.</exception>
    public static void Write(string source, string target, LabelMap map)
    {
        var image = PngFile.Read(source);
        var values = new ushort[map.Ids.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = NpyPatch.ValueOf(map, i) is >= 0 and <= ushort.MaxValue and var value ? (ushort)value : throw TooLarge(source, NpyPatch.ValueOf(map, i));
        var (width, height, highest) = (image.Header.Width, image.Header.Height, values.Max());
        PngFile.Write(target, image.Header.Depth == 16 || highest > byte.MaxValue && image.Header.Color == PngColor.Grey ? PngImage.Grey(width, height, values)
            : highest > byte.MaxValue ? throw TooLarge(source, highest)
            : image.Header.Color == PngColor.Palette ? PngImage.Indexed(width, height, Narrow(values), image.FindIndexBeyondPalette() >= 0 ? image.Palette : Colours(image.Palette, highest))
            : PngImage.Grey(width, height, Narrow(values)));
    }

    static byte[] Narrow(ushort[] values) => Array.ConvertAll(values, value => (byte)value);

    /// <summary>The palette, with greys for ids that it does not reach to; a file that did without stays as it was.</summary>
    static byte[] Colours(byte[] palette, int highest) =>
        [.. palette, .. Enumerable.Range(palette.Length / 3, Math.Max(0, highest + 1 - palette.Length / 3)).SelectMany(id => new[] { (byte)(255 - id), (byte)(255 - id), (byte)(255 - id) })];

    static DataException TooLarge(string source, long value) =>
        new("id-too-large", $"a PNG with a palette has no room for the class id {value}; save the label maps as grey of 16 bits, or as NPY", source);
}

using System.Numerics;
using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>Writes a changed label map as the TIFF that it was: type, place, no-data value and palette stay, pixels that did not change too; it is deflated, and fewer than 8 bits become 8.</summary>
static class TiffPatch
{
    /// <exception cref="DataException">The type cannot hold an id, or void without a no-data value.</exception>
    public static void Write(string source, string target, IndexMap before, LabelMap after)
    {
        using var file = TiffFile.Open(source);
        switch (file.Header.Type)
        {
            case TiffType.UInt8: Write<byte>(file, source, target, before, after); break;
            case TiffType.Int8: Write<sbyte>(file, source, target, before, after); break;
            case TiffType.UInt16: Write<ushort>(file, source, target, before, after); break;
            case TiffType.Int16: Write<short>(file, source, target, before, after); break;
            case TiffType.UInt32: Write<uint>(file, source, target, before, after); break;
            case TiffType.Int32: Write<int>(file, source, target, before, after); break;
            case TiffType.Float32: Write<float>(file, source, target, before, after); break;
            default: Write<double>(file, source, target, before, after); break;
        }
    }

    static void Write<T>(TiffFile file, string source, string target, IndexMap before, LabelMap after) where T : unmanaged, INumberBase<T>
    {
        var samples = file.ReadBand<T>(0);
        for (var i = 0; i < samples.Length; i++)
            if (NpyPatch.ValueOf(after, i) is var value && value != NpyPatch.ValueOf(before, i))
                samples[i] = value == LabelMap.Void && file.Header.NoData is { } none ? T.CreateSaturating(none) : Of<T>(value, file.Header, source);
        var palette = file.Header.Palette is { Length: <= 768 } colours && file.Header.Type == TiffType.UInt8 ? colours : null;
        TiffEncoder.Write<T>(target, file.Header with { Compression = TiffCompression.Deflate, Bits = 0, Planar = false, Palette = palette }, samples);
    }

    static T Of<T>(long value, TiffHeader header, string source) where T : unmanaged, INumberBase<T>
    {
        try
        {
            return T.CreateChecked(value);
        }
        catch (OverflowException)
        {
            throw new DataException("id-too-large", $"the file holds {header.Type}, which has no room for the class id {value}; save the label maps with a larger type, gdal_translate -ot UInt16", source);
        }
    }
}

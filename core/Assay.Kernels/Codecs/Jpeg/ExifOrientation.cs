using System.Buffers.Binary;

namespace Assay.Kernels.Codecs;

/// <summary>The orientation of a photo (EXIF 2.32, tag 0112 of the first directory of a TIFF structure).</summary>
static class ExifOrientation
{
    const int Tag = 0x0112, Short = 3;

    /// <summary>1 to 8; 1 when there is none or the structure makes no sense, for EXIF data are often broken and are not the pixels.</summary>
    public static int Of(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
            return 1;
        var little = tiff[0] == 'I';
        var at = (long)Read32(tiff[4..], little);
        if (at + 2 > tiff.Length)
            return 1;
        var entries = Read16(tiff[(int)at..], little);
        for (at += 2; entries > 0 && at + 12 <= tiff.Length; entries--, at += 12)
        {
            var entry = tiff.Slice((int)at, 12);
            if (Read16(entry, little) == Tag)
                return Read16(entry[2..], little) == Short && Read16(entry[8..], little) is >= 1 and <= 8 and var orientation ? orientation : 1;
        }
        return 1;
    }

    static int Read16(ReadOnlySpan<byte> from, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);

    static uint Read32(ReadOnlySpan<byte> from, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(from) : BinaryPrimitives.ReadUInt32BigEndian(from);
}

using System.Buffers;
using System.Runtime.InteropServices;

namespace Assay.Kernels.Codecs;

/// <summary>
/// Decodes PNG (PNG specification 1.2, also ISO/IEC 15948): every colour type and depth, interlaced or not. Transparency, gamma and other ancillary chunks are
/// skipped, as is whatever follows IEND; their checksums are compared.
/// </summary>
public static class PngDecoder
{
    /// <summary>Decodes a whole file.</summary>
    /// <exception cref="InvalidDataException">The file is truncated, damaged or not a PNG; the message names the byte and what was expected.</exception>
    public static PngImage Decode(ReadOnlySpan<byte> file)
    {
        using var reader = new PngReader(file);
        var (header, count) = (reader.Header, (int)reader.Header.Samples);
        byte[] narrow = header.Depth == 16 ? [] : GC.AllocateUninitializedArray<byte>(count);
        ushort[] wide = header.Depth == 16 ? GC.AllocateUninitializedArray<ushort>(count) : [];
        reader.Decode(wide.Length > 0 ? MemoryMarshal.AsBytes(wide.AsSpan()) : narrow);
        return PngImage.Decoded(header, narrow, wide, reader.Palette);
    }

    /// <summary>Decodes grey or indices of at most 8 bits and hands them out without keeping them, so that no array is allocated for them.</summary>
    internal static T Decode<T>(PngReader reader, Func<PngReader, ReadOnlySpan<byte>, T> take) where T : class
    {
        var count = (int)reader.Header.Samples;
        var samples = ArrayPool<byte>.Shared.Rent(count);
        try
        {
            reader.Decode(samples.AsSpan(0, count));
            return take(reader, samples.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(samples);
        }
    }
}

using System.IO.Compression;

namespace Assay.Kernels.Codecs;

/// <summary>Unpacks a block's bytes.</summary>
static class TiffUnpacking
{
    /// <summary>How many times longer a block can get: what asks for more is refused before anything is allocated.</summary>
    public static long MostGrowth(TiffCompression compression) => compression switch
    {
        TiffCompression.None => 1,
        TiffCompression.PackBits => 64,
        TiffCompression.Lzw => TiffLzw.MostGrowth,
        _ => 1032, // zlib technical details, "maximum compression factor".
    };

    /// <summary>Fills <paramref name="to"/>.</summary>
    /// <param name="packed">An array whose first <paramref name="length"/> bytes are the block.</param>
    /// <param name="length">Bytes of the block.</param>
    /// <param name="compression">Not <see cref="TiffCompression.None"/>.</param>
    /// <param name="to">Takes the unpacked bytes.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged or too few.</exception>
    public static void Unpack(byte[] packed, int length, TiffCompression compression, Span<byte> to)
    {
        var written = compression switch
        {
            TiffCompression.Lzw => TiffLzw.Decode(packed.AsSpan(0, length), to),
            TiffCompression.PackBits => PackBits(packed.AsSpan(0, length), to),
            _ => Inflate(packed, length, to),
        };
        if (written < to.Length)
            throw new InvalidDataException($"its pixels end after {written} of {to.Length} bytes");
    }

    static int Inflate(byte[] packed, int length, Span<byte> to)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed, 0, length), CompressionMode.Decompress);
            var read = stream.ReadAtLeast(to, to.Length, throwOnEndOfStream: false);
            // Asking for one more byte makes zlib compare its checksum; some writers pad blocks, so that there may be more.
            _ = read == to.Length ? stream.ReadByte() : 0;
            return read;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw new InvalidDataException($"its pixels cannot be decompressed ({broken.Message})", broken);
        }
    }

    /// <summary>TIFF 6.0, section 9: a count n from 0 to 127 and n + 1 bytes, or from -127 to -1 and a byte that stands 1 - n times; -128 is nothing.</summary>
    static int PackBits(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var written = 0;
        for (var at = 0; at + 1 < from.Length && written < to.Length;)
        {
            var count = (sbyte)from[at++];
            if (count == -128)
                continue;
            var run = Math.Min(count >= 0 ? count + 1 : 1 - count, to.Length - written);
            if (count < 0)
                to.Slice(written, run).Fill(from[at++]);
            else
            {
                run = Math.Min(run, from.Length - at);
                from.Slice(at, run).CopyTo(to[written..]);
                at += run;
            }
            written += run;
        }
        return written;
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Assay.Kernels.Codecs;

/// <summary>
/// Encodes images of 8 and 16 bits as PNG, not interlaced. Palette rows are stored as they are, or as "same as above"; other rows take the filter
/// whose residues have the smallest sum of magnitudes (PNG 1.2, section 9.6).
/// </summary>
public static class PngEncoder
{
    /// <summary>Encodes a whole file.</summary>
    /// <exception cref="NotSupportedException">The samples have fewer than 8 bits.</exception>
    public static byte[] Encode(PngImage image)
    {
        var header = image.Header with { Interlaced = false };
        if (header.Depth < 8)
            throw new NotSupportedException($"PNG images are written with 8 or 16 bits per sample, not {header.Depth}");
        using var file = new MemoryStream();
        file.Write(PngHeader.Signature);
        WriteHeader(file, header);
        if (image.Palette.Length > 0)
            WriteChunk(file, "PLTE", image.Palette);
        WriteChunk(file, "IDAT", Compress(header, image));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    static void WriteHeader(MemoryStream file, PngHeader header)
    {
        Span<byte> body = stackalloc byte[13];
        body.Clear();
        BinaryPrimitives.WriteInt32BigEndian(body, header.Width);
        BinaryPrimitives.WriteInt32BigEndian(body[4..], header.Height);
        (body[8], body[9]) = ((byte)header.Depth, (byte)header.Color);
        WriteChunk(file, "IHDR", body);
    }

    static void WriteChunk(MemoryStream file, string type, ReadOnlySpan<byte> body)
    {
        var start = (int)file.Length;
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, body.Length);
        file.Write(four);
        file.Write(Encoding.ASCII.GetBytes(type));
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(four, PngChecksum.Of(file.GetBuffer().AsSpan(start + 4, body.Length + 4)));
        file.Write(four);
    }

    static ReadOnlySpan<byte> Compress(PngHeader header, PngImage image)
    {
        var width = (int)header.RowBytes(header.Width);
        var (previous, row, filtered, best) = (new byte[width], new byte[width], new byte[width + 1], new byte[width + 1]);
        var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            for (var y = 0; y < header.Height; y++)
            {
                CopyRow(image, y, width, row);
                if (header.Color == PngColor.Palette)
                    PngFilter.Apply(y > 0 && row.AsSpan().SequenceEqual(previous) ? PngFilter.Up : PngFilter.None, row, previous, best, header.FilterDistance);
                else
                    Choose(row, previous, header.FilterDistance, ref best, ref filtered);
                stream.Write(best);
                (previous, row) = (row, previous);
            }
        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    /// <summary>Samples of a row in file order: 16-bit ones have their high byte first.</summary>
    static void CopyRow(PngImage image, int y, int width, Span<byte> row)
    {
        if (image.Wide.Length == 0)
        {
            image.Narrow.AsSpan(y * width, width).CopyTo(row);
            return;
        }
        var samples = image.Wide.AsSpan(y * (width / 2), width / 2);
        var target = MemoryMarshal.Cast<byte, ushort>(row);
        if (BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(samples, target);
        else
            samples.CopyTo(target);
    }

    static void Choose(ReadOnlySpan<byte> row, ReadOnlySpan<byte> previous, int distance, ref byte[] best, ref byte[] trial)
    {
        var least = long.MaxValue;
        // Up first: it wins ties, and a row of zeros compresses to almost nothing.
        foreach (var filter in (ReadOnlySpan<byte>)[PngFilter.Up, PngFilter.None, PngFilter.Sub, PngFilter.Average, PngFilter.Paeth])
        {
            PngFilter.Apply(filter, row, previous, trial, distance);
            var sum = SumMagnitudes(trial.AsSpan(1));
            if (sum < least)
                (least, best, trial) = (sum, trial, best);
            if (least == 0)
                break;
        }
    }

    static long SumMagnitudes(ReadOnlySpan<byte> residues)
    {
        var sum = 0L;
        foreach (var residue in residues)
            sum += Math.Abs((int)(sbyte)residue);
        return sum;
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Assay.Kernels.Codecs;

/// <summary>Turns inflated rows into samples: undoes the filters, spreads bits over bytes, swaps 16-bit samples, and puts interlaced pixels where they belong.</summary>
static class PngPixels
{
    /// <summary>Fills <paramref name="samples"/>: a byte per sample, or two in the machine's order when there are 16 bits.</summary>
    public static void Unpack(PngHeader header, PngPass[] passes, ReadOnlySpan<byte> raw, Span<byte> samples)
    {
        if (header is { Interlaced: false, Depth: >= 8 })
            Unfilter(header, passes[0], raw, samples);
        else
            foreach (var pass in passes)
            {
                UnpackPass(header, pass, raw[..(int)pass.Bytes], samples);
                raw = raw[(int)pass.Bytes..];
            }
        var wide = MemoryMarshal.Cast<byte, ushort>(samples);
        if (header.Depth == 16 && BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(wide, wide);
    }

    /// <summary>Undoes the filters of all rows of a pass, into rows without filter bytes.</summary>
    static void Unfilter(PngHeader header, PngPass pass, ReadOnlySpan<byte> raw, Span<byte> rows)
    {
        var width = (int)pass.RowBytes;
        for (var y = 0; y < pass.Height; y++)
        {
            var previous = y == 0 ? default : rows.Slice((y - 1) * width, width);
            PngFilter.Undo(raw[y * (width + 1)], raw.Slice(y * (width + 1) + 1, width), previous, rows.Slice(y * width, width), header.FilterDistance, y);
        }
    }

    static void UnpackPass(PngHeader header, PngPass pass, ReadOnlySpan<byte> raw, Span<byte> samples)
    {
        var (rowBytes, length) = ((int)pass.RowBytes, (int)pass.RowBytes * pass.Height);
        var rows = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Unfilter(header, pass, raw, rows.AsSpan(0, length));
            for (var y = 0; y < pass.Height; y++)
            {
                var start = (long)(pass.Top + y * pass.StepY) * header.Width + pass.Left;
                Spread(header, rows.AsSpan(y * rowBytes, rowBytes), pass, samples, start);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rows);
        }
    }

    /// <summary>Writes the pixels of a row; <paramref name="start"/> is the image's pixel that the first of them belongs to.</summary>
    static void Spread(PngHeader header, ReadOnlySpan<byte> row, PngPass pass, Span<byte> samples, long start)
    {
        if (header.Depth < 8)
        {
            var (depth, mask) = (header.Depth, (1 << header.Depth) - 1);
            var target = samples[(int)start..];
            for (var x = 0; x < pass.Width; x++)
                target[x * pass.StepX] = (byte)(row[x * depth >> 3] >> (8 - depth - (x * depth & 7)) & mask);
            return;
        }
        var pixel = header.FilterDistance;
        for (var x = 0; x < pass.Width; x++)
            row.Slice(x * pixel, pixel).CopyTo(samples.Slice((int)((start + (long)x * pass.StepX) * pixel), pixel));
    }
}

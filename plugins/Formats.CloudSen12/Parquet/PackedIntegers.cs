using System.Buffers.Binary;

namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>
/// Parquet's hybrid of runs and bit-packed groups (parquet-format, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid"), in which levels and positions in a dictionary are written.
/// </summary>
static class PackedIntegers
{
    /// <param name="bytes">Without the length that may stand before them.</param>
    /// <param name="width">Bits of a number, 0 to 32.</param>
    /// <param name="to">As many numbers as are wanted; groups of eight may hold more.</param>
    /// <exception cref="InvalidDataException">They end too early, or the width is wrong.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, int width, Span<int> to)
    {
        if (width is < 0 or > 32)
            throw new InvalidDataException($"numbers of {width} bits, expected 0 to 32");
        while (!to.IsEmpty)
        {
            var head = ReadHead(ref bytes);
            var count = (head & 1) == 0 ? ReadRun(ref bytes, width, head >> 1, to) : ReadGroups(ref bytes, width, head >> 1, to);
            to = to[count..];
        }
    }

    static int ReadRun(ref ReadOnlySpan<byte> bytes, int width, uint length, Span<int> to)
    {
        if (length == 0)
            throw new InvalidDataException("a run of no numbers");
        var size = (width + 7) / 8;
        Span<byte> value = stackalloc byte[4];
        value.Clear();
        Take(ref bytes, size).CopyTo(value);
        var count = (int)Math.Min(length, (uint)to.Length);
        to[..count].Fill(BinaryPrimitives.ReadInt32LittleEndian(value));
        return count;
    }

    static int ReadGroups(ref ReadOnlySpan<byte> bytes, int width, uint groups, Span<int> to)
    {
        if (groups == 0)
            throw new InvalidDataException("a group of no numbers");
        var count = (int)Math.Min(groups * 8L, to.Length);
        // The last group may be cut where its numbers end.
        var packed = Take(ref bytes, (int)Math.Min((long)groups * width, Math.Max(bytes.Length, (count * (long)width + 7) / 8)));
        var (bits, have, at) = (0ul, 0, 0);
        for (var i = 0; i < count; i++)
        {
            for (; have < width; have += 8)
                bits |= (ulong)packed[at++] << have;
            to[i] = (int)(bits & ((1ul << width) - 1));
            (bits, have) = (bits >> width, have - width);
        }
        return count;
    }

    static uint ReadHead(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0u;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = Take(ref bytes, 1)[0];
            value |= (uint)(next & 127) << shift;
            if (next < 128)
                return value;
        }
        throw new InvalidDataException("the length of a run has more than five bytes");
    }

    static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        if (count > bytes.Length)
            throw new InvalidDataException("packed numbers end too early");
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}

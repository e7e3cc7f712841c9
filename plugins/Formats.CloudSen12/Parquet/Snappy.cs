namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>Snappy's raw format (google/snappy, format_description.txt): literals and copies of what was written before.</summary>
public static class Snappy
{
    /// <exception cref="InvalidDataException">Damaged, or of another size.</exception>
    public static void Decompress(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var (at, shift, size) = (0, 0, 0L);
        do
            size |= (long)(Byte(from, at) & 127) << shift;
        while (Byte(from, at++) >= 128 && (shift += 7) < 35);
        if (size != to.Length)
            throw new InvalidDataException($"Snappy data of {size} bytes, expected {to.Length}");
        var written = 0;
        while (at < from.Length)
            written += (from[at] & 3) == 0 ? Literal(from, ref at, to[written..]) : Copy(from, ref at, to, written);
        if (written != to.Length)
            throw new InvalidDataException($"Snappy data ends after {written} bytes, expected {to.Length}");
    }

    static int Literal(ReadOnlySpan<byte> from, ref int at, Span<byte> to)
    {
        var tag = from[at++] >> 2;
        long length = tag + 1;
        if (tag >= 60)
        {
            length = 1 + Little(from, at, tag - 59);
            at += tag - 59;
        }
        if (length > from.Length - at || length > to.Length)
            throw new InvalidDataException("a literal of Snappy data is too long");
        from.Slice(at, (int)length).CopyTo(to);
        at += (int)length;
        return (int)length;
    }

    static int Copy(ReadOnlySpan<byte> from, ref int at, Span<byte> to, int written)
    {
        var tag = from[at++];
        var (length, back, size) = (tag & 3) switch
        {
            1 => ((tag >> 2 & 7) + 4, (long)(tag >> 5) << 8 | Byte(from, at), 1),
            2 => ((tag >> 2) + 1, Little(from, at, 2), 2),
            _ => ((tag >> 2) + 1, Little(from, at, 4), 4),
        };
        at += size;
        if (back == 0 || back > written || length > to.Length - written)
            throw new InvalidDataException("a copy of Snappy data reaches beyond what there is");
        // Byte by byte: a copy may repeat what it writes.
        for (var i = 0; i < length; i++)
            to[written + i] = to[written + i - (int)back];
        return length;
    }

    static long Little(ReadOnlySpan<byte> from, int at, int bytes)
    {
        var value = 0L;
        for (var i = 0; i < bytes; i++)
            value |= (long)Byte(from, at + i) << 8 * i;
        return value;
    }

    static byte Byte(ReadOnlySpan<byte> from, int at) => at < from.Length ? from[at] : throw new InvalidDataException("Snappy data ends too early");
}

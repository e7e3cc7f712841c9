using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Assay.Kernels.Codecs;

namespace Assay.Kernels.Tests.Codecs;

/// <summary>Writes PNG files of every kind straight from the specification, a bit at a time, and parts of broken ones; shares no code with the codec.</summary>
static class SlowPng
{
    public static readonly byte[] Signature = [137, 80, 78, 71, 13, 10, 26, 10];

    /// <summary>Samples are row-major, bands side by side; <paramref name="filter"/> says which filter a row of a pass takes.</summary>
    public static byte[] Write(PngHeader header, ushort[] samples, Func<int, int> filter, byte[]? palette = null) =>
        Join([.. Signature, .. Chunk("IHDR", Header(header)), .. palette is null ? [] : Chunk("PLTE", palette)], Compress(Rows(header, samples, filter)));

    public static byte[] Join(byte[] head, byte[] compressed) => [.. head, .. Chunk("IDAT", compressed), .. Chunk("IEND", [])];

    public static byte[] Header(PngHeader h) => [.. Big((uint)h.Width), .. Big((uint)h.Height), (byte)h.Depth, (byte)h.Color, 0, 0, (byte)(h.Interlaced ? 1 : 0)];

    public static byte[] Chunk(string type, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. body];
        return [.. Big((uint)body.Length), .. named, .. Big(Crc(named))];
    }

    public static byte[] Compress(byte[] rows)
    {
        var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(rows);
        return stream.ToArray();
    }

    public static byte[] Rows(PngHeader header, ushort[] samples, Func<int, int> filter)
    {
        (int X, int Y, int Dx, int Dy)[] passes = header.Interlaced
            ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
            : [(0, 0, 1, 1)];
        List<byte> all = [];
        foreach (var (left, top, dx, dy) in passes)
        {
            byte[]? above = null;
            for (var y = top; y < header.Height; y += dy)
            {
                List<bool> bits = [];
                for (var x = left; x < header.Width; x += dx)
                    for (var band = 0; band < header.Bands; band++)
                        for (var bit = header.Depth - 1; bit >= 0; bit--)
                            bits.Add((samples[(y * header.Width + x) * header.Bands + band] >> bit & 1) != 0);
                if (bits.Count == 0)
                    break;
                var row = new byte[(bits.Count + 7) / 8];
                for (var i = 0; i < bits.Count; i++)
                    if (bits[i])
                        row[i / 8] |= (byte)(128 >> i % 8);
                all.AddRange(Filter(filter(y), row, above ?? new byte[row.Length], Math.Max(1, header.Bands * header.Depth / 8)));
                above = row;
            }
        }
        return [.. all];
    }

    static IEnumerable<byte> Filter(int filter, byte[] row, byte[] above, int distance)
    {
        yield return (byte)filter;
        for (var i = 0; i < row.Length; i++)
        {
            int a = i < distance ? 0 : row[i - distance], b = above[i], c = i < distance ? 0 : above[i - distance], p = a + b - c;
            var nearest = new[] { (Math.Abs(p - a), 0, a), (Math.Abs(p - b), 1, b), (Math.Abs(p - c), 2, c) }.Min().Item3;
            yield return (byte)(row[i] - new[] { 0, a, b, (a + b) / 2, nearest }[filter]);
        }
    }

    static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}

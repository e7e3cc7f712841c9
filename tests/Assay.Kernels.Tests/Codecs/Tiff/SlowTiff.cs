using System.Buffers.Binary;
using System.IO.Compression;
using Assay.Kernels.Codecs;

namespace Assay.Kernels.Tests.Codecs;

/// <summary>Writes TIFF files straight from the specification, one chunky strip after another, packed simply: an oracle for the reader and a way to make wrong files.</summary>
static class SlowTiff
{
    /// <param name="header">Size, bands, type, compression.</param>
    /// <param name="pixels">Rows of the file before packing, low bytes first.</param>
    /// <param name="rows">Rows of a strip.</param>
    /// <param name="changes">Fields to set to another value.</param>
    public static byte[] Write(TiffHeader header, byte[] pixels, int rows, params (int Tag, int Value)[] changes)
    {
        var rowBytes = pixels.Length / header.Height;
        var strips = pixels.Chunk(rowBytes * rows).Select(strip => Pack(header.Compression, strip)).ToArray();
        var offsets = strips.Select((_, i) => 8 + strips.Take(i).Sum(strip => strip.Length)).ToArray();
        SortedDictionary<int, int[]> fields = new()
        {
            [256] = [header.Width],
            [257] = [header.Height],
            [258] = [header.Bits],
            [259] = [(int)header.Compression],
            [262] = [1],
            [273] = offsets,
            [277] = [header.Bands],
            [278] = [rows],
            [279] = [.. strips.Select(strip => strip.Length)],
            [284] = [1],
            [339] = [header.Type is TiffType.Float32 or TiffType.Float64 ? 3 : header.Type is TiffType.Int8 or TiffType.Int16 or TiffType.Int32 ? 2 : 1],
        };
        foreach (var (tag, value) in changes)
            fields[tag] = [value];
        return Join(strips, fields);
    }

    static byte[] Join(byte[][] strips, SortedDictionary<int, int[]> fields)
    {
        List<byte> file = [.. "II*\0"u8, 0, 0, 0, 0, .. strips.SelectMany(strip => strip)];
        Dictionary<int, int> places = [];
        foreach (var (tag, values) in fields.Where(field => field.Value.Length > 1))
        {
            places[tag] = file.Count;
            file.AddRange(values.SelectMany(BitConverter.GetBytes));
        }
        var directory = file.Count;
        file.AddRange(BitConverter.GetBytes((ushort)fields.Count));
        foreach (var (tag, values) in fields)
            file.AddRange([.. BitConverter.GetBytes((ushort)tag), 4, 0, .. BitConverter.GetBytes(values.Length), .. BitConverter.GetBytes(places.GetValueOrDefault(tag, values[0]))]);
        file.AddRange(new byte[4]);
        var bytes = file.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), directory);
        return bytes;
    }

    static byte[] Pack(TiffCompression compression, byte[] bytes) => compression switch
    {
        TiffCompression.Lzw => Lzw(bytes),
        TiffCompression.PackBits => [.. bytes.Chunk(128).SelectMany(run => new[] { (byte)(run.Length - 1) }.Concat(run))],
        TiffCompression.Deflate => Deflate(bytes),
        _ => bytes,
    };

    static byte[] Deflate(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal))
            stream.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>TIFF 6.0, section 13, with strings as strings.</summary>
    static byte[] Lzw(byte[] bytes)
    {
        Dictionary<string, int> table = [];
        List<bool> bits = [];
        void Put(int code) => bits.AddRange(Enumerable.Range(0, Width(table.Count)).Reverse().Select(bit => (code >> bit & 1) != 0));
        void Clear()
        {
            Put(256);
            table.Clear();
            for (var i = 0; i < 258; i++)
                table.Add(i < 256 ? $"{(char)i}" : $"special {i}", i);
        }
        for (var i = 0; i < 258; i++)
            table.Add(i < 256 ? $"{(char)i}" : $"special {i}", i);
        Clear();
        var known = "";
        foreach (var value in bytes)
        {
            if (table.ContainsKey(known + (char)value))
            {
                known += (char)value;
                continue;
            }
            Put(table[known]);
            table.Add(known + (char)value, table.Count);
            known = $"{(char)value}";
            if (table.Count == 4094)
                Clear();
        }
        Put(table[known]);
        table.Add("last", table.Count);
        Put(257);
        return [.. bits.Chunk(8).Select(eight => (byte)eight.Select((bit, i) => bit ? 128 >> i : 0).Sum())];
    }

    /// <summary>The width of the next code, when so many have been given: an encoder is one entry ahead of a decoder.</summary>
    static int Width(int codes) => codes < 512 ? 9 : codes < 1024 ? 10 : codes < 2048 ? 11 : 12;
}

using System.Numerics;

namespace Assay.Kernels.Codecs;

/// <summary>A JPEG file as it grows: segments, then blocks as bits.</summary>
sealed class JpegWriter
{
    // T.81, tables K.3 and K.5: codes by length, then their symbols.
    static ReadOnlySpan<byte> DcCounts => [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
    static ReadOnlySpan<byte> DcSymbols => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    static ReadOnlySpan<byte> AcCounts => [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7D];
    static readonly byte[] AcSymbols = Convert.FromHexString("01020300041105122131410613516107227114328191A1082342B1C11552D1F02433627282090A161718191A25262728292A3435363738393A434445464748494A535455565758595A"
        + "636465666768696A737475767778797A838485868788898A92939495969798999AA2A3A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DAE1E2E3E4E5E6E7E8E9EAF1F2F3F4F5F6F7F8F9FA");

    static readonly (int Code, int Length)[] Dc = Codes(DcCounts, DcSymbols), Ac = Codes(AcCounts, AcSymbols);

    readonly List<byte> file = [];
    int bits, held;

    static (int, int)[] Codes(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        var codes = new (int, int)[256];
        for (var (length, code, at) = (1, 0, 0); length <= 16; length++, code <<= 1)
            for (var i = 0; i < counts[length - 1]; i++)
                codes[symbols[at++]] = (code++, length);
        return codes;
    }

    public void WriteHead(int width, int height, byte[][] tables)
    {
        file.AddRange([0xFF, JpegSegment.StartOfImage]);
        Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        foreach (var (id, table) in tables.Index())
            Segment(JpegSegment.Quantization, [(byte)id, .. Enumerable.Range(0, 64).Select(i => table[ZigZag.Natural[i]])]);
        Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1]);
        Segment(JpegSegment.Huffman, [0x00, .. DcCounts, .. DcSymbols]);
        Segment(JpegSegment.Huffman, [0x10, .. AcCounts, .. AcSymbols]);
        Segment(JpegSegment.StartOfScan, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
    }

    void Segment(byte marker, ReadOnlySpan<byte> body)
    {
        file.AddRange([0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2)]);
        file.AddRange(body);
    }

    /// <param name="block">Coefficients, row by row.</param>
    /// <param name="table">Their steps, row by row.</param>
    /// <param name="previous">The first coefficient of the component's block before.</param>
    /// <returns>This block's first coefficient.</returns>
    public int WriteBlock(ReadOnlySpan<float> block, byte[] table, int previous)
    {
        var first = (int)MathF.Round(block[0] / table[0]);
        Write(Dc, 0, first - previous);
        var zeros = 0;
        for (var i = 1; i < 64; i++)
        {
            var at = ZigZag.Natural[i];
            var value = (int)MathF.Round(block[at] / table[at]);
            if (value == 0)
            {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16)
                Put(Ac[0xF0].Code, Ac[0xF0].Length);
            Write(Ac, zeros << 4, value);
            zeros = 0;
        }
        if (zeros > 0)
            Put(Ac[0].Code, Ac[0].Length);
        return first;
    }

    /// <summary>The symbol says how many bits follow; those of a negative number are its own less one (T.81, F.1.2.1).</summary>
    void Write((int Code, int Length)[] codes, int run, int value)
    {
        var size = 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));
        Put(codes[run | size].Code, codes[run | size].Length);
        Put((value < 0 ? value - 1 : value) & ((1 << size) - 1), size);
    }

    void Put(int code, int length)
    {
        (bits, held) = ((bits << length) | code, held + length);
        while (held >= 8)
        {
            held -= 8;
            var next = (byte)(bits >> held);
            file.Add(next);
            if (next == 0xFF)
                file.Add(0);
        }
        bits &= (1 << held) - 1;
    }

    public byte[] End()
    {
        if (held > 0)
            Put((1 << (8 - held)) - 1, 8 - held);
        file.AddRange([0xFF, JpegSegment.EndOfImage]);
        return file.ToArray();
    }
}

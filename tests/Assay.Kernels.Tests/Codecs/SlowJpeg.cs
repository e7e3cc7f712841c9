using System.Numerics;

namespace Assay.Kernels.Tests.Codecs;

/// <summary>Writes grey JPEG files from coefficients in the plainest way, every symbol a code of 8 bits, and transforms them in double (T.81 A.3.3).</summary>
static class SlowJpeg
{
    public static readonly byte[] Start = [0xFF, 0xD8], End = [0xFF, 0xD9];

    static readonly int[] Order = [.. Enumerable.Range(0, 64).OrderBy(i => i / 8 + i % 8).ThenBy(i => (i / 8 + i % 8) % 2 == 0 ? i % 8 : i / 8)];

    public static byte[] Segment(byte marker, params byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    public static byte[] Quantization(int step) => Segment(0xDB, [0, .. Enumerable.Repeat((byte)step, 64)]);

    public static byte[] WideQuantization(int step) => Segment(0xDB, [0x10, .. Enumerable.Repeat(new[] { (byte)(step >> 8), (byte)step }, 64).SelectMany(pair => pair)]);

    public static byte[] Frame(int width, int height, byte marker = 0xC0) => Segment(marker, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0);

    /// <summary>DC symbols 0 to 15 and AC symbols 0 to 255 are their own codes.</summary>
    public static byte[] Tables() => Segment(0xC4, [0, 0, 0, 0, 0, 0, 0, 0, 16, .. new byte[8], .. Enumerable.Range(0, 16).Select(i => (byte)i),
        0x10, 0, 0, 0, 0, 0, 0, 0, 255, 1, .. new byte[7], .. Enumerable.Range(0, 256).Select(i => (byte)i)]);

    public static byte[] Scan() => Segment(0xDA, 1, 1, 0, 0, 63, 0);

    /// <summary>A file of blocks side by side; coefficients row by row, not quantized.</summary>
    public static byte[] Write(int width, int height, byte[] quantization, IEnumerable<int[]> blocks) =>
        [.. Start, .. quantization, .. Frame(width, height), .. Tables(), .. Scan(), .. Entropy(blocks), .. End];

    public static byte[] Entropy(IEnumerable<int[]> blocks)
    {
        var (bits, before) = (new List<bool>(), 0);
        foreach (var block in blocks)
        {
            Put(bits, Size(block[0] - before), 8);
            PutValue(bits, block[0] - before);
            before = block[0];
            var zeros = 0;
            foreach (var value in Order.Skip(1).Select(place => block[place]))
            {
                if (value == 0)
                {
                    zeros++;
                    continue;
                }
                for (; zeros > 15; zeros -= 16)
                    PutSymbol(bits, 0xF0);
                PutSymbol(bits, zeros << 4 | Size(value));
                PutValue(bits, value);
                zeros = 0;
            }
            if (zeros > 0)
                PutSymbol(bits, 0);
        }
        while (bits.Count % 8 != 0)
            bits.Add(true);
        return [.. bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (sum, bit) => sum * 2 + (bit ? 1 : 0))).SelectMany(b => b == 0xFF ? new byte[] { 0xFF, 0 } : [b])];
    }

    static int Size(int value) => 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));

    // Of the codes of 8 bits the last is left, and continued.
    static void PutSymbol(List<bool> bits, int symbol) => Put(bits, symbol < 255 ? symbol : 510, symbol < 255 ? 8 : 9);

    static void PutValue(List<bool> bits, int value) => Put(bits, value > 0 ? value : value + (1 << Size(value)) - 1, Size(value));

    static void Put(List<bool> bits, int value, int count)
    {
        for (var i = count - 1; i >= 0; i--)
            bits.Add((value >> i & 1) == 1);
    }

    /// <summary>Samples of a block, not rounded.</summary>
    public static double[] Transform(int[] coefficients)
    {
        var samples = new double[64];
        for (var place = 0; place < 64; place++)
            for (var k = 0; k < 64; k++)
                samples[place] += coefficients[k] * Wave(place / 8, k / 8) * Wave(place % 8, k % 8);
        return [.. samples.Select(sample => Math.Clamp(sample + 128, 0, 255))];
    }

    static double Wave(int x, int u) => (u == 0 ? Math.Sqrt(0.5) : 1) / 2 * Math.Cos((2 * x + 1) * u * Math.PI / 16);
}

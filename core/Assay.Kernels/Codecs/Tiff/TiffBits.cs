namespace Assay.Kernels.Codecs;

/// <summary>Spreads samples of 1, 2 or 4 bits, the first one in the high bits, over bytes. Rows begin with a byte.</summary>
static class TiffBits
{
    public static void Spread(ReadOnlySpan<byte> packed, int rowBytes, int bits, Span<byte> samples, int rowSamples)
    {
        var (perByte, mask) = (8 / bits, (1 << bits) - 1);
        for (var (row, at) = (0, 0); at < samples.Length; row += rowBytes, at += rowSamples)
            for (var i = 0; i < rowSamples; i++)
                samples[at + i] = (byte)(packed[row + i / perByte] >> 8 - bits - i % perByte * bits & mask);
    }
}

using Assay.Kernels.Codecs;

namespace Assay.Kernels.Tests.Codecs;

/// <summary>Files in the packings that the encoder does not write, from the slow writer.</summary>
public class PackedTiffTests
{
    [Theory]
    [InlineData(TiffCompression.Lzw)]
    [InlineData(TiffCompression.PackBits)]
    [InlineData(TiffCompression.Deflate)]
    [InlineData(TiffCompression.None)]
    public void Every_packing_gives_the_same_samples(TiffCompression compression)
    {
        var random = new System.Random(8);
        foreach (var most in new[] { 2, 9, 256 })
        {
            byte[] samples = [.. Enumerable.Range(0, 90 * 200).Select(_ => (byte)random.Next(most))];
            using var file = TiffFile.Read(SlowTiff.Write(new(90, 200, 1, TiffType.UInt8) { Compression = compression }, samples, 64));
            Assert.Equal(samples, file.ReadBand<byte>(0));
        }
    }

    [Fact]
    public void A_string_that_ends_in_its_own_beginning_is_unpacked()
    {
        byte[] samples = [.. Enumerable.Repeat((byte)7, 3000)];
        using var file = TiffFile.Read(SlowTiff.Write(new(3000, 1, 1, TiffType.UInt8) { Compression = TiffCompression.Lzw }, samples, 1));
        Assert.Equal(samples, file.ReadBand<byte>(0));
    }

    [Theory]
    [InlineData(1, "A5", new byte[] { 1, 0, 1, 0, 0, 1, 0, 1 })]
    [InlineData(2, "1B", new byte[] { 0, 1, 2, 3 })]
    [InlineData(4, "F2", new byte[] { 15, 2 })]
    public void Samples_of_few_bits_stand_in_a_byte_each(int bits, string hex, byte[] expected)
    {
        using var file = TiffFile.Read(SlowTiff.Write(new(expected.Length, 1, 1, TiffType.UInt8) { Bits = bits }, Convert.FromHexString(hex), 1));
        Assert.Equal(expected, file.ReadBand<byte>(0));
        Assert.Equal(bits, file.Header.Bits);
    }
}

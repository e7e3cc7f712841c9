using System.Buffers.Binary;
using Assay.Kernels.Codecs;

namespace Assay.Kernels.Tests.Codecs;

public class BrokenTiffTests
{
    static readonly TiffHeader Small = new(40, 30, 3, TiffType.UInt16) { Epsg = 32633, Transform = [0, 10, 0, 0, 0, -10], NoData = 7, BandNames = ["a", "b", "c"] };

    static readonly byte[][] Good =
    [
        TiffEncoder.Encode<ushort>(Small, Samples()),
        TiffEncoder.Encode<ushort>(Small with { Compression = TiffCompression.Deflate }, Samples()),
        TiffEncoder.Encode<ushort>(Small with { Compression = TiffCompression.Deflate, Planar = true, Big = true }, Samples()),
        .. new[] { TiffCompression.Lzw, TiffCompression.PackBits }.Select(Repacked),
    ];

    static ushort[] Samples() => [.. Enumerable.Range(0, 3600).Select(i => (ushort)(i * i))];

    static byte[] Repacked(TiffCompression compression) => SlowTiff.Write(new(40, 30, 3, TiffType.UInt16) { Compression = compression }, [.. Samples().SelectMany(BitConverter.GetBytes)], 11);

    static void ReadAll(byte[] file)
    {
        using var open = TiffFile.Read(file);
        for (var band = 0; band < Math.Min(open.Header.Bands, 4); band++)
            open.ReadBand<float>(band);
    }

    static string Refuses(byte[] file) => Assert.Throws<InvalidDataException>(() => ReadAll(file)).Message;

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        foreach (var good in Good)
            for (var length = 0; length < good.Length; length += length < 64 || length > good.Length - 400 ? 1 : 37)
            {
                var cut = good[..length];
                Assert.NotEqual("", Refuses(cut));
            }
    }

    [Fact]
    public void What_is_no_tiff_is_refused() => Assert.StartsWith("byte 0: not a TIFF file", Refuses([.. "GIF89a and what follows"u8]));

    [Fact]
    public void Twenty_thousand_random_changes_throw_nothing_else_and_allocate_little()
    {
        var random = new System.Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            byte[] file = [.. Good[round % Good.Length]];
            for (var change = random.Next(1, 4); change > 0; change--)
                file[round % 3 == 0 ? random.Next(file.Length) : file.Length - 1 - random.Next(Math.Min(file.Length, 500))] = (byte)random.Next(256);
            if (round % 3 == 2)
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(file.Length - 4 - random.Next(300)), (uint)random.NextInt64(uint.MaxValue));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                ReadAll(file);
            }
            catch (Exception expected) when (expected is InvalidDataException or NotSupportedException)
            {
                Assert.NotEqual("", expected.Message);
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256 << 20);
        }
    }

    [Fact]
    public void A_chain_that_leads_back_to_itself_is_refused()
    {
        var file = Good[0];
        var first = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        byte[] looped = [.. file];
        BinaryPrimitives.WriteInt32LittleEndian(looped.AsSpan(looped.Length - 4), first);
        Assert.Contains("leads back", Refuses(looped));
    }

    [Fact]
    public void A_size_that_the_file_cannot_hold_is_refused_before_anything_is_allocated()
    {
        var file = SlowTiff.Write(new(4, 4, 1, TiffType.UInt8) { Compression = TiffCompression.Deflate }, new byte[16], 4, (256, 30_000), (257, 30_000), (278, 30_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("cannot hold more than", Refuses(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Too_few_strips_are_refused() =>
        Assert.Contains("40x30 pixels in 3 bands are 30 strips, but 3 offsets", Refuses(SlowTiff.Write(Small, [.. Samples().SelectMany(BitConverter.GetBytes)], 11, (278, 1))));

    [Fact]
    public void A_strip_too_short_is_refused()
    {
        byte[] pixels = [.. Samples().SelectMany(BitConverter.GetBytes)];
        Assert.Contains("strip 0 has 100 bytes, but its pixels take 7200", Refuses(SlowTiff.Write(Small, pixels, 30, (279, 100))));
        Assert.Contains("strip 0: its pixels end after 7200 of 7380 bytes", Refuses(SlowTiff.Write(Small with { Compression = TiffCompression.Lzw }, pixels, 30, (256, 41))));
    }

    [Theory]
    [InlineData(259, 7, "packed by JPEG")]
    [InlineData(259, 50000, "Zstandard")]
    [InlineData(259, 4, "CCITT")]
    [InlineData(339, 6, "complex")]
    [InlineData(258, 12, "12 bits")]
    [InlineData(262, 6, "YCbCr")]
    public void What_another_reader_may_read_is_told_apart_from_what_is_damaged(int tag, int value, string reason) =>
        Assert.Contains(reason, Assert.Throws<NotSupportedException>(() => ReadAll(SlowTiff.Write(new(4, 4, 1, TiffType.UInt8), new byte[16], 4, (tag, value)))).Message);
}

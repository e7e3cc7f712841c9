using Assay.Kernels.Codecs;

namespace Assay.Kernels.Tests.Codecs;

public class BrokenJpegTests
{
    static byte[] Plain(byte[]? frame = null, byte[]? tables = null, byte[]? scan = null, byte[]? quantization = null) =>
        [.. SlowJpeg.Start, .. quantization ?? SlowJpeg.Quantization(8), .. frame ?? SlowJpeg.Frame(8, 8), .. tables ?? SlowJpeg.Tables(), .. scan ?? SlowJpeg.Scan(),
            .. SlowJpeg.Entropy([new int[64]]), .. SlowJpeg.End];

    static void Refuses(byte[] file, string reason) => Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => JpegDecoder.Decode(file)).Message);

    [Fact]
    public void A_file_cut_anywhere_is_refused_with_the_place()
    {
        foreach (var pinned in PinnedJpeg.All)
            for (var length = 0; length < pinned.Bytes.Length; length++)
                Assert.StartsWith("byte ", Assert.Throws<InvalidDataException>(() => JpegDecoder.Decode(pinned.Bytes.AsSpan(0, length))).Message);
    }

    [Fact]
    public void What_is_no_jpeg_is_refused() => Refuses([0x89, 0x50], "byte 0: not a JPEG file");

    [Theory]
    [InlineData(0xC3, "the frame is lossless")]
    [InlineData(0xC5, "the frame is hierarchical")]
    [InlineData(0xC9, "the frame is arithmetic coded")]
    public void Codings_that_are_not_read_are_named(byte marker, string reason) => Refuses(Plain(SlowJpeg.Frame(8, 8, marker)), reason);

    [Fact]
    public void Twelve_bits_are_refused() => Refuses(Plain(SlowJpeg.Segment(0xC1, 12, 0, 8, 0, 8, 1, 1, 0x11, 0)), "12 bits per sample");

    [Fact]
    public void A_size_of_zero_is_refused() => Refuses(Plain(SlowJpeg.Frame(8, 0)), "the size is 8x0");

    [Fact]
    public void A_size_that_the_file_cannot_hold_is_refused_before_anything_is_allocated()
    {
        var file = Plain(SlowJpeg.Frame(40_000, 40_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refuses(file, "cannot hold more than");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
    }

    [Fact]
    public void A_size_beyond_memory_is_refused() => Refuses(Plain(SlowJpeg.Frame(65_535, 65_535)), "cut it into tiles");

    [Fact]
    public void Too_many_codes_are_refused() => Refuses(Plain(tables: SlowJpeg.Segment(0xC4, [0, 3, .. new byte[15], 0, 1, 2])), "more codes of 1 bits than there are");

    [Fact]
    public void Missing_tables_are_refused()
    {
        Refuses(Plain(tables: []), "DC Huffman table 0, which the file does not define");
        Refuses(Plain(quantization: []), "quantization table 0, which the file does not define");
    }

    [Fact]
    public void A_scan_of_a_component_that_is_not_there_is_refused() => Refuses(Plain(scan: SlowJpeg.Segment(0xDA, 1, 9, 0, 0, 63, 0)), "component 9");

    [Fact]
    public void A_file_without_scan_is_refused() => Refuses([.. SlowJpeg.Start, .. SlowJpeg.Quantization(8), .. SlowJpeg.Frame(8, 8), .. SlowJpeg.End], "without a scan of component 1");

    [Fact]
    public void Pixels_that_end_at_a_marker_are_refused() => Refuses(Plain(SlowJpeg.Frame(80, 8)), "the pixels end at marker FF D9");

    [Fact]
    public void A_restart_marker_out_of_order_is_refused()
    {
        byte[] file = [.. SlowJpeg.Start, .. SlowJpeg.Quantization(8), .. SlowJpeg.Frame(16, 8), .. SlowJpeg.Tables(), .. SlowJpeg.Segment(0xDD, 0, 1), .. SlowJpeg.Scan(),
            .. SlowJpeg.Entropy([new int[64]]), 0xFF, 0xD3, .. SlowJpeg.Entropy([new int[64]]), .. SlowJpeg.End];
        Refuses(file, "expected restart marker FF D0");
    }

    [Fact]
    public void A_progressive_scan_of_dc_and_ac_together_is_refused() => Refuses(Plain(SlowJpeg.Frame(8, 8, 0xC2)), "which T.81 does not allow");

    [Fact]
    public void Scans_without_end_are_refused()
    {
        byte[] scan = [.. SlowJpeg.Segment(0xDA, 1, 1, 0, 0, 0, 0), .. SlowJpeg.Entropy([new int[64]])];
        Refuses([.. SlowJpeg.Start, .. SlowJpeg.Quantization(8), .. SlowJpeg.Frame(8, 8, 0xC2), .. SlowJpeg.Tables(), .. Enumerable.Repeat(scan, 201).SelectMany(b => b), .. SlowJpeg.End], "more than 200 scans");
    }

    [Fact]
    public void Five_thousand_random_changes_throw_nothing_else()
    {
        var random = new System.Random(3);
        for (var round = 0; round < 5000; round++)
        {
            var file = PinnedJpeg.All[round % PinnedJpeg.All.Length].Bytes;
            for (var change = random.Next(1, 5); change > 0; change--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            try
            {
                JpegDecoder.Decode(file);
            }
            catch (InvalidDataException refused)
            {
                Assert.StartsWith("byte ", refused.Message);
            }
        }
    }
}

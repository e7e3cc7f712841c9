using Assay.Kernels.Codecs;

namespace Assay.Kernels.Tests.Codecs;

public class BrokenPngTests
{
    static readonly PngHeader Tiny = new(4, 4, 8, PngColor.Grey);
    static readonly byte[] Good = SlowPng.Write(Tiny, [.. Enumerable.Range(0, 16).Select(i => (ushort)i)], y => y % 5);

    static byte[] WithHeader(byte[] body, byte[]? rows = null) =>
        SlowPng.Join([.. SlowPng.Signature, .. SlowPng.Chunk("IHDR", body)], SlowPng.Compress(rows ?? new byte[20]));

    static byte[] Change(int at, byte value)
    {
        byte[] file = [.. Good];
        file[at] = value;
        return file;
    }

    static void Refuses(byte[] file, string reason) => Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => PngDecoder.Decode(file)).Message);

    [Fact]
    public void A_file_cut_anywhere_is_refused_with_the_place()
    {
        for (var length = 0; length < Good.Length; length++)
            Assert.StartsWith("byte ", Assert.Throws<InvalidDataException>(() => PngDecoder.Decode(Good.AsSpan(0, length))).Message);
    }

    [Fact]
    public void What_is_no_png_is_refused() => Refuses([0xFF, 0xD8, 0xFF], "byte 0: not a PNG file");

    [Fact]
    public void A_wrong_checksum_is_refused() => Refuses(Change(16, 1), "chunk IHDR has the checksum");

    [Fact]
    public void A_size_of_zero_is_refused() => Refuses(WithHeader(SlowPng.Header(Tiny with { Width = 0 })), "the size is 0x4");

    [Fact]
    public void A_size_beyond_memory_is_refused() => Refuses(WithHeader(SlowPng.Header(Tiny with { Width = int.MaxValue, Height = 2 })), "cut it into tiles");

    [Fact]
    public void A_size_that_the_compressed_bytes_cannot_hold_is_refused_before_anything_is_allocated()
    {
        var file = WithHeader(SlowPng.Header(Tiny with { Width = 30000, Height = 30000 }));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refuses(file, "cannot hold more than");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Pixels_that_end_early_are_refused() => Refuses(WithHeader(SlowPng.Header(Tiny), new byte[19]), "the pixels end after 19 of 20 bytes");

    [Fact]
    public void More_pixels_than_the_size_are_refused() => Refuses(WithHeader(SlowPng.Header(Tiny), new byte[21]), "more pixels than the 20 bytes");

    [Fact]
    public void A_filter_that_does_not_exist_is_refused() => Refuses(WithHeader(SlowPng.Header(Tiny), [5, .. new byte[19]]), "row 0: filter 5 does not exist");

    [Fact]
    public void A_depth_that_does_not_exist_is_refused() => Refuses(WithHeader(SlowPng.Header(Tiny with { Depth = 3 })), "3 bits per sample of colour type 0");

    [Fact]
    public void A_missing_palette_is_refused() => Refuses(WithHeader(SlowPng.Header(Tiny with { Color = PngColor.Palette })), "no PLTE chunk");

    [Fact]
    public void A_missing_end_is_refused() => Refuses(Good[..^12], "the file ends here, expected another chunk");

    [Fact]
    public void Missing_pixels_are_refused() =>
        Refuses([.. SlowPng.Signature, .. SlowPng.Chunk("IHDR", SlowPng.Header(Tiny)), .. SlowPng.Chunk("IEND", [])], "there is no IDAT chunk");

    [Fact]
    public void An_unknown_chunk_that_must_be_understood_is_refused() =>
        Refuses([.. SlowPng.Signature, .. SlowPng.Chunk("IHDR", SlowPng.Header(Tiny)), .. SlowPng.Chunk("ABCD", []), .. Good[33..]], "chunk ABCD is not of PNG 1.2");

    [Fact]
    public void Two_thousand_random_changes_throw_nothing_else_and_allocate_little()
    {
        var random = new System.Random(3);
        for (var round = 0; round < 2000; round++)
        {
            byte[] file = [.. Good];
            for (var change = random.Next(1, 4); change > 0; change--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            if (round % 2 == 1)
                Repair(file);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                PngDecoder.Decode(file);
            }
            catch (InvalidDataException)
            {
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
        }
    }

    /// <summary>Recomputes the header's checksum, so that changes get past it.</summary>
    static void Repair(byte[] file) => SlowPng.Chunk("IHDR", file[16..29]).CopyTo(file, 8);
}

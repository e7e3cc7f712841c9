using Assay.Kernels.Codecs;

namespace Assay.Kernels.Tests.Codecs;

public class JpegTests
{
    public static TheoryData<string> Names => [.. PinnedJpeg.All.Select(one => one.Name)];

    static byte[] Insert(byte[] file, byte[] segment) => [.. file[..2], .. segment, .. file[2..]];

    static byte[] Exif(int orientation, bool little)
    {
        byte[] Number(int value) => little ? [(byte)value, (byte)(value >> 8)] : [(byte)(value >> 8), (byte)value];
        byte[] start = little ? [.. "II*\0"u8, 8, 0, 0, 0] : [.. "MM\0*"u8, 0, 0, 0, 8];
        return SlowJpeg.Segment(0xE1, [.. "Exif\0\0"u8, .. start, .. Number(2), .. Number(0x010F), .. new byte[10], .. Number(0x0112), .. Number(3),
            .. little ? new byte[] { 1, 0, 0, 0 } : [0, 0, 0, 1], .. Number(orientation), 0, 0]);
    }

    [Theory, MemberData(nameof(Names))]
    public void Pixels_are_those_of_libjpeg(string name)
    {
        var pinned = PinnedJpeg.Of(name);
        var image = JpegDecoder.Decode(pinned.Bytes);
        Assert.Equal((9, 6, pinned.Samples.Length / 54), (image.Header.Width, image.Header.Height, image.Header.Bands));
        Assert.Equal(pinned.Samples, image.Samples);
    }

    [Theory]
    [InlineData("grey", JpegColor.Grey, false)]
    [InlineData("progressive 4:2:0", JpegColor.YCbCr, true)]
    [InlineData("RGB", JpegColor.Rgb, false)]
    [InlineData("CMYK", JpegColor.Cmyk, false)]
    [InlineData("YCCK", JpegColor.Ycck, false)]
    public void The_header_tells_colours_and_coding(string name, JpegColor color, bool progressive) =>
        Assert.Equal(new JpegHeader(9, 6, color, progressive), JpegHeader.Decode(PinnedJpeg.Of(name).Bytes));

    [Fact]
    public void A_flat_block_has_the_value_of_its_dc()
    {
        var block = new int[64];
        block[0] = 10;
        Assert.All(JpegDecoder.Decode(SlowJpeg.Write(8, 8, SlowJpeg.Quantization(8), [block])).Samples, sample => Assert.Equal(128 + 10, sample));
    }

    [Fact]
    public void Random_blocks_are_within_a_level_of_the_transform_in_double()
    {
        var random = new System.Random(4);
        for (var round = 0; round < 300; round++)
        {
            var (step, range) = (random.Next(1, 12), random.Next(1, 40));
            var block = Enumerable.Range(0, 64).Select(_ => random.Next(3) == 0 ? random.Next(-range, range + 1) : 0).ToArray();
            var expected = SlowJpeg.Transform([.. block.Select(value => value * step)]);
            var samples = JpegDecoder.Decode(SlowJpeg.Write(8, 8, round % 2 == 0 ? SlowJpeg.Quantization(step) : SlowJpeg.WideQuantization(step), [block])).Samples;
            Assert.All(samples.Zip(expected), pair => Assert.InRange(pair.First, pair.Second - 1, pair.Second + 1));
        }
    }

    [Fact]
    public void Dc_goes_on_from_block_to_block_and_restarts_at_a_marker()
    {
        int[] Flat(int dc) => [dc, .. new int[63]];
        var plain = SlowJpeg.Write(24, 8, SlowJpeg.Quantization(8), [Flat(-7), Flat(40), Flat(3)]);
        byte[] restarted = [.. SlowJpeg.Start, .. SlowJpeg.Quantization(8), .. SlowJpeg.Frame(24, 8), .. SlowJpeg.Tables(), .. SlowJpeg.Segment(0xDD, 0, 1), .. SlowJpeg.Scan(),
            .. SlowJpeg.Entropy([Flat(-7)]), 0xFF, 0xD0, .. SlowJpeg.Entropy([Flat(40)]), 0xFF, 0xFF, 0xD1, .. SlowJpeg.Entropy([Flat(3)]), .. SlowJpeg.End];
        foreach (var samples in new[] { JpegDecoder.Decode(plain).Samples, JpegDecoder.Decode(restarted).Samples })
            Assert.Equal([121, 168, 131], new[] { samples[0], samples[8], samples[16] });
    }

    [Fact]
    public void A_rows_worth_of_samples_beyond_the_last_column_is_not_read()
    {
        int[] Flat(int dc) => [dc, .. new int[63]];
        Assert.Equal([121, 121, 121, 121, 121, 121, 121, 121, 168], JpegDecoder.Decode(SlowJpeg.Write(9, 1, SlowJpeg.Quantization(8), [Flat(-7), Flat(40)])).Samples);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Orientation_is_told_and_pixels_stay(bool little)
    {
        var plain = PinnedJpeg.Of("grey");
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            var image = JpegDecoder.Decode(Insert(plain.Bytes, Exif(orientation, little)));
            Assert.Equal((orientation, 9, 6), (image.Header.Orientation, image.Header.Width, image.Header.Height));
            Assert.Equal(plain.Samples, image.Samples);
        }
    }

    [Fact]
    public void Exif_that_makes_no_sense_is_no_orientation()
    {
        var exif = Exif(6, true);
        for (var at = 4; at < exif.Length; at++)
            for (var value = 0; value < 256; value += 15)
            {
                byte[] broken = [.. exif];
                broken[at] = (byte)value;
                Assert.InRange(JpegHeader.Decode(Insert(PinnedJpeg.Of("grey").Bytes, broken)).Orientation, 1, 8);
            }
        Assert.Equal(1, JpegHeader.Decode(Insert(PinnedJpeg.Of("grey").Bytes, Exif(9, true))).Orientation);
    }

    [Fact]
    public void A_header_behind_a_large_colour_profile_is_found()
    {
        using var folder = new TempFolder();
        var file = PinnedJpeg.Of("4:2:0").Bytes;
        for (var i = 0; i < 3; i++)
            file = Insert(file, SlowJpeg.Segment(0xE2, new byte[60_000]));
        File.WriteAllBytes(folder.File("a.jpg"), file);
        Assert.Equal(JpegHeader.Decode(file), JpegFile.ReadHeader(folder.File("a.jpg")));
        Assert.Equal(PinnedJpeg.Of("4:2:0").Samples, JpegFile.Read(folder.File("a.jpg")).Samples);
    }
}

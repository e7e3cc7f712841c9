using Assay.Kernels.Codecs;
using FsCheck;
using FsCheck.Fluent;

namespace Assay.Kernels.Tests.Codecs;

public class PngTests
{
    static readonly (PngColor Color, int Depth)[] Kinds =
    [
        (PngColor.Grey, 1), (PngColor.Grey, 2), (PngColor.Grey, 4), (PngColor.Grey, 8), (PngColor.Grey, 16), (PngColor.Palette, 1), (PngColor.Palette, 2), (PngColor.Palette, 4),
        (PngColor.Palette, 8), (PngColor.Rgb, 8), (PngColor.Rgb, 16), (PngColor.GreyAlpha, 8), (PngColor.GreyAlpha, 16), (PngColor.Rgba, 8), (PngColor.Rgba, 16),
    ];

    [Fact]
    public void Every_colour_type_depth_filter_and_interlacing_decodes_to_what_was_written()
    {
        var random = new System.Random(1);
        foreach (var (color, depth) in Kinds)
            foreach (var interlaced in new[] { false, true })
                foreach (var (width, height) in new[] { (1, 1), (2, 3), (5, 1), (1, 9), (8, 8), (37, 19) })
                    for (var filter = 0; filter < 6; filter++)
                    {
                        var header = new PngHeader(width, height, depth, color, interlaced);
                        var samples = Enumerable.Range(0, (int)header.Samples).Select(_ => (ushort)random.Next(1 << depth)).ToArray();
                        var rule = filter;
                        var file = SlowPng.Write(header, samples, y => rule < 5 ? rule : y % 5, color == PngColor.Palette ? new byte[3 << depth] : null);
                        var image = PngDecoder.Decode(file);
                        Assert.Equal(header, image.Header);
                        Assert.Equal(samples, depth == 16 ? image.Wide : [.. image.Narrow.Select(value => (ushort)value)]);
                    }
    }

    [Fact]
    public void Bytes_of_another_writer_decode()
    {
        // 2x2 grey, rows 0 1 and (filter Up) 2 2, a stored block; written and summed by zlib.
        var file = Convert.FromHexString("89504E470D0A1A0A0000000D494844520000000200000002080000000057DD52F8"
            + "00000011494441547801010600F9FF00000102020200160008A513ADF20000000049454E44AE426082");
        Assert.Equal([0, 1, 2, 3], PngDecoder.Decode(file).Narrow);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var images =
            from width in Gen.Choose(1, 70)
            from height in Gen.Choose(1, 20)
            from kind in Gen.Choose(0, 4)
            from most in Gen.Elements(1, 3, 255)
            from values in Gen.Choose(0, most).ArrayOf(width * height * 4)
            select Make(kind, width, height, values);
        Prop.ForAll(images.ToArbitrary(), image =>
        {
            var back = PngDecoder.Decode(PngEncoder.Encode(image));
            return back.Header == image.Header && back.Narrow.SequenceEqual(image.Narrow) && back.Wide.SequenceEqual(image.Wide) && back.Palette.SequenceEqual(image.Palette);
        }).Check(Config.QuickThrowOnFailure.WithReplay(new Replay(new Rnd(7, 11), null)).WithMaxTest(300));
    }

    static PngImage Make(int kind, int width, int height, int[] values)
    {
        byte[] Bytes(int bands) => [.. values.Take(width * height * bands).Select(value => (byte)value)];
        return kind switch
        {
            0 => PngImage.Grey(width, height, Bytes(1)),
            1 => PngImage.Grey(width, height, values.Take(width * height).Select(value => (ushort)(value * 257)).ToArray()),
            2 => PngImage.Indexed(width, height, Bytes(1), Enumerable.Range(0, 768).Select(i => (byte)i).ToArray()),
            3 => PngImage.Rgb(width, height, Bytes(3)),
            _ => PngImage.Rgba(width, height, Bytes(4)),
        };
    }

    [Fact]
    public void A_palette_keeps_its_indices_and_gives_its_colours()
    {
        var image = PngDecoder.Decode(PngEncoder.Encode(PngImage.Indexed(2, 1, [1, 0], [10, 20, 30, 40, 50, 60])));
        Assert.Equal([1, 0], image.Narrow);
        Assert.Equal([40, 50, 60, 10, 20, 30], image.ToRgb().Narrow);
    }

    [Fact]
    public void An_index_beyond_the_palette_is_kept_and_told_but_has_no_colour()
    {
        var image = PngDecoder.Decode(SlowPng.Write(new PngHeader(2, 2, 8, PngColor.Palette), [0, 1, 1, 255], _ => 0, new byte[6]));
        Assert.Equal(3, image.FindIndexBeyondPalette());
        Assert.Contains("pixel (1, 1): the index is 255, but the palette has 2 colours", Assert.Throws<InvalidDataException>(image.ToRgb).Message);
    }

    [Fact]
    public void Pixels_split_over_many_chunks_are_joined()
    {
        var header = new PngHeader(3, 1, 8, PngColor.Grey);
        var compressed = SlowPng.Compress(SlowPng.Rows(header, [7, 8, 9], _ => 1));
        byte[] file = [.. SlowPng.Signature, .. SlowPng.Chunk("IHDR", SlowPng.Header(header)), .. SlowPng.Chunk("tEXt", [65]), .. compressed.SelectMany(b => SlowPng.Chunk("IDAT", [b])), .. SlowPng.Chunk("IEND", []), 1, 2];
        Assert.Equal([7, 8, 9], PngDecoder.Decode(file).Narrow);
    }

    [Fact]
    public void Real_panoptic_images_decode_and_survive_a_round_trip()
    {
        foreach (var path in Directory.GetFiles(Conformance.Path("coco/real/panoptic"), "*.png", SearchOption.AllDirectories))
        {
            var image = PngFile.Read(path);
            Assert.Equal(PngFile.ReadHeader(path), image.Header);
            Assert.Equal(image.Narrow, PngDecoder.Decode(PngEncoder.Encode(image)).Narrow);
        }
    }
}

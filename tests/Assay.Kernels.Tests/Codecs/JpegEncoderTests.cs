using Assay.Kernels.Codecs;

namespace Assay.Kernels.Tests.Codecs;

public class JpegEncoderTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 8)]
    [InlineData(17, 9)]
    [InlineData(200, 131)]
    public void What_was_encoded_is_read_back_closely(int width, int height)
    {
        var rgb = Smooth(width, height);
        var read = JpegDecoder.Decode(JpegEncoder.Encode(width, height, rgb, 95));
        Assert.Equal((width, height, JpegColor.YCbCr), (read.Header.Width, read.Header.Height, read.Header.Color));
        Assert.InRange(rgb.Zip(read.Samples).Average(pair => Math.Abs(pair.First - pair.Second)), 0, 1.5);
    }

    [Fact]
    public void Noise_keeps_all_codes_and_a_lower_quality_is_smaller()
    {
        var random = new Random(1);
        var rgb = new byte[3 * 64 * 64];
        random.NextBytes(rgb);
        var sizes = new[] { 100, 80, 30 }.Select(quality => JpegEncoder.Encode(64, 64, rgb, quality)).ToArray();
        Assert.InRange(rgb.Zip(JpegDecoder.Decode(sizes[0]).Samples).Average(pair => Math.Abs(pair.First - pair.Second)), 0, 1.5);
        Assert.True(sizes[0].Length > sizes[1].Length && sizes[1].Length > sizes[2].Length);
    }

    [Fact]
    public void Colours_stay_theirs()
    {
        byte[] colors = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255];
        var rgb = Enumerable.Range(0, 4 * 64).SelectMany(i => colors.AsSpan(3 * (i % 32 / 8), 3).ToArray()).ToArray();
        var read = JpegDecoder.Decode(JpegEncoder.Encode(32, 8, rgb, 100)).Samples;
        Assert.All(rgb.Zip(read), pair => Assert.InRange(pair.First - pair.Second, -4, 4));
    }

    [Fact]
    public void Too_few_bytes_are_refused() => Assert.Throws<ArgumentException>(() => JpegEncoder.Encode(2, 2, new byte[11]));

    static byte[] Smooth(int width, int height) => [.. Enumerable.Range(0, width * height).SelectMany(i => new[] { (byte)(i % width * 255 / width), (byte)(i / width * 255 / height), (byte)(128 + 100 * Math.Sin(i % width / 20.0)) })];
}

using System.Security.Cryptography;
using Assay.Kernels.Images;

namespace Assay.Kernels.Tests.Images;

/// <summary>Against what Pillow 9.4.0 gives for the same bytes: <c>Image.frombytes("L", ...).resize(size, Image.BILINEAR)</c>.</summary>
public class AntialiasedBilinearTests
{
    static byte[] Picture(int width, int height) =>
        [.. Enumerable.Range(0, width * height).Select(i => (X: i % width, Y: i / width)).Select(at => (byte)((at.X * 37 + at.Y * 91 + at.X * at.Y % 53 * 5) % 256))];

    static byte[] Resize(int width, int height, int targetWidth, int targetHeight)
    {
        var to = new byte[targetWidth * targetHeight];
        AntialiasedBilinear.Resize(Picture(width, height), width, height, to, targetWidth, targetHeight);
        return to;
    }

    [Theory]
    [InlineData(5, 4, 3, 2, new byte[] { 82, 118, 111, 119, 110, 141 })]
    [InlineData(3, 2, 5, 4, new byte[] { 0, 15, 37, 59, 74, 23, 38, 61, 84, 99, 68, 85, 109, 133, 150, 91, 108, 133, 158, 175 })]
    [InlineData(7, 1, 3, 1, new byte[] { 32, 111, 190 })]
    [InlineData(1, 5, 1, 2, new byte[] { 79, 87 })]
    [InlineData(4, 4, 2, 6, new byte[] { 26, 85, 74, 136, 131, 167, 169, 90, 117, 103, 54, 136 })]
    public void Small_pictures_equal_pillows(int width, int height, int targetWidth, int targetHeight, byte[] expected) => Assert.Equal(expected, Resize(width, height, targetWidth, targetHeight));

    [Theory]
    [InlineData(640, 480, 1024, 768, "a4a351a80e0e7fc4")]
    [InlineData(3000, 2000, 1024, 683, "31b1ab29be2ce1a0")]
    [InlineData(1500, 1, 1024, 1, "a9b7b09053a6591e")]
    [InlineData(2, 900, 2, 1024, "62638b344e45302a")]
    [InlineData(37, 53, 715, 1024, "bddb16099d98d01f")]
    [InlineData(1024, 1024, 1024, 1024, "b0568747245fdf81")]
    public void Large_ones_do_to_the_bit(int width, int height, int targetWidth, int targetHeight, string sha256) =>
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(Resize(width, height, targetWidth, targetHeight)))[..16]);

    [Fact]
    public void The_same_size_is_a_copy() => Assert.Equal(Picture(9, 5), Resize(9, 5, 9, 5));

    [Fact]
    public void Sides_of_nothing_are_refused() => Assert.Throws<ArgumentException>(() => Resize(3, 2, 0, 2));
}

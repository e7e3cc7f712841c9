using Assay.Kernels.Codecs;

namespace Assay.Kernels.Tests.Masks;

public class CropTests
{
    [Fact]
    public void A_crop_of_runs_is_that_of_the_pixels()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var (width, height) = (random.Next(1, 9), random.Next(1, 9));
            var mask = Enumerable.Range(0, width * height).Select(_ => (byte)random.Next(2)).ToArray();
            var (x, y) = (random.Next(width), random.Next(height));
            var (w, h) = (random.Next(1, width - x + 1), random.Next(1, height - y + 1));
            var expected = Enumerable.Range(0, w * h).Select(i => mask[(y + i / w) * width + x + i % w]).ToArray();
            Assert.Equal(RunMask.Pack(expected, w, h), RunCrop.Crop(RunMask.Pack(mask, width, height), height, x, y, w, h));
        }
    }

    [Fact]
    public void A_square_is_cut_at_the_side_of_a_rectangle() =>
        Assert.Equal(8, Area(PolygonClip.Clip([0, 0, 4, 0, 4, 4, 0, 4], 2, double.NegativeInfinity, double.PositiveInfinity, 10)), 12);

    [Fact]
    public void What_lies_outside_leaves_nothing() => Assert.Empty(PolygonClip.Clip([0, 0, 4, 0, 4, 4, 0, 4], 5, 0, 9, 9));

    [Fact]
    public void A_comb_keeps_the_area_of_its_teeth() =>
        // Two teeth of 1 x 2 above a bar; the bar is cut off.
        Assert.Equal(4, Area(PolygonClip.Clip([0, 0, 1, 0, 1, 2, 2, 2, 2, 0, 3, 0, 3, 3, 0, 3], 0, 0, 9, 2)), 12);

    static double Area(double[] ring)
    {
        var twice = 0.0;
        for (var i = 0; i < ring.Length; i += 2)
            twice += ring[i] * ring[(i + 3) % ring.Length] - ring[(i + 2) % ring.Length] * ring[i + 1];
        return Math.Abs(twice / 2);
    }

    [Fact]
    public void A_window_of_an_array_is_read_plane_by_plane()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.npy");
        try
        {
            NpyFile.Write<ushort>(path, [2, 2, 3, 4], [.. Enumerable.Range(0, 48).Select(i => (ushort)i)]);
            using var file = NpyWindows.Open(path);
            Assert.Equal([29, 30, 33, 34, 41, 42, 45, 46], file.Read<ushort>(1, 2, 1, 1, 2, 2).Select(value => (int)value));
            Assert.Throws<InvalidDataException>(() => file.Read<ushort>(1, 2, 3, 1, 2, 2));
            Assert.Throws<InvalidOperationException>(() => file.Read<float>(0, 1, 0, 0, 1, 1));
        }
        finally
        {
            File.Delete(path);
        }
    }
}

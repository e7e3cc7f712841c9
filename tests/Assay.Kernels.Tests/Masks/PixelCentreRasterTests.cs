using Assay.Kernels;

namespace Assay.Tests.Masks;

public class PixelCentreRasterTests
{
    static string Draw(int width, int height, params double[] xy) => Picture.Of(PixelCentreRaster.ToRuns(xy, width, height), width, height);

    [Fact]
    public void A_rectangle_on_the_grid_is_its_pixels() => Assert.Equal("...../.##../.##../.....", Draw(5, 4, 1, 1, 3, 1, 3, 3, 1, 3));

    [Fact]
    public void Less_than_half_a_pixel_does_not_count() => Assert.Equal("#../...", Draw(3, 2, .4, .4, 1.4, .4, 1.4, 1.4, .4, 1.4));

    [Fact]
    public void A_centre_on_the_outline_belongs_to_one_side_only()
    {
        Assert.Equal("##../##..", Draw(4, 2, .5, 0, 2.5, 0, 2.5, 2, .5, 2));
        Assert.Equal("..##/..##", Draw(4, 2, 2.5, 0, 4.5, 0, 4.5, 2, 2.5, 2));
    }

    [Fact]
    public void What_lies_outside_is_cut_off() => Assert.Equal("##/##", Draw(2, 2, -5, -5, 9, -5, 9, 9, -5, 9));

    [Fact]
    public void Inside_a_crossing_outline_even_and_odd_count() => Assert.Equal("#######/#.....#/#.....#/#######",
        Draw(7, 4, 0, 0, 7, 0, 7, 4, 0, 4, 0, 0, 1, 1, 6, 1, 6, 3, 1, 3, 1, 1));

    [Fact]
    public void Nothing_is_drawn_of_nothing()
    {
        Assert.Equal([6u], PixelCentreRaster.ToRuns([], 3, 2));
        Assert.Equal([6u], PixelCentreRaster.ToRuns([9, 9, 12, 9, 12, 12], 3, 2));
    }

    [Fact]
    public void It_is_what_asking_every_centre_gives()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            double[] xy = [.. Enumerable.Range(0, 2 * random.Next(3, 9)).Select(_ => 24 * random.NextDouble() - 4)];
            var mask = SlowMask(xy, 17, 13);
            Assert.Equal(RunMask.Pack(mask, 17, 13), PixelCentreRaster.ToRuns(xy, 17, 13));
        }
    }

    static byte[] SlowMask(double[] xy, int width, int height) =>
        [.. Enumerable.Range(0, width * height).Select(i => (byte)(Above(xy, i % width + .5, i / width + .5) % 2))];

    // Sides of the polygon above a point.
    static int Above(double[] xy, double x, double y)
    {
        var count = 0;
        for (var i = 0; i < xy.Length; i += 2)
        {
            var (x0, y0, x1, y1) = (xy[i], xy[i + 1], xy[(i + 2) % xy.Length], xy[(i + 3) % xy.Length]);
            if (Math.Min(x0, x1) <= x && x < Math.Max(x0, x1) && y0 + (x - x0) * (y1 - y0) / (x1 - x0) < y)
                count++;
        }
        return count;
    }

    [Fact]
    public void A_coordinate_that_is_no_number_is_refused() => Assert.Throws<ArgumentException>(() => PixelCentreRaster.ToRuns([0, 0, double.NaN, 1, 1, 1], 4, 4));
}

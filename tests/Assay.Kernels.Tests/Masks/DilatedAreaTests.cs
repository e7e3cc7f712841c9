using Assay.Kernels;

namespace Assay.Tests.Masks;

public class DilatedAreaTests
{
    static long[] Count(uint[] runs, int width, int height, params double[] radii)
    {
        var areas = new long[radii.Length];
        DilatedArea.Count(runs, width, height, radii, areas);
        return areas;
    }

    [Fact]
    public void A_pixel_grows_to_a_cross_a_square_and_a_disc() => Assert.Equal([1, 1, 5, 9, 13, 21], Count(Picture.Parse("#"), 1, 1, 0, .9, 1, 1.5, 2, 2.3));

    [Fact]
    public void A_disc_as_large_as_a_square_of_16_px_has_the_overlaps_of_the_study()
    {
        // The note's figures for s = 16 under 1, 2, 3, 5 and 10 px, measured on drawn discs.
        var radius = 16 / Math.Sqrt(Math.PI);
        byte[] disc = [.. Enumerable.Range(0, 60 * 60).Select(i => Math.Pow(i % 60 - 30, 2) + Math.Pow(i / 60 - 30, 2) <= radius * radius ? (byte)1 : (byte)0)];
        var areas = Count(RunMask.Pack(disc, 60, 60), 60, 60, 1, 2, 3, 5, 10);
        Assert.Equal([.83, .70, .58, .42, .23], areas.Select(area => (double)disc.Count(one => one == 1) / area), (a, b) => Math.Abs(a - b) <= .01);
    }

    [Fact]
    public void The_frame_cuts_nothing_off() => Assert.Equal(Count(PolygonRaster.BoxToRuns(0, 0, 4, 3, 10, 8), 10, 8, 1, 5), Count(PolygonRaster.BoxToRuns(3, 2, 4, 3, 10, 8), 10, 8, 1, 5));

    [Fact]
    public void An_empty_mask_stays_empty() => Assert.Equal([0], Count([12], 4, 3, 5));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_radius_that_is_none_is_refused(double radius) => Assert.Throws<ArgumentException>(() => Count([12], 4, 3, radius));
}

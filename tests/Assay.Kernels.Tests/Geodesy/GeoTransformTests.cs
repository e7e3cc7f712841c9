using Assay.Kernels.Geodesy;

namespace Assay.Kernels.Tests.Geodesy;

public class GeoTransformTests
{
    [Fact]
    public void A_turned_image_comes_back_to_its_pixels()
    {
        var transform = GeoTransform.Of([600000, 8, 6, 4100000, 6, -8]);
        Assert.Equal((600000 + 10 * 8 + 20 * 6, 4100000 + 10 * 6 - 20 * 8), transform.ToGround(10, 20));
        var (column, row) = transform.ToPixel(600200, 4099900);
        Assert.Equal((10, 20), (Math.Round(column, 9), Math.Round(row, 9)));
        Assert.Equal((10, true), (transform.PixelSize, transform.HasSquarePixels));
    }

    [Fact]
    public void A_window_begins_where_its_corner_lies()
    {
        double[] six = [600000, 8, 6, 4100000, 6, -8];
        var (x, y) = GeoTransform.Of(six).ToGround(10, 20);
        Assert.Equal([x, 8, 6, y, 6, -8], GeoTransform.Shift(six, 10, 20));
        Assert.Equal([1, 2], GeoTransform.Shift([1, 2], 10, 20));
    }

    [Fact]
    public void Flat_pixels_are_refused() => Assert.Throws<ArgumentException>(() => GeoTransform.Of([0, 1, 2, 0, 2, 4]));

    [Theory]
    [InlineData("EPSG:32631", new double[] { 0, 10, 0, 0, 0, -10 }, 10.0)]
    [InlineData("EPSG:32631", new double[] { 0, 10, 0, 0, 0, -20 }, null)]
    [InlineData("EPSG:4326", new double[] { 0, 0.1, 0, 0, 0, -0.1 }, null)]
    [InlineData("EPSG:3857", new double[] { 0, 10, 0, 0, 0, -10 }, null)]
    public void Metres_are_those_of_square_pixels_in_UTM(string crs, double[] six, double? metres) => Assert.Equal(metres, GroundSampling.MetresPerPixel(crs, six));

    static readonly double[] Utm = [600000, 10, 0, 4100000, 0, -10];

    [Fact]
    public void One_grid_is_one_grid() => Assert.Null(GridDifference.Find("EPSG:32631", Utm, "urn:ogc:def:crs:EPSG::32631", [600000.00001, 10, 0, 4100000, 0, -10], 100, 100));

    [Fact]
    public void Half_a_pixel_is_found() =>
        Assert.Equal(new GridDifference(true, 0.5, 5, 1), GridDifference.Find("EPSG:32631", Utm, "EPSG:32631", [600005, 10, 0, 4100000, 0, -10], 100, 100));

    [Fact]
    public void Another_resolution_moves_the_far_corner() =>
        Assert.Equal(new GridDifference(true, Math.Sqrt(2) * 100, Math.Sqrt(2) * 1000, 2), GridDifference.Find("EPSG:32631", Utm, "EPSG:32631", [600000, 20, 0, 4100000, 0, -20], 100, 100));

    [Fact]
    public void The_neighbouring_zone_is_far_away()
    {
        var difference = GridDifference.Find("EPSG:32631", Utm, "EPSG:32632", Utm, 100, 100)!;
        Assert.Equal((false, null), (difference.SameReference, difference.SizeRatio));
        Assert.InRange(difference.Metres!.Value, 500_000, 600_000);
    }

    [Fact]
    public void Systems_that_are_not_computed_here_only_differ() => Assert.Equal(new GridDifference(false, null, null, null), GridDifference.Find("EPSG:32631", Utm, "EPSG:2154", Utm, 10, 10));
}

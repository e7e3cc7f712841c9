using Assay.Kernels;

namespace Assay.Tests.Masks;

public class PolygonRasterTests
{
    [Fact]
    public void A_square_covers_its_pixels() =>
        Assert.Equal("..../.##./.##./....", Picture.Of(PolygonRaster.ToRuns([1, 1, 3, 1, 3, 3, 1, 3], 4, 4), 4, 4));

    [Fact]
    public void A_box_is_drawn_as_its_polygon() =>
        Assert.Equal("..../.##./.##./....", Picture.Of(PolygonRaster.BoxToRuns(1, 1, 2, 2, 4, 4), 4, 4));

    [Fact]
    public void Direction_and_a_repeated_last_point_do_not_matter() =>
        Assert.Equal("..../.##./.##./....", Picture.Of(PolygonRaster.ToRuns([1, 1, 1, 3, 3, 3, 3, 1, 1, 1], 4, 4), 4, 4));

    [Fact]
    public void What_lies_outside_the_frame_is_cut_off() => Assert.Equal([0u, 6u], PolygonRaster.ToRuns([-1e300, -9, 1e300, -9, 1e300, 1e300, -1e300, 9], 3, 2));

    [Fact]
    public void A_hole_drawn_as_a_keyhole_stays_empty() =>
        Assert.Equal("#####/#...#/#...#/#...#/#####",
            Picture.Of(PolygonRaster.ToRuns([0, 0, 5, 0, 5, 5, 0, 5, 0, 1, 1, 1, 1, 4, 4, 4, 4, 1, 0, 1], 5, 5), 5, 5));

    [Theory]
    [InlineData(new double[] { })]
    [InlineData(new double[] { 1, 1 })]
    [InlineData(new double[] { 0, 0, 3, 3 })]
    [InlineData(new[] { 1.1, 0, 1.3, 0, 1.3, 3, 1.1, 3 })]
    public void What_is_thinner_than_a_pixel_is_an_empty_mask(double[] xy) => Assert.Equal([16u], PolygonRaster.ToRuns(xy, 4, 4));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public void A_frame_without_pixels_has_one_empty_run(int width, int height) => Assert.Equal([0u], PolygonRaster.ToRuns([0, 0, 1, 0, 1, 1], width, height));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_coordinate_that_is_not_finite_is_refused(double bad) =>
        Assert.Contains("coordinate 3", Assert.Throws<ArgumentException>(() => PolygonRaster.ToRuns([0, 0, 1, bad, 1, 1], 4, 4)).Message);

    [Fact]
    public void A_frame_too_large_for_a_run_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => PolygonRaster.ToRuns([0, 0, 1, 0, 1, 1], 1 << 17, 1 << 17));

    [Fact]
    public void Polygons_equal_the_walk_point_by_point()
    {
        var random = new Random(1);
        for (var round = 0; round < 4000; round++)
        {
            var (width, height) = (random.Next(1, 40), random.Next(1, 40));
            var xy = RandomPolygon(random, width, height);
            Assert.Equal(DenseWalk.ToRuns(xy, width, height), PolygonRaster.ToRuns(xy, width, height));
        }
    }

    // Now on a lattice (ties, collinear points), now anywhere; often beyond the frame.
    static double[] RandomPolygon(Random random, int width, int height)
    {
        var lattice = random.Next(3);
        var xy = new double[2 * random.Next(1, 12)];
        for (var i = 0; i < xy.Length; i++)
        {
            var value = (random.NextDouble() * 1.6 - .3) * (i % 2 == 0 ? width : height);
            xy[i] = lattice switch { 0 => value, 1 => Math.Round(value), _ => Math.Round(value * 10) / 10 };
        }
        return xy;
    }
}

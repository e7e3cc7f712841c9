using Assay.Kernels;

namespace Assay.Tests.Masks;

public class OutlineTests
{
    [Fact]
    public void The_outline_of_a_pixel_is_a_square() => Assert.Equal([1, 1, 2, 1, 2, 2, 1, 2], Trace("..../.#../...."));

    [Fact]
    public void Only_corners_are_kept() => Assert.Equal([0, 0, 3, 0, 3, 1, 1, 1, 1, 2, 0, 2], Trace("###/#../..."));

    [Fact]
    public void Pixels_that_touch_at_a_corner_are_walked_around_together() => Assert.Equal([0, 0, 1, 0, 1, 1, 2, 1, 2, 2, 1, 2, 1, 1, 0, 1], Trace("#./.#"));

    [Fact]
    public void An_empty_mask_has_none() => Assert.Empty(Trace("../.."));

    [Fact]
    public void A_traced_object_without_holes_is_drawn_again_pixel_by_pixel()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var mask = Blob(new Random(seed), 19, 13);
            var runs = PolygonRaster.ToRuns(Outline.Trace(mask, 19, 13), 19, 13);
            var drawn = new byte[mask.Length];
            RunMask.Unpack(runs, 19, 13, drawn);
            Assert.Equal(mask, drawn);
        }
    }

    [Fact]
    public void Points_on_a_line_are_left_out() => Assert.Equal([0, 0, 4, 0, 4, 4], DouglasPeucker.Simplify([0, 0, 2, 0, 4, 0, 4, 4, 2, 2], 0));

    [Fact]
    public void A_point_further_away_than_the_tolerance_stays()
    {
        double[] ring = [0, 0, 5, 1, 10, 0, 10, 10, 0, 10];
        Assert.Equal(ring, DouglasPeucker.Simplify(ring, 0.9));
        Assert.Equal([0, 0, 10, 0, 10, 10, 0, 10], DouglasPeucker.Simplify(ring, 1.1));
    }

    [Fact]
    public void With_a_large_tolerance_a_line_is_left() => Assert.Equal(4, DouglasPeucker.Simplify([0, 0, 10, 0, 10, 1, 0, 1], 5).Length);

    [Fact]
    public void No_point_that_was_left_out_is_further_from_the_new_ring_than_the_tolerance()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var ring = Outline.Trace(Blob(new Random(seed), 25, 25), 25, 25);
            var simple = DouglasPeucker.Simplify(ring, 1.5);
            for (var i = 0; i < ring.Length; i += 2)
                Assert.True(Enumerable.Range(0, simple.Length / 2).Min(k => Distance(ring[i], ring[i + 1], simple, k)) <= 1.5 + 1e-9);
        }
    }

    static double Distance(double x, double y, double[] ring, int k)
    {
        var (x0, y0, x1, y1) = (ring[2 * k], ring[2 * k + 1], ring[(2 * k + 2) % ring.Length], ring[(2 * k + 3) % ring.Length]);
        var length = (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0);
        var along = length == 0 ? 0 : Math.Clamp(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(x - x0 - along * (x1 - x0), 2) + Math.Pow(y - y0 - along * (y1 - y0), 2));
    }

    /// <summary>A skyline: connected, without holes.</summary>
    static byte[] Blob(Random random, int width, int height)
    {
        var mask = new byte[width * height];
        var (top, bottom) = (height / 2, height / 2);
        for (var x = 1; x < width - 1; x++)
        {
            (top, bottom) = (Math.Clamp(top + random.Next(-2, 3), 1, height / 2), Math.Clamp(bottom + random.Next(-2, 3), height / 2, height - 2));
            for (var y = top; y <= bottom; y++)
                mask[y * width + x] = 1;
        }
        return mask;
    }

    static double[] Trace(string rows)
    {
        var lines = rows.Split('/');
        return Outline.Trace([.. lines.SelectMany(line => line).Select(c => (byte)(c == '#' ? 1 : 0))], lines[0].Length, lines.Length);
    }
}

using Assay.Kernels.Images;

namespace Assay.Kernels.Tests.Images;

public class ResamplingTests
{
    static readonly byte[] Square = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150];

    static float[] Read(double x, double y, double w, double h, int tw, int th)
    {
        var to = new float[tw * th];
        Resampling.Read<byte>(Square, 4, 4, 1, (x, y, w, h), tw, th, to);
        return to;
    }

    [Fact]
    public void The_same_size_is_a_copy() => Assert.Equal(Square.Select(v => (float)v), Read(0, 0, 4, 4, 4, 4));

    [Fact]
    public void A_window_is_cut_out() => Assert.Equal([50f, 60, 90, 100], Read(1, 1, 2, 2, 2, 2));

    [Fact]
    public void Shrinking_averages_areas() => Assert.Equal([25f, 45, 105, 125], Read(0, 0, 4, 4, 2, 2));

    [Fact]
    public void Parts_of_pixels_count_by_their_area() => Assert.Equal([(0 + 10 * 0.5f) / 1.5f], Read(0, 0, 1.5, 1, 1, 1));

    [Fact]
    public void Enlarging_repeats_the_nearest() => Assert.Equal([0f, 0, 10, 10], Read(0, 0, 2, 1, 4, 1));

    [Fact]
    public void Shrinking_to_one_pixel_is_the_mean() => Assert.Equal([75f], Read(0, 0, 4, 4, 1, 1));

    [Fact]
    public void A_band_among_others_is_read_with_a_stride()
    {
        var to = new float[2];
        Resampling.Read(((ReadOnlySpan<ushort>)[9, 1000, 9, 2000])[1..], 2, 1, 2, (0, 0, 2, 1), 2, 1, to);
        Assert.Equal([1000f, 2000f], to);
    }

    [Fact]
    public void A_window_outside_the_image_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Read(3, 0, 2, 1, 1, 1));
        Assert.Throws<ArgumentException>(() => Read(0, 0, 0, 1, 1, 1));
        Assert.Throws<ArgumentException>(() => Read(double.NaN, 0, 1, 1, 1, 1));
    }
}

using Assay.Kernels.Images;

namespace Assay.Kernels.Tests.Images;

public class BandWindowTests
{
    /// <summary>A band of 40 x 30 pixels; pixel (x, y) is 1000 y + x² unless a test says otherwise.</summary>
    const int Width = 40, Height = 30;
    static readonly float[] Band = [.. Enumerable.Range(0, Width * Height).Select(i => 1000f * (i / Width) + i % Width * (i % Width))];

    static PixelReader From(float[] band, List<int>? held = null) => (x, y, width, height, to) =>
    {
        held?.Add(width * height);
        for (var row = 0; row < height; row++)
            band.AsSpan((y + row) * Width + x, width).CopyTo(to[(row * width)..]);
    };

    static float[] Read(float[] band, (double, double, double, double) window, int width, int height, float? noData = null, long mostAtOnce = 1 << 20, List<int>? held = null)
    {
        var to = new float[width * height];
        BandWindow.Read(From(band, held), Width, Height, window, width, height, noData, to, mostAtOnce);
        return to;
    }

    static float[] Plain((double, double, double, double) window, int width, int height)
    {
        var to = new float[width * height];
        Resampling.Read<float>(Band, Width, Height, 1, window, width, height, to);
        return to;
    }

    [Theory]
    [InlineData(0, 0, 40, 30, 40, 30)]
    [InlineData(3, 4, 10, 7, 10, 7)]
    [InlineData(0, 0, 40, 30, 20, 10)]
    [InlineData(0, 0, 40, 30, 7, 11)]
    [InlineData(0, 0, 40, 30, 1, 1)]
    [InlineData(2.25, 3.5, 30.5, 20.25, 9, 13)]
    [InlineData(2.25, 3.5, 4.5, 5.25, 90, 130)]
    [InlineData(39.5, 29.5, 0.5, 0.5, 3, 3)]
    public void A_window_is_what_resampling_the_whole_band_gives_however_little_is_held(double x, double y, double width, double height, int columns, int rows)
    {
        var expected = Plain((x, y, width, height), columns, rows);
        foreach (var mostAtOnce in new long[] { 1 << 20, 200, 40, 1 })
            Close(expected, Read(Band, (x, y, width, height), columns, rows, mostAtOnce: mostAtOnce));
    }

    [Fact]
    public void No_more_is_held_than_allowed_but_for_the_row_that_a_cut_goes_through()
    {
        List<int> held = [];
        Read(Band, (0, 0, Width, Height), 4, 1, mostAtOnce: 5 * Width, held: held);
        Assert.InRange(held.Max(), 1, 7 * Width);
        Assert.True(held.Count >= 6);
    }

    [Fact]
    public void Pixels_without_data_stay_out_of_averages()
    {
        var band = new float[Width * Height];
        band.AsSpan().Fill(-1);
        (band[0], band[1], band[Width + 1], band[2]) = (10, 20, 60, 7);
        Assert.Equal([30, 7, -1], Read(band, (0, 0, 6, 2), 3, 1, noData: -1));
        Assert.Equal([30, 7, -1], Read(band, (0, 0, 6, 2), 3, 1, noData: -1, mostAtOnce: 1));
    }

    [Fact]
    public void No_data_may_be_NaN()
    {
        var band = Enumerable.Repeat(float.NaN, Width * Height).ToArray();
        band[1] = 5;
        Assert.Equal([5, float.NaN], Read(band, (0, 0, 4, 2), 2, 1, noData: float.NaN));
    }

    [Fact]
    public void Enlarging_repeats_pixels_with_data_and_without()
    {
        var band = new float[Width * Height];
        band[1] = -9;
        Assert.Equal([0, 0, -9, -9], Read(band, (0, 0, 2, 1), 4, 1, noData: -9));
    }

    [Fact]
    public void A_window_beyond_the_image_is_refused() =>
        Assert.Contains("not inside the 40x30 image", Assert.Throws<ArgumentException>(() => Read(Band, (30, 0, 11, 5), 5, 5)).Message);

    static void Close(float[] expected, float[] actual)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Math.Max(1e-3, Math.Abs(expected[i]) * 1e-6));
    }
}

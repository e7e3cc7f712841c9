namespace Assay.Tests.Images.Gdal;

/// <summary>An image that a test draws: the value of (band, x, y).</summary>
sealed class Drawn(Size size, int bands, Func<int, int, int, float> draw) : IImage
{
    public Size Size => size;
    public int Bands => bands;
    public Georeference? Where { get; init; }
    public PixelType Stored { get; init; } = PixelType.UInt8;
    public IReadOnlyList<string> BandNames { get; init; } = [];
    public Func<int, double?> Nothing { get; init; } = _ => null;

    public double? NoData(int band) => Nothing(band);

    public void Read(Box window, int band, Size target, Span<float> to)
    {
        Assert.Equal((target.Width, target.Height), (window.Width, window.Height));
        for (var i = 0; i < to.Length; i++)
            to[i] = draw(band, (int)window.X + i % target.Width, (int)window.Y + i / target.Width);
    }

    public void Dispose()
    {
    }
}

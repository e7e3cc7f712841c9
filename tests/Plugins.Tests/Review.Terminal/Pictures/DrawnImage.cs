namespace Assay.Tests.Review.Terminal.Pictures;

/// <summary>An image whose values a function gives.</summary>
sealed class DrawnImage(Size size, int bands, Func<int, int, int, float> value, PixelType stored = PixelType.UInt8) : IImage
{
    public Size Size => size;
    public int Bands => bands;
    public Georeference? Where => null;
    public PixelType Stored => stored;
    public IReadOnlyList<string> BandNames { get; init; } = [];
    public double? Missing { get; init; }

    /// <summary>Windows that were read.</summary>
    public List<(Box Window, int Band, Size Target)> Reads { get; } = [];

    public double? NoData(int band) => Missing;

    public void Read(Box window, int band, Size target, Span<float> to)
    {
        Reads.Add((window, band, target));
        for (var y = 0; y < target.Height; y++)
            for (var x = 0; x < target.Width; x++)
                to[y * target.Width + x] = value(band, (int)(window.X + (x + 0.5) * window.Width / target.Width), (int)(window.Y + (y + 0.5) * window.Height / target.Height));
    }

    public void Dispose()
    {
    }
}

namespace Assay.Tests.Http;

/// <summary>An image whose bands are written down.</summary>
sealed class DrawnImage(Size size, PixelType type, params float[][] bands) : IImage
{
    public Size Size => size;

    public int Bands => bands.Length;

    public Georeference? Where { get; init; }

    public PixelType Stored => type;

    public IReadOnlyList<string> BandNames { get; init; } = [];

    public void Read(Box window, int band, Size target, Span<float> to) => bands[band].CopyTo(to);

    public void Dispose()
    {
    }
}

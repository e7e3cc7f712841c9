namespace Assay.Formats.CloudSen12;

/// <summary>An image without its padding. Owns what it crops.</summary>
sealed class CroppedImage(IImage stored, PatchFrame frame) : IImage
{
    public Size Size => frame.Size;

    public int Bands => stored.Bands;

    public PixelType Stored => stored.Stored;

    public IReadOnlyList<string> BandNames => stored.BandNames;

    public double? NoData(int band) => stored.NoData(band);

    public Georeference? Where => frame.Shift(stored.Where);

    public void Read(Box window, int band, Size target, Span<float> to) => stored.Read(window with { X = window.X + frame.X, Y = window.Y + frame.Y }, band, target, to);

    public void Dispose() => stored.Dispose();
}

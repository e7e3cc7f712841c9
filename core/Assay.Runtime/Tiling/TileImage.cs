namespace Assay.Runtime.Tiling;

/// <summary>A window of a scene's image as an image of its own. Owns the scene's.</summary>
sealed class TileImage(IImage scene, Window window) : IImage
{
    public Size Size => window.Size;
    public int Bands => scene.Bands;
    public Georeference? Where => scene.Where is { } where ? Crops.Shifted(where, window) : null;

    public PixelType Stored => scene.Stored;
    public IReadOnlyList<string> BandNames => scene.BandNames;
    public double? NoData(int band) => scene.NoData(band);

    public void Read(Box part, int band, Size target, Span<float> to) => scene.Read(part with { X = part.X + window.X, Y = part.Y + window.Y }, band, target, to);

    public void Dispose() => scene.Dispose();
}

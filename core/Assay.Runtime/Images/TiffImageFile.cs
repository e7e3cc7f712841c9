using Assay.Kernels.Codecs;
using Assay.Kernels.Images;

namespace Assay.Runtime.Images;

/// <summary>A TIFF file; opening reads its fields, a window the strips or tiles that it touches.</summary>
sealed class TiffImageFile : IImage
{
    readonly string path;
    readonly TiffFile file;

    public TiffImageFile(string path)
    {
        this.path = path;
        file = CodecErrors.Name(path, () => TiffFile.Open(path));
    }

    public TiffHeader Header => file.Header;

    public Size Size => new(Header.Width, Header.Height);

    public int Bands => Header.Palette is null ? Header.Bands : 3;

    public Georeference? Where => Header is { Epsg: { } code, Transform: { } transform } ? new($"EPSG:{code}", transform) : null;

    public PixelType Stored => Header.Palette is null ? (PixelType)Header.Type : PixelType.UInt8;

    public IReadOnlyList<string> BandNames => Header.Palette is null ? Header.BandNames : [];

    public double? NoData(int band) => Header.Palette is null ? Header.NoData : null;

    public void Read(Box window, int band, Size target, Span<float> to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(band);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(band, Bands);
        try
        {
            BandWindow.Read((x, y, width, height, pixels) => ReadPixels(band, x, y, width, height, pixels), Size.Width, Size.Height, (window.X, window.Y, window.Width, window.Height),
                target.Width, target.Height, (float?)NoData(band), to);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw CodecErrors.Of(path, e);
        }
    }

    void ReadPixels(int band, int x, int y, int width, int height, Span<float> to)
    {
        file.ReadWindow(x, y, width, height, Header.Palette is null ? band : 0, to);
        if (Header.Palette is { } palette)
            foreach (ref var value in to)
                value = palette[3 * (int)value + band];
    }

    public void Dispose() => file.Dispose();
}

using Assay.Formats.CloudSen12.Taco;
using Assay.Kernels.Codecs;
using Assay.Kernels.Images;

namespace Assay.Formats.CloudSen12;

/// <summary>A GeoTIFF inside a container, read where it lies.</summary>
public sealed class TiffItem(TiffFile file, string path) : IImage
{
    /// <summary>Opens it; a TIFF of a kind that only GDAL reads is left to the host, as a part of the container.</summary>
    /// <exception cref="DataException">It is damaged, or nothing reads it.</exception>
    public static IImage Open(TacoItem item, IHost host)
    {
        try
        {
            return Errors.Wrap(item.File, () => new TiffItem(TiffFile.Read(TacoContainer.Read(item)), item.File));
        }
        catch (NotSupportedException)
        {
            return host.Open($"/vsisubfile/{item.Offset}_{item.Length},{item.File}");
        }
    }

    public Size Size { get; } = new(file.Header.Width, file.Header.Height);

    public int Bands => file.Header.Bands;

    public PixelType Stored => (PixelType)file.Header.Type;

    public IReadOnlyList<string> BandNames => file.Header.BandNames;

    public double? NoData(int band) => file.Header.NoData;

    public Georeference? Where => file.Header is { Transform: { } transform, Epsg: { } code } ? new($"EPSG:{code}", transform) : null;

    public void Read(Box window, int band, Size target, Span<float> to)
    {
        try
        {
            BandWindow.Read((x, y, width, height, pixels) => file.ReadWindow(x, y, width, height, band, pixels), Size.Width, Size.Height, (window.X, window.Y, window.Width, window.Height),
                target.Width, target.Height, (float?)file.Header.NoData, to);
        }
        catch (InvalidDataException broken)
        {
            throw Errors.Broken(path, broken);
        }
    }

    public void Dispose() => file.Dispose();
}

using Assay.Formats.CloudSen12.Taco;
using Assay.Kernels.Codecs;
using Assay.Kernels.Images;

namespace Assay.Formats.CloudSen12;

/// <summary>A GeoTIFF inside a container, read where it lies.</summary>
sealed class TiffItem(TiffFile file, string path) : IImage
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

    public PixelType Stored => file.Header.Type switch
    {
        TiffType.UInt8 => PixelType.UInt8,
        TiffType.Int8 => PixelType.Int8,
        TiffType.UInt16 => PixelType.UInt16,
        TiffType.Int16 => PixelType.Int16,
        TiffType.UInt32 => PixelType.UInt32,
        TiffType.Int32 => PixelType.Int32,
        TiffType.Float32 => PixelType.Float32,
        _ => PixelType.Float64,
    };

    public IReadOnlyList<string> BandNames => file.Header.BandNames;

    public double? NoData(int band) => file.Header.NoData;

    public Georeference? Where => file.Header is { Transform: { } transform, Epsg: { } code } ? new($"EPSG:{code}", transform) : null;

    public void Read(Box window, int band, Size target, Span<float> to)
    {
        var samples = Errors.Wrap(path, () => file.ReadBand<float>(band));
        Resampling.Read<float>(samples, Size.Width, Size.Height, 1, (window.X, window.Y, window.Width, window.Height), target.Width, target.Height, to);
    }

    public void Dispose() => file.Dispose();
}

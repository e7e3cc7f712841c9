namespace Assay.Images.Gdal;

/// <summary>Raster files that nothing built in reads, through GDAL; the library is loaded when the first of them is opened. Thread-safe: every image has a handle of its own.</summary>
[Component("gdal", "JPEG 2000, WebP, TIFF of rarer kinds and other raster files, through GDAL; writes GeoTIFF."), NeedsLibrary("gdal")]
public sealed class GdalFormat : IImageFormat
{
    public bool Reads(ReadOnlySpan<byte> head, string path) => InnerPath.IsOne(path) || Signatures.Know(head, path);

    public bool Writes(string path) => Path.GetExtension(path).ToLowerInvariant() is ".tif" or ".tiff";

    public IImage Open(string path) => new GdalImage(path);

    /// <summary>A tiled, deflated GeoTIFF of the image's own sample type; integers are rounded and held to what the type can say.</summary>
    public void Save(string path, IImage image) => GeoTiffFile.Write(path, image);
}

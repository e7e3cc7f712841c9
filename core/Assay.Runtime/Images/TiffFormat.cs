using Assay.Kernels.Codecs;

namespace Assay.Runtime.Images;

/// <summary>TIFF and GeoTIFF files as images, bands in the file's own units; palettes become RGB. What the built-in codec does not read is left to another format.</summary>
[Component("tiff", "TIFF and GeoTIFF images, built in.")]
public sealed class TiffFormat(IHost host) : IImageFormat
{
    public bool Reads(ReadOnlySpan<byte> head, string path) =>
        head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8);

    public bool Writes(string path) => Path.GetExtension(path).ToLowerInvariant() is ".tif" or ".tiff";

    /// <summary>Of a file with several pages the first is read, of a photo that is to be turned the pixels as they are stored; both are problems that are counted.</summary>
    public IImage Open(string path)
    {
        var image = new TiffImageFile(path);
        Orientation.Report(host, path, image.Header.Orientation, image.Size);
        if (image.Header.Pages > 1)
            host.Report(new Problem("more-pages", $"the file holds {image.Header.Pages} images, of which the first is read; write the others to files of their own: tiffsplit {Path.GetFileName(path)}") { File = path });
        if (image.Header is { HasUnnumberedSystem: true, Transform: not null })
            host.Report(new Problem("unnumbered-crs", "its coordinate reference system has no EPSG number, so that its place on the ground is not used; if EPSG has one for it, write it in (gdal_edit.py -a_srs EPSG:n FILE), else warp labels and images to a system that has one (gdalwarp -t_srs EPSG:n)") { File = path });
        return image;
    }

    /// <summary>A deflated GeoTIFF of the image's own sample type; integers are rounded and held to what the type can say, NaN becomes the no-data value or 0.</summary>
    public void Save(string path, IImage image) => CodecErrors.Name(path, () => { TiffWriting.Write(path, image); return 0; });
}

using Assay.Images.Gdal.Native;

namespace Assay.Images.Gdal;

/// <summary>Opens a dataset with those of GDAL's drivers that read one local file of pixels: none that follows names to other files, to networks or into other formats (VRT, WMS, HDF5, MRF, ...).</summary>
static unsafe class OpenRaster
{
    const uint Raster = 0x02, SayWhy = 0x40;

    /// <summary>Never freed.</summary>
    static readonly Text Drivers = new("GTiff", "LIBERTIFF", "JP2OpenJPEG", "JP2KAK", "JP2ECW", "JP2Lura", "JPEG", "JPEGXL", "PNG", "WEBP", "GIF", "BIGGIF", "BMP", "PNM", "HEIF", "AVIF", "EXR", "ENVI", "AAIGrid", "SRTMHGT");

    /// <exception cref="DataException">GDAL does not read it.</exception>
    public static DatasetHandle Open(string path, Library library)
    {
        using var name = new Text(InnerPath.Check(path));
        using var errors = Errors.Listen();
        using var beside = Signatures.HeaderOf(path) is { } header ? new Text(Path.GetFileName(path), Path.GetFileName(header)) : null;
        var dataset = library.Open(name.One, Raster | SayWhy, Drivers.List, null, beside is null ? null : beside.List);
        if (dataset == 0)
            throw new DataException("broken-file", $"GDAL does not read it ({errors.Said ?? "no reason given"}), expected an image that is whole, in a raster format of one file", path);
        return new DatasetHandle(dataset);
    }
}

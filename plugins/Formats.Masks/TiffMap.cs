using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>What TIFF files can do that the others cannot: windows, and a place on the ground.</summary>
static class TiffMap
{
    public static bool Is(string path) => Path.GetExtension(path).ToLowerInvariant() is ".tif" or ".tiff";

    public static IndexMap Read(string path, Window window) => IndexMap.ReadTiff(path, window.X, window.Y, window.Size.Width, window.Size.Height, LabelMap.FirstStranger);

    /// <summary>Where a file lies; null when it does not say so, or not by a number of EPSG's.</summary>
    public static Georeference? WhereOf(string path)
    {
        if (!Is(path))
            return null;
        try
        {
            using var file = TiffFile.Open(path);
            return file.Header is { Epsg: { } code, Transform: { } transform } ? new($"EPSG:{code}", transform) : null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}

using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>What TIFF files can do that the others cannot: windows, and a place on the ground.</summary>
static class TiffMap
{
    public static bool Is(string path) => Path.GetExtension(path).ToLowerInvariant() is ".tif" or ".tiff";

    public static IndexMap Read(string path, Window window) => IndexMap.ReadTiff(path, window.X, window.Y, window.Size.Width, window.Size.Height, LabelMap.FirstStranger);

    /// <summary>Where a file lies; null when it does not say so. What the built-in codec cannot say is left to the host's formats, which also count what they cannot.</summary>
    public static Georeference? WhereOf(string path, IHost host)
    {
        if (!Is(path))
            return null;
        try
        {
            using var file = TiffFile.Open(path);
            if (file.Header is not { HasUnnumberedSystem: true, Transform: not null })
                return file.Header is { Epsg: { } code, Transform: { } transform } ? new($"EPSG:{code}", transform) : null;
        }
        catch (NotSupportedException)
        {
        }
        using var image = host.Open(path);
        return image.Where;
    }
}

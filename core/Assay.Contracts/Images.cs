namespace Assay;

/// <summary>Where an image lies on the ground.</summary>
/// <param name="Crs">Coordinate reference system as WKT or "EPSG:n".</param>
/// <param name="Transform">GDAL's six numbers: x0, pixel width, row rotation, y0, column rotation, pixel height (negative when north is up).</param>
public sealed record Georeference(string Crs, IReadOnlyList<double> Transform);

/// <summary>An open image. Not thread-safe: one reader at a time.</summary>
public interface IImage : IDisposable
{
    /// <summary>Width and height.</summary>
    Size Size { get; }

    /// <summary>1 for grey, 3 for RGB, 13 for Sentinel-2, ...</summary>
    int Bands { get; }

    /// <summary>Where it lies, when it says so.</summary>
    Georeference? Where { get; }

    /// <summary>Reads a window of one band (0 is the first), resampled to <paramref name="target"/>, row-major, in the file's own units (8-bit: 0 to 255).</summary>
    /// <exception cref="DataException">The file is broken there.</exception>
    void Read(Box window, int band, Size target, Span<float> to);
}

/// <summary>Reads and writes a family of image files.</summary>
public interface IImageFormat
{
    /// <summary>Whether a file is of this family, from its first bytes (at least 16, unless the file is shorter) and its name.</summary>
    bool Reads(ReadOnlySpan<byte> head, string path);

    /// <summary>Opens a file.</summary>
    /// <exception cref="DataException">The file is not what it should be.</exception>
    IImage Open(string path);

    /// <summary>Writes an image.</summary>
    void Save(string path, IImage image);
}

namespace Assay;

/// <summary>Where an image lies on the ground.</summary>
/// <param name="Crs">Coordinate reference system as WKT or "EPSG:n".</param>
/// <param name="Transform">GDAL's six numbers: x0, pixel width, row rotation, y0, column rotation, pixel height (negative when north is up).</param>
public sealed record Georeference(string Crs, IReadOnlyList<double> Transform);

/// <summary>How a file stores one number of one pixel.</summary>
public enum PixelType
{
    /// <summary>0 to 255.</summary>
    UInt8,

    /// <summary>-128 to 127.</summary>
    Int8,

    /// <summary>0 to 65,535.</summary>
    UInt16,

    /// <summary>-32,768 to 32,767.</summary>
    Int16,

    /// <summary>0 to 4,294,967,295; read as float, exact up to 16,777,216.</summary>
    UInt32,

    /// <summary>-2,147,483,648 to 2,147,483,647; read as float, exact between -16,777,216 and 16,777,216.</summary>
    Int32,

    /// <summary>IEEE single precision.</summary>
    Float32,

    /// <summary>IEEE double precision; read as float.</summary>
    Float64,
}

/// <summary>An open image. Not thread-safe: one reader at a time.</summary>
public interface IImage : IDisposable
{
    /// <summary>Width and height.</summary>
    Size Size { get; }

    /// <summary>1 for grey, 3 for RGB, 13 for Sentinel-2, ...</summary>
    int Bands { get; }

    /// <summary>Where it lies, when it says so.</summary>
    Georeference? Where { get; }

    /// <summary>What the file stores; of bands that differ, the first type that holds them all. Saving keeps it.</summary>
    PixelType Stored => PixelType.UInt8;

    /// <summary>A name for every band, in order; empty when they have none.</summary>
    IReadOnlyList<string> BandNames => [];

    /// <summary>The value of a band (0 is the first) that means "nothing was measured here", in the file's own units; null when there is none. NaN is possible.</summary>
    double? NoData(int band) => null;

    /// <summary>Reads a window of one band (0 is the first), resampled to <paramref name="target"/>, row-major, in the file's own units (8-bit: 0 to 255).</summary>
    /// <exception cref="DataException">The file is broken there.</exception>
    void Read(Box window, int band, Size target, Span<float> to);
}

/// <summary>Reads and writes a family of image files.</summary>
public interface IImageFormat
{
    /// <summary>The code of a <see cref="DataException"/> from <see cref="Open"/> that means: it is of this family, whole as far as was looked, and of a kind that only another
    /// format reads. The host then asks the others, those built in before those of plugins. Any other error is final.</summary>
    const string Unsupported = "unsupported-image";

    /// <summary>Whether a file is of this family, from its first bytes (at least 16, unless the file is shorter) and its name.</summary>
    /// <param name="head">Empty for a path that names something inside a file (see <see cref="IHost.Open"/>).</param>
    /// <param name="path">Absolute.</param>
    bool Reads(ReadOnlySpan<byte> head, string path);

    /// <summary>Whether it writes files of that name.</summary>
    bool Writes(string path) => Reads([], path);

    /// <summary>Opens a file.</summary>
    /// <exception cref="DataException">The file is not what it should be, or <see cref="Unsupported"/>.</exception>
    IImage Open(string path);

    /// <summary>Writes an image.</summary>
    void Save(string path, IImage image);
}

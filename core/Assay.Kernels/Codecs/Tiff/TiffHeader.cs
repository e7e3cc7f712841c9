namespace Assay.Kernels.Codecs;

/// <summary>What a TIFF file says of its (first) image. It is also what <see cref="TiffEncoder"/> is told.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Bands">Samples per pixel; a palette image has one.</param>
/// <param name="Type">What a sample is.</param>
public sealed record TiffHeader(int Width, int Height, int Bands, TiffType Type)
{
    /// <summary>How pixels are packed. The encoder writes <see cref="TiffCompression.None"/> and <see cref="TiffCompression.Deflate"/>, the latter with a predictor.</summary>
    public TiffCompression Compression { get; init; } = TiffCompression.None;

    /// <summary>Each band by itself, not the bands of a pixel side by side.</summary>
    public bool Planar { get; init; }

    /// <summary>64-bit offsets (BigTIFF). The encoder takes them unasked where 4 GB might not do.</summary>
    public bool Big { get; init; }

    /// <summary>Value of pixels without data, for all bands (GDAL_NODATA); for float images rounded to a float.</summary>
    public double? NoData { get; init; }

    /// <summary>A name per band ("" where one has none), or empty (GDAL_METADATA's descriptions).</summary>
    public IReadOnlyList<string> BandNames { get; init; } = [];

    /// <summary>GDAL's six numbers: x0, pixel width, row rotation, y0, column rotation, pixel height (negative when north is up), of the upper left corner of the first pixel.</summary>
    public IReadOnlyList<double>? Transform { get; init; }

    /// <summary>EPSG code of the projected or geographic reference system; null when there is none, or one without a code.</summary>
    public int? Epsg { get; init; }

    /// <summary>It has a reference system, but one without a code. Not written.</summary>
    public bool HasUnnumberedSystem { get; init; }

    /// <summary>Red, green, blue of 8 bits per index; null when pixels are no indices.</summary>
    public byte[]? Palette { get; init; }

    /// <summary>Bits of a sample in the file: 1, 2, 4, 8, 16, 32 or 64. The encoder writes whole bytes.</summary>
    public int Bits { get; init; } = Type.Size() * 8;

    /// <summary>How the first pixel lies to be shown (1 to 8, as EXIF); it is told, not applied. Not written.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Images of full size in the file, this one included; overviews and masks do not count. Not written.</summary>
    public int Pages { get; init; } = 1;
}

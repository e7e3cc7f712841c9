namespace Assay.Models.Http;

/// <summary>What the numbers of a geometry count.</summary>
public enum Coordinates
{
    /// <summary>Pixels of the image, from its upper left corner.</summary>
    Pixel,

    /// <summary>Units of the image's own coordinate reference system.</summary>
    Crs,

    /// <summary>Degrees, longitude first.</summary>
    Wgs84,
}

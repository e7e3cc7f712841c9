using System.Globalization;

namespace Assay.Kernels.Geodesy;

/// <summary>
/// The coordinate reference systems that are computed here: WGS84 longitude and latitude (EPSG:4326, also CRS84), web Mercator (EPSG:3857) and WGS84 / UTM (EPSG:32601 to 32660 north, 32701 to
/// 32760 south). Coordinates are always easting or longitude first, whatever order the register gives the axes. Everything else is null here and a task for GDAL or PROJ.
/// </summary>
public sealed class GroundReference
{
    const double SemiMajor = 6378137, InverseFlattening = 298.257223563;

    readonly Func<double, double, (double, double)> toLonLat, fromLonLat;

    GroundReference(int epsg, bool isMetric, Func<double, double, (double, double)> toLonLat, Func<double, double, (double, double)> fromLonLat) =>
        (Epsg, IsMetric, this.toLonLat, this.fromLonLat) = (epsg, isMetric, toLonLat, fromLonLat);

    /// <summary>The number in EPSG's register.</summary>
    public int Epsg { get; }

    /// <summary>
    /// Whether a metre of its coordinates is a metre on the ground, to a thousandth: UTM. Web Mercator's metres are longer by 1 / cos(latitude), and degrees are none.
    /// </summary>
    public bool IsMetric { get; }

    /// <summary>By "EPSG:n", "OGC:CRS84", an OGC URN of either, or WKT that ends in its own EPSG code; null for any other.</summary>
    public static GroundReference? Find(string? crs) => EpsgOf(crs) switch
    {
        4326 => new GroundReference(4326, false, (x, y) => (x, y), (x, y) => (x, y)),
        3857 => new GroundReference(3857, false, FromWebMercator, ToWebMercator),
        >= 32601 and <= 32660 and var north => Utm(north, north - 32600, 0),
        >= 32701 and <= 32760 and var south => Utm(south, south - 32700, 10_000_000),
        _ => null,
    };

    static GroundReference Utm(int epsg, int zone, double falseNorthing)
    {
        var projection = new TransverseMercator(SemiMajor, InverseFlattening, zone * 6 - 183, 0.9996, 500_000, falseNorthing);
        return new GroundReference(epsg, true, projection.Unproject, projection.Project);
    }

    /// <summary>EPSG's number of a reference system written as <see cref="Find"/> reads it; null when it has none.</summary>
    public static int? EpsgOf(string? crs)
    {
        var text = crs?.Trim() ?? "";
        if (text.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase))
            return 4326;
        if (text.StartsWith("urn:ogc:def:crs:EPSG:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase))
            return Number(text[(text.LastIndexOf(':') + 1)..]);
        return OfWkt(text);
    }

    /// <summary>The last authority of WKT is that of the whole: <c>AUTHORITY["EPSG","32631"]]</c>, in WKT 2 <c>ID["EPSG",32631]]</c>; parts have theirs further in.</summary>
    static int? OfWkt(string text)
    {
        var at = Math.Max(text.LastIndexOf("AUTHORITY[\"EPSG\",", StringComparison.Ordinal), text.LastIndexOf("ID[\"EPSG\",", StringComparison.Ordinal));
        if (at < 0 || text[at..].Count(c => c == ']') != 2)
            return null;
        return Number(text[(text.IndexOf(',', at) + 1)..].TrimEnd(']', ' ', '\n', '\r').Trim('"'));
    }

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Degrees east and north of WGS84.</summary>
    public (double Longitude, double Latitude) ToLonLat(double x, double y) => toLonLat(x, y);

    /// <summary>Coordinates of a place; the inverse of <see cref="ToLonLat"/>.</summary>
    public (double X, double Y) FromLonLat(double longitude, double latitude) => fromLonLat(longitude, latitude);

    /// <summary>EPSG Guidance Note 7-2, method 1024 (popular visualisation pseudo-Mercator).</summary>
    static (double, double) ToWebMercator(double longitude, double latitude) =>
        (SemiMajor * longitude * (Math.PI / 180), SemiMajor * Math.Asinh(Math.Tan(latitude * (Math.PI / 180))));

    static (double, double) FromWebMercator(double x, double y) => (x / SemiMajor * (180 / Math.PI), Math.Atan(Math.Sinh(y / SemiMajor)) * (180 / Math.PI));
}

namespace Assay.Models.Http.Answers;

/// <summary>Turns a geometry's numbers into pixels.</summary>
/// <param name="transform">GDAL's six numbers; null: they are pixels.</param>
sealed class PixelPlace(IReadOnlyList<double>? transform)
{
    /// <exception cref="DataException">The image does not say where it lies.</exception>
    public static PixelPlace Of(Told told, Coordinates coordinates)
    {
        if (coordinates == Coordinates.Pixel)
            return new PixelPlace(null);
        if (told.Where is not { } where)
            throw told.Wrong("the image that was sent has no georeference", "one, because the answer is on the ground; say coordinates: pixel if it is in pixels", "no-georeference");
        if (coordinates == Coordinates.Wgs84 && where.Crs is not ("EPSG:4326" or "OGC:CRS84"))
            throw told.Wrong($"the image that was sent is in {(where.Crs.Length > 40 ? where.Crs[..40] + "..." : where.Crs)}", "EPSG:4326 for an answer in degrees; let the server answer in the image's own reference system and say coordinates: crs", "no-georeference");
        return Determinant(where.Transform) == 0 ? throw told.Wrong("the georeference of the image that was sent maps it onto a line", "one that can be inverted", "no-georeference") : new PixelPlace(where.Transform);
    }

    static double Determinant(IReadOnlyList<double> t) => t[1] * t[5] - t[2] * t[4];

    public (double Column, double Row) ToPixel(double x, double y)
    {
        if (transform is not { } t)
            return (x, y);
        var (dx, dy) = (x - t[0], y - t[3]);
        return ((dx * t[5] - dy * t[2]) / Determinant(t), (dy * t[1] - dx * t[4]) / Determinant(t));
    }
}

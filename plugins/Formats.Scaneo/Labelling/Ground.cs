using Assay.Kernels.Geodesy;

namespace Assay.Formats.Scaneo.Labelling;

/// <summary>From longitudes and latitudes to the pixels of one image.</summary>
sealed class Ground(GroundReference reference, GeoTransform transform)
{
    /// <exception cref="DataException">The image does not say where it lies, or not in a way that is computed here.</exception>
    public static Ground Of(Georeference? where, string image)
    {
        if (where is null)
            throw new DataException("no-georeference", "the image does not say where it lies, but its annotations are longitudes and latitudes; take the GeoTIFF that was annotated", image);
        if (GroundReference.Find(where.Crs) is not { } reference)
            throw new DataException("unsupported-crs", $"the image lies in {Short(where.Crs)}; longitudes and latitudes are computed for WGS84 (EPSG:4326), web Mercator (EPSG:3857) and WGS84 / UTM; "
                + "reproject it: gdalwarp -t_srs EPSG:4326", image);
        try
        {
            return new Ground(reference, GeoTransform.Of(where.Transform));
        }
        catch (ArgumentException broken)
        {
            throw new DataException("no-georeference", $"where the image lies cannot be used: {broken.Message}", image, inner: broken);
        }
    }

    static string Short(string crs) => crs.Length > 60 ? $"'{crs[..60]}...'" : $"'{crs}'";

    /// <summary>The place of a column and row, counted as by <see cref="ToPixel"/>.</summary>
    public (double Longitude, double Latitude) ToLonLat(double column, double row)
    {
        var (x, y) = transform.ToGround(column, row);
        return reference.ToLonLat(x, y);
    }

    /// <summary>The column and row of a place, counted at the outer corners of pixels; not a number for what is no place on the ground.</summary>
    public (double X, double Y) ToPixel(double longitude, double latitude)
    {
        if (!(Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 360))
            return (double.NaN, double.NaN);
        var (x, y) = reference.FromLonLat(longitude, latitude);
        return transform.ToPixel(x, y);
    }
}

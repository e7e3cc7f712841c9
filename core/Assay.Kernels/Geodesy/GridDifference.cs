namespace Assay.Kernels.Geodesy;

/// <summary>How far two grids of pixels that should be one lie apart.</summary>
/// <param name="SameReference">Whether both name one reference system.</param>
/// <param name="Pixels">The farthest that a corner of the image moves, in pixels of the first grid; null when the systems cannot be turned into each other here.</param>
/// <param name="Metres">The same on the ground; null when that cannot be said.</param>
/// <param name="SizeRatio">The second grid's pixel size by the first's; null as for <paramref name="Pixels"/> when the systems differ.</param>
public sealed record GridDifference(bool SameReference, double? Pixels, double? Metres, double? SizeRatio)
{
    /// <summary>Below this many pixels two grids are one: files round.</summary>
    public const double Negligible = 0.01;

    /// <summary>Compares two grids over an image; null when they agree.</summary>
    /// <param name="firstCrs">"EPSG:n" or WKT.</param>
    /// <param name="first">GDAL's six numbers.</param>
    /// <param name="secondCrs">As the first.</param>
    /// <param name="second">As the first.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <exception cref="ArgumentException">Six numbers that are no transform.</exception>
    public static GridDifference? Find(string firstCrs, IReadOnlyList<double> first, string secondCrs, IReadOnlyList<double> second, int width, int height)
    {
        var (ours, theirs) = (GeoTransform.Of(first), GeoTransform.Of(second));
        var same = firstCrs == secondCrs || (GroundReference.EpsgOf(firstCrs) is { } epsg && epsg == GroundReference.EpsgOf(secondCrs));
        var (from, to) = (GroundReference.Find(secondCrs), GroundReference.Find(firstCrs));
        if (!same && (from is null || to is null))
            return new GridDifference(false, null, null, null);
        double furthest = 0, metres = 0;
        foreach (var (column, row) in new (double, double)[] { (0, 0), (width, 0), (0, height), (width, height) })
        {
            var (x, y) = theirs.ToGround(column, row);
            if (!same && from!.ToLonLat(x, y) is var (longitude, latitude))
                (x, y) = to!.FromLonLat(longitude, latitude);
            var (seen, line) = ours.ToPixel(x, y);
            furthest = Math.Max(furthest, Length(seen - column, line - row));
            var (ownX, ownY) = ours.ToGround(column, row);
            metres = Math.Max(metres, Length(x - ownX, y - ownY));
        }
        return same && furthest < Negligible ? null
            : new GridDifference(same, furthest, to is { IsMetric: true } ? metres : null, same ? theirs.PixelSize / ours.PixelSize : null);
    }

    static double Length(double x, double y) => Math.Sqrt(x * x + y * y);
}

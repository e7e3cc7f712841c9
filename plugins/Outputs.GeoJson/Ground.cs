using Assay.Kernels;
using Assay.Kernels.Geodesy;

namespace Assay.Outputs.GeoJson;

/// <summary>
/// Where a sample's features go, and how its pixels become coordinates: longitude and latitude where that can be computed, else the image's own reference system, else pixels.
/// </summary>
/// <param name="Crs">Null: WGS84, as RFC 7946 has it; else the EPSG number of the system the coordinates are in, or 0 for pixels.</param>
/// <param name="ToCoordinates">Of a column and a row.</param>
sealed record Ground(int? Crs, Func<double, double, (double X, double Y)> ToCoordinates)
{
    /// <summary>x to the right and y up: a map is drawn upside down otherwise.</summary>
    public static Ground Pixels { get; } = new(0, (column, row) => (column, 0 - row));

    /// <summary>Null where nothing is known, or the reference system has no number that a file could name.</summary>
    public static Ground? Of(Georeference? where)
    {
        if (where is null || where.Transform.Count != 6)
            return null;
        var transform = GeoTransform.Of(where.Transform);
        if (GroundReference.Find(where.Crs) is { } known)
            return new Ground(null, (column, row) => transform.ToGround(column, row) is var (x, y) ? known.ToLonLat(x, y) : default);
        return GroundReference.EpsgOf(where.Crs) is { } epsg ? new Ground(epsg, transform.ToGround) : null;
    }

    /// <summary>Closed rings, counterclockwise (RFC 7946, 3.1.6), each the outside of a polygon of its own; what crosses the 180th meridian is cut there (3.1.9).</summary>
    public IEnumerable<double[]> Rings(IReadOnlyList<double[]> parts) => parts.Select(Placed).SelectMany(ring => Crs is null ? Cut(ring) : [ring]).Where(ring => ring.Length >= 6).Select(Closed);

    double[] Placed(double[] part)
    {
        var ring = new double[part.Length];
        for (var i = 0; i + 1 < part.Length; i += 2)
            (ring[i], ring[i + 1]) = ToCoordinates(part[i], part[i + 1]);
        return ring;
    }

    static IEnumerable<double[]> Cut(double[] ring)
    {
        foreach (var turn in new[] { -360, 0, 360 })
            if (PolygonClip.Clip(ring, turn - 180, -90, turn + 180, 90) is { Length: >= 6 } piece)
                yield return [.. piece.Select((value, i) => i % 2 == 0 ? value - turn : value)];
    }

    static double[] Closed(double[] ring)
    {
        var twice = 0.0;
        for (var i = 0; i < ring.Length; i += 2)
            twice += ring[i] * ring[(i + 3) % ring.Length] - ring[(i + 2) % ring.Length] * ring[i + 1];
        var points = ring.Chunk(2);
        if (twice < 0)
            points = points.Reverse();
        var turned = points.SelectMany(point => point).ToArray();
        return [.. turned, turned[0], turned[1]];
    }
}

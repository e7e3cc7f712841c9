using Assay.Formats.Scaneo.Reading;
using Assay.Kernels;

namespace Assay.Formats.Scaneo.Labelling;

/// <summary>A segmentation on its image.</summary>
/// <param name="Runs">Its pixels, down the columns.</param>
/// <param name="Outlines">Its outlines in pixels; null: it has holes, which only its pixels tell.</param>
/// <param name="IsCut">It reaches beyond the image.</param>
sealed record Area(uint[] Runs, IReadOnlyList<double[]>? Outlines, bool IsCut)
{
    /// <exception cref="BrokenShape">The annotation has no area that could be used.</exception>
    public static Area Of(Feature feature, Ground ground, Size size, SampleLedger ledger)
    {
        if (feature.Shape is not (null or "Polygon" or "MultiPolygon"))
            throw new BrokenShape("unknown-shape", $"the segmentation is a {feature.Shape}, expected a Polygon or MultiPolygon; draw it again");
        var polygons = feature.Polygons.Select(polygon => polygon.Select(ring => Place(ring, ground.ToPixel)).ToArray()).ToArray();
        var extent = ExtentOf(polygons);
        if (feature.HasPoints && !extent.Touches(size))
            throw Places.Outside("area", size, ExtentOf([.. feature.Polygons.Select(polygon => polygon.Select(ring => Place(ring, (longitude, latitude) => ground.ToPixel(latitude, longitude))).ToArray())]));
        var usable = polygons.Select(polygon => Usable(polygon, feature, ledger)).Where(polygon => polygon.Length > 0).ToArray();
        if (usable.Length == 0)
            throw new BrokenShape("no-geometry", "the segmentation has no outline; draw it again");
        return new Area(Join([.. usable.Select(polygon => Draw(polygon, size))]), Array.TrueForAll(usable, polygon => polygon.Length == 1) ? [.. usable.Select(polygon => polygon[0])] : null, extent.Leaves(size));
    }

    static Extent ExtentOf(double[][][] polygons) => Extent.Of(polygons.SelectMany(polygon => polygon.Take(1)).SelectMany(Places.PairsOf));

    /// <summary>Without the closing repeat.</summary>
    static double[] Place(double[] degrees, Func<double, double, (double X, double Y)> toPixel)
    {
        var closed = degrees.Length > 2 && degrees[0] == degrees[^2] && degrees[1] == degrees[^1];
        var pixels = new double[degrees.Length - (closed ? 2 : 0)];
        for (var i = 0; i + 1 < pixels.Length; i += 2)
            (pixels[i], pixels[i + 1]) = toPixel(degrees[i], degrees[i + 1]);
        return pixels;
    }

    /// <summary>The rings that have an area; none when the outer one is no ring. A brush leaves slivers of two points.</summary>
    static double[][] Usable(double[][] polygon, Feature feature, SampleLedger ledger)
    {
        var slivers = polygon.Where(ring => !IsRing(ring)).ToArray();
        foreach (var ring in slivers)
            ledger.Add(new Problem("polygon-too-short", $"a ring has {ring.Length / 2} points, expected three different ones; it is left out") { Place = feature.Place });
        return polygon.Length == 0 || slivers.Contains(polygon[0]) ? [] : [.. polygon.Except(slivers)];
    }

    static bool IsRing(double[] ring) => Array.TrueForAll(ring, double.IsFinite) && Places.PairsOf(ring).Distinct().Take(3).Count() == 3;

    /// <summary>The outer ring without the others (RFC 7946, 3.1.6). Rings along pixels' edges give these pixels exactly.</summary>
    static uint[] Draw(double[][] rings, Size size)
    {
        try
        {
            var masks = rings.Select(ring => PolygonRaster.ToRuns(ring, size.Width, size.Height)).ToArray();
            return masks.Length == 1 ? masks[0] : RunLengths.Intersection(masks[0], Outside(Join(masks.AsSpan(1))));
        }
        catch (ArgumentException wild)
        {
            throw new BrokenShape("broken-points", wild.Message);
        }
    }

    /// <summary>The union, by halves: what a model saw of a class may be tens of thousands of pieces, and each takes part in as many unions as there are halvings.</summary>
    static uint[] Join(ReadOnlySpan<uint[]> masks) => masks.Length == 1 ? masks[0] : RunLengths.Union(Join(masks[..(masks.Length / 2)]), Join(masks[(masks.Length / 2)..]));

    /// <summary>Runs begin with background, so a leading run of no pixels turns a mask inside out.</summary>
    static uint[] Outside(uint[] runs) => runs[0] == 0 ? runs[1..] : [0, .. runs];
}

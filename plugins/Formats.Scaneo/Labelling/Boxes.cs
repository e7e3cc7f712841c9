using Assay.Formats.Scaneo.Reading;

namespace Assay.Formats.Scaneo.Labelling;

/// <summary>Detections as boxes of pixels.</summary>
static class Boxes
{
    /// <exception cref="BrokenShape">The annotation has no box that could be used.</exception>
    public static BoxGeometry Of(Feature feature, Ground ground, Size size, SampleLedger ledger)
    {
        var degrees = feature.Box ?? Around(feature);
        var corners = CornersOf(degrees, ground.ToPixel);
        var extent = Extent.Of(corners);
        if (!extent.Touches(size))
            throw Places.Outside("box", size, Extent.Of(CornersOf(degrees, (longitude, latitude) => ground.ToPixel(latitude, longitude))));
        if (!(extent.Box.Area > 0))
            throw new BrokenShape("zero-size-box", $"the box from {degrees[0]}, {degrees[1]} to {degrees[2]}, {degrees[3]} has no area; draw it again");
        if (Askew(corners, extent) > .5)
            ledger.Add(Conversions.Askew, 1, feature.Place);
        return new BoxGeometry(extent.Box);
    }

    /// <summary>Latitude and longitude of two corners of the outline, which says the same as 'bbox' does.</summary>
    static double[] Around(Feature feature)
    {
        if (!feature.HasPoints)
            throw new BrokenShape("no-geometry", "the detection has neither a 'bbox' nor an outline; draw it again");
        var extent = Extent.Of(feature.Polygons.SelectMany(polygon => polygon.Take(1)).SelectMany(Places.PairsOf));
        return [extent.Top, extent.Left, extent.Bottom, extent.Right];
    }

    /// <summary>Around the box. SCANEO writes any two opposite corners, in any order.</summary>
    static (double X, double Y)[] CornersOf(double[] box, Func<double, double, (double, double)> toPixel) =>
        [toPixel(box[1], box[0]), toPixel(box[3], box[0]), toPixel(box[3], box[2]), toPixel(box[1], box[2])];

    /// <summary>How far the corner that is farthest from any corner of the box around them lies from it, in pixels.</summary>
    static double Askew((double X, double Y)[] corners, Extent extent) => corners.Max(corner =>
        Math.Max(Math.Min(corner.X - extent.Left, extent.Right - corner.X), Math.Min(corner.Y - extent.Top, extent.Bottom - corner.Y)));
}

using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Labelling;

/// <summary>Shapes of CVAT as geometry. Coordinates are those of Assay: (0,0) is the outer corner of the top left pixel, y down.</summary>
static class Shapes
{
    /// <summary>The geometry of a shape, and what it says of its extent; no geometry for what has no box either.</summary>
    /// <exception cref="BrokenShape">The object cannot be used.</exception>
    public static (Geometry? Geometry, long CutPixels) Of(CvatShape shape, Size size) => shape.Kind switch
    {
        ShapeKind.Box => (BoxOf(shape), 0),
        ShapeKind.Polygon => (PolygonOf(shape.Numbers), 0),
        ShapeKind.Ellipse => (new MaskGeometry(EllipseMask.Of(shape.Numbers, shape.Rotation, size)), 0),
        ShapeKind.Cuboid => (new PolygonGeometry([Hull.Of(shape.Numbers)]), 0),
        ShapeKind.Mask => CvatRle.Decode(shape.Numbers, size) is var (mask, cut) ? (new MaskGeometry(mask), cut) : default,
        _ => (Around(PointsOf(shape)), 0),
    };

    static Geometry BoxOf(CvatShape shape)
    {
        var (left, top, right, bottom) = (shape.Numbers[0], shape.Numbers[1], shape.Numbers[2], shape.Numbers[3]);
        if (right < left || bottom < top)
            throw new BrokenShape("negative-size", $"the box goes from ({left}, {top}) to ({right}, {bottom}), expected the top left and the bottom right corner");
        if (right == left || bottom == top)
            throw new BrokenShape("zero-size-box", $"the box from ({left}, {top}) to ({right}, {bottom}) has no area; draw it again");
        return shape.Rotation == 0 ? new BoxGeometry(new Box(left, top, right - left, bottom - top)) : new PolygonGeometry([Rotate(shape.Numbers, shape.Rotation)]);
    }

    /// <summary>The corners of a rotated box: top left, top right, bottom right, bottom left before it was rotated.</summary>
    /// <param name="box">xtl, ytl, xbr, ybr.</param>
    /// <param name="degrees">About the centre, clockwise as one looks at the image.</param>
    public static double[] Rotate(ReadOnlySpan<double> box, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (x, y, width, height) = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, (box[2] - box[0]) / 2, (box[3] - box[1]) / 2);
        double[] corners = [-width, -height, width, -height, width, height, -width, height];
        for (var i = 0; i < 8; i += 2)
            (corners[i], corners[i + 1]) = (x + corners[i] * cos - corners[i + 1] * sin, y + corners[i] * sin + corners[i + 1] * cos);
        return corners;
    }

    static PolygonGeometry PolygonOf(double[] points)
    {
        var closed = points.Length > 2 && points[0] == points[^2] && points[1] == points[^1];
        var outline = closed ? points[..^2] : points;
        return new PolygonGeometry([DifferentPoints(outline) >= 3 ? outline : throw new BrokenShape("polygon-too-short", $"the polygon has {outline.Length / 2} points, expected three different ones; draw it again")]);
    }

    static int DifferentPoints(double[] points)
    {
        HashSet<(double, double)> different = [];
        for (var i = 0; i < points.Length && different.Count < 3; i += 2)
            different.Add((points[i], points[i + 1]));
        return different.Count;
    }

    static double[] PointsOf(CvatShape shape) => shape.Elements.Count == 0 ? shape.Numbers
        : [.. shape.Elements.Where(element => !element.Outside).SelectMany(element => element.Numbers)];

    static BoxGeometry? Around(double[] points)
    {
        if (points.Length == 0)
            return null;
        var (xs, ys) = (points.Where((_, i) => i % 2 == 0).ToArray(), points.Where((_, i) => i % 2 == 1).ToArray());
        var box = new Box(xs.Min(), ys.Min(), xs.Max() - xs.Min(), ys.Max() - ys.Min());
        return box.Area > 0 ? new BoxGeometry(box) : null;
    }
}

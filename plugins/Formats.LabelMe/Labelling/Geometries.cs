using Assay.Formats.LabelMe.Reading;
using Assay.Kernels.Codecs;

namespace Assay.Formats.LabelMe.Labelling;

/// <summary>What the shapes of LabelMe and its forks become.</summary>
static class Geometries
{
    /// <summary>Null: the shape spans nothing.</summary>
    /// <param name="attributes">Get the kind of a shape that another one stands for.</param>
    /// <exception cref="BrokenShape">It cannot be used.</exception>
    public static Geometry? Of(Shape shape, Size size, Dictionary<string, string> attributes, SampleLedger ledger)
    {
        switch (shape.Kind)
        {
            case "polygon" or "rotation": return Polygon(shape.Points);
            case "rectangle": return shape.Points.Length is 4 or 8 ? Around(shape.Points) is { Area: > 0 } box ? new BoxGeometry(box) : throw new BrokenShape("zero-size-box", "the rectangle has no area") : throw Count(shape, "two corners, or four");
            case "circle": return Note("circle-as-mask", "circles are masks of the pixels whose centres they hold", Circle(shape, size));
            case "mask": return Mask(shape, size);
            case "line" or "linestrip": return Note("polyline-as-box", "lines have no area; they are the box around them", Box(shape.Points));
            case "point" or "points": return Note("points-as-box", "points have no area; they are the box around them", Box(shape.Points));
            default: throw new BrokenShape("unknown-shape", $"the shape_type is '{shape.Kind}', expected polygon, rectangle, circle, line, linestrip, point, points or mask");
        }

        Geometry? Note(string code, string message, Geometry? geometry)
        {
            ledger.Convert(Conversion.Flattened, code, message, shape.Place);
            attributes.TryAdd("shape", shape.Kind);
            if (geometry is null)
                ledger.Convert(Conversion.Flattened, "shape-without-extent", "shapes in one point or in one row or column have no box; they have a class and no geometry", shape.Place);
            return geometry;
        }
    }

    static PolygonGeometry Polygon(double[] points)
    {
        var open = points.Length > 2 && points[0] == points[^2] && points[1] == points[^1] ? points[..^2] : points;
        return open.Length >= 6 ? new PolygonGeometry([open]) : throw new BrokenShape("polygon-too-short", $"the polygon has {open.Length / 2} points, expected three or more");
    }

    static BrokenShape Count(Shape shape, string expected) => new("broken-points", $"the {shape.Kind} has {shape.Points.Length / 2} points, expected {expected}");

    static BoxGeometry? Box(double[] points) => points.Length > 0 && Around(points) is { Width: > 0, Height: > 0 } box ? new BoxGeometry(box) : null;

    static Box Around(double[] points) => new PolygonGeometry([points]).Bounds!.Value;

    /// <summary>Its centre, and a point on it.</summary>
    static MaskGeometry Circle(Shape shape, Size size)
    {
        if (shape.Points is not [var x, var y, var edgeX, var edgeY])
            throw Count(shape, "the centre and a point on the circle");
        var radius = Math.Sqrt((edgeX - x) * (edgeX - x) + (edgeY - y) * (edgeY - y));
        var runs = new ColumnRuns(size);
        for (var column = (int)Math.Clamp(x - radius - 1, 0, size.Width); column < Math.Clamp(x + radius + 1, 0, size.Width); column++)
            if (radius * radius - (column + .5 - x) * (column + .5 - x) is >= 0 and var rest && Math.Sqrt(rest) is var half)
                runs.Add(column, Math.Ceiling(y - half - .5), Math.Floor(y + half - .5) + 1);
        return Filled(runs);
    }

    static MaskGeometry Filled(ColumnRuns runs) => runs.Close() is { Area: > 0 } mask ? new MaskGeometry(mask) : throw new BrokenShape("zero-area", "it holds no pixel of the image");

    /// <summary>A PNG whose upper left pixel is at the first point; LabelMe counts the second one as the last pixel.</summary>
    static MaskGeometry Mask(Shape shape, Size size)
    {
        if (shape.Mask is null || shape.Points is not [var left, var top, _, _])
            throw new BrokenShape("broken-points", "the mask has no PNG in base64, or not two corners");
        var image = Decode(shape.Mask);
        var (width, height, bands, runs) = (image.Header.Width, image.Header.Height, image.Header.Bands, new ColumnRuns(size));
        var (x, y) = (Math.Round(left), Math.Round(top));
        for (var column = 0; column < width; column++)
            if (column + x >= 0 && column + x < size.Width)
                for (var (row, start) = (0, -1); row <= height; row++)
                    if (row < height && image.Narrow[(row * width + column) * bands] != 0)
                        start = start < 0 ? row : start;
                    else if (start >= 0)
                    {
                        runs.Add((int)(column + x), start + y, row + y);
                        start = -1;
                    }
        return Filled(runs);
    }

    static PngImage Decode(byte[] file)
    {
        try
        {
            return PngDecoder.Decode(file) is { Header.Depth: <= 8 } image ? image : throw new InvalidDataException("it has 16 bits, expected at most 8");
        }
        catch (InvalidDataException broken)
        {
            throw new BrokenShape("broken-mask", $"the mask is no PNG: {broken.Message}");
        }
    }
}

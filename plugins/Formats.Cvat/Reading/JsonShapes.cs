using System.Text.Json;

namespace Assay.Formats.Cvat.Reading;

/// <summary>Single objects of JSON.</summary>
sealed class JsonShapes(JsonContext context, CvatCatalog catalog, string file)
{
    /// <summary>Reads an object; null when it is unusable, which is reported.</summary>
    /// <param name="kind">Null: the object says it.</param>
    public CvatShape? Read(JsonElement json, ShapeKind? kind)
    {
        try
        {
            return ReadShape(json, kind);
        }
        catch (BrokenShape broken)
        {
            catalog.Report(new Problem(broken.Code, $"{broken.Message}; the object is left out") { File = file, Place = $"shape {json.Text("id") ?? "without id"}" });
            return null;
        }
    }

    CvatShape ReadShape(JsonElement json, ShapeKind? kind)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new BrokenShape("not-an-object", "an entry of a list is no object");
        var shape = new CvatShape
        {
            Kind = kind ?? KindOf(json.Text("type")),
            Id = json.Text("id"),
            Label = context.LabelOf(json),
            Source = json.Text("source") is { Length: > 0 } source ? source : null,
            Occluded = json.Truth("occluded"),
            Outside = json.Truth("outside") ?? false,
            Frame = json.Whole("frame") ?? 0,
            ZOrder = json.Whole("z_order") ?? 0,
            Group = json.Whole("group") ?? 0,
            Rotation = json.Get("rotation") is { } rotation ? Number(rotation, "rotation") : 0,
        };
        AddAttributes(shape, json);
        shape.Numbers = shape.Kind == ShapeKind.Tag ? [] : NumbersOf(shape.Kind, [.. json.List("points").Select(number => Number(number, "points"))]);
        foreach (var element in json.List("elements"))
            if (Read(element, null) is { } point)
                shape.Elements.Add(point);
        return shape;
    }

    void AddAttributes(CvatShape shape, JsonElement json)
    {
        foreach (var attribute in json.List("attributes"))
            if (context.NameOf(attribute) is { Length: > 0 } name)
                shape.Attributes.Add(new(name, attribute.Text("value") ?? ""));
            else
                catalog.Report(new Problem("broken-attribute", "an attribute of an object has no name; it is left out") { File = file, Place = shape.Place });
    }

    static ShapeKind KindOf(string? type) => type switch
    {
        "rectangle" => ShapeKind.Box,
        null => throw new BrokenShape("unknown-shape", "the object has no type"),
        _ => Enum.TryParse<ShapeKind>(type, ignoreCase: true, out var kind) && kind is not (ShapeKind.Box or ShapeKind.Tag) && !char.IsAsciiDigit(type[0]) ? kind
            : throw new BrokenShape("unknown-shape", $"the type '{(type.Length > 60 ? type[..60] : type)}' is none of CVAT's shapes"),
    };

    // The server's points to the numbers of CvatShape.
    static double[] NumbersOf(ShapeKind kind, double[] points)
    {
        var expected = kind switch { ShapeKind.Box or ShapeKind.Ellipse => 4, ShapeKind.Cuboid => 16, _ => -1 };
        if (expected >= 0 && points.Length != expected || kind is ShapeKind.Polygon or ShapeKind.Polyline or ShapeKind.Points && (points.Length == 0 || points.Length % 2 == 1) || kind == ShapeKind.Skeleton && points.Length % 2 == 1)
            throw new BrokenShape("broken-points", $"points hold {points.Length} numbers, expected {(expected >= 0 ? $"{expected}" : "pairs of x and y")}");
        if (kind == ShapeKind.Ellipse)
            return [points[0], points[1], points[2] - points[0], points[1] - points[3]];
        if (kind != ShapeKind.Mask)
            return points;
        return points.Length > 4 ? [points[^4], points[^3], points[^2] - points[^4] + 1, points[^1] - points[^3] + 1, .. points[..^4]]
            : throw new BrokenShape("broken-rle", "points of a mask hold no runs, expected runs and then left, top, right, bottom");
    }

    static double Number(JsonElement json, string name) => json.ValueKind == JsonValueKind.Number ? NumberText.Read(json.GetRawText(), name)
        : throw new BrokenShape("not-a-number", $"{name} holds {(json.GetRawText() is { Length: > 40 } text ? text[..40] : json.GetRawText())}, expected a finite number");

    /// <summary>Reads a track; what is wrong with any of its shapes is reported.</summary>
    public JsonTrack ReadTrack(JsonElement json)
    {
        CvatShape[] shapes = [.. ShapesOf(json, context.LabelOf(json)).OrderBy(shape => shape.Frame)];
        var elements = json.List("elements").Select(element => ShapesOf(element, context.LabelOf(element)).OrderBy(point => point.Frame).ToArray()).ToArray();
        foreach (var skeleton in shapes.Where(shape => shape.Kind == ShapeKind.Skeleton))
            skeleton.Elements.AddRange(elements.Select(points => points.LastOrDefault(point => point.Frame <= skeleton.Frame)).OfType<CvatShape>());
        if (shapes.Length == 0)
            catalog.Report(new Problem("track-without-keyframe", $"track {json.Text("id") ?? "without id"} has no shape that can be used") { File = file });
        return new JsonTrack(shapes);
    }

    List<CvatShape> ShapesOf(JsonElement track, string label)
    {
        List<CvatShape> shapes = [];
        foreach (var json in track.List("shapes"))
            if (Read(json, null) is { } shape)
            {
                (shape.Label, shape.Track) = (label, track.Text("id"));
                shape.Source ??= track.Text("source") is { Length: > 0 } source ? source : null;
                if (shape.Group == 0 && track.Long("group") is { } group and >= int.MinValue and <= int.MaxValue)
                    shape.Group = (int)group;
                AddAttributes(shape, track);
                shapes.Add(shape);
            }
        return shapes;
    }
}

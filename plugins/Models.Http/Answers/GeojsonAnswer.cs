using System.Text.Json;

namespace Assay.Models.Http.Answers;

/// <summary>Polygons of a GeoJSON geometry, feature or collection (RFC 7946). A geometry without a polygon is no object.</summary>
static class GeojsonAnswer
{
    const string Expected = "a GeoJSON geometry, Feature or FeatureCollection";
    const int MostPoints = 1_000_000;

    public static Opinion Read(Told told, HttpPlan plan, ClassList names)
    {
        var root = JsonBody.Read(told, plan.Options.At, Expected);
        var features = root.Find("type") is { ValueKind: JsonValueKind.String } type && type.GetString() == "FeatureCollection" && root.Find("features") is { ValueKind: JsonValueKind.Array } all ? [.. all.EnumerateArray()] : new[] { root };
        List<Instance> instances = [];
        List<Problem> problems = [];
        foreach (var (index, feature) in features.Index())
            try
            {
                var entry = feature.Find("properties") ?? feature;
                if (Shape(told, feature, plan.Options.Coordinates) is { } shape)
                    instances.Add(new Instance
                    {
                        Class = LabelNames.Read(told, entry, names) ?? throw told.Wrong($"feature {index} has no label", $"{Expected} whose properties hold label"),
                        Confidence = LabelNames.Confidence(told, entry),
                        Geometry = shape,
                    });
            }
            catch (DataException broken) when (broken.Code == "broken-polygon")
            {
                problems.Add(broken.ToProblem(told.Sample.Id) with { Place = $"feature {index}" });
            }
        return new Opinion { Instances = instances, Problems = problems };
    }

    /// <summary>The polygons of a feature or geometry in pixels; null when there is none.</summary>
    public static PolygonGeometry? Shape(Told told, JsonElement feature, Coordinates coordinates)
    {
        var geometry = feature.Find("type") is { ValueKind: JsonValueKind.String } kind && kind.GetString() == "Feature" ? feature.Find("geometry") : feature;
        if (geometry is null)
            return null;
        var (type, numbers) = (geometry.Value.Find("type"), geometry.Value.Find("coordinates"));
        if (type is not { ValueKind: JsonValueKind.String } || numbers is not { ValueKind: JsonValueKind.Array })
            throw told.Wrong($"the answer is {told.Reply.Describe()}", Expected);
        JsonElement[] polygons = type.Value.GetString() switch
        {
            "Polygon" => [numbers.Value],
            "MultiPolygon" => [.. numbers.Value.EnumerateArray()],
            var other => throw told.Wrong($"a geometry is a {other}", "a Polygon or MultiPolygon"),
        };
        var place = PixelPlace.Of(told, coordinates);
        double[][] parts = [.. polygons.Select(polygon => Part(told, polygon, place)).Where(part => part.Length > 0)];
        return parts.Length == 0 ? null : new PolygonGeometry(parts);
    }

    /// <summary>A polygon with its holes as one closed line: rings joined by bridges that are gone through twice, which the even-odd rule does not see.</summary>
    static double[] Part(Told told, JsonElement polygon, PixelPlace place)
    {
        if (polygon.ValueKind != JsonValueKind.Array)
            throw told.Wrong($"a polygon is {LabelNames.Short(polygon)}", "rings of [x, y]", "broken-polygon");
        List<double> xy = [];
        foreach (var ring in polygon.EnumerateArray())
        {
            var points = Ring(told, ring, place);
            if (xy.Count == 0)
                xy.AddRange(points);
            else
                xy.AddRange([xy[0], xy[1], .. points, points[0], points[1]]);
            if (xy.Count > 2 * MostPoints)
                throw told.Wrong($"a polygon has more than {MostPoints} points", "fewer", "broken-polygon");
        }
        return [.. xy];
    }

    static List<double> Ring(Told told, JsonElement ring, PixelPlace place)
    {
        List<double> xy = [];
        foreach (var point in ring.ValueKind == JsonValueKind.Array ? ring.EnumerateArray() : throw told.Wrong($"a ring is {LabelNames.Short(ring)}", "points [x, y]", "broken-polygon"))
        {
            if (point.Numbers() is not [var x, var y, ..])
                throw told.Wrong($"a point is {LabelNames.Short(point)}", "[x, y]", "broken-polygon");
            var (column, row) = place.ToPixel(x, y);
            xy.AddRange([column, row]);
        }
        if (xy.Count >= 4 && xy[0] == xy[^2] && xy[1] == xy[^1])
            xy.RemoveRange(xy.Count - 2, 2); // Rings repeat their first point.
        return xy.Count >= 6 ? xy : throw told.Wrong($"a ring has {xy.Count / 2} points", "three or more", "broken-polygon");
    }
}

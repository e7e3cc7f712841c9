using System.Text.Json;
using Assay.Kernels.Geodesy;

namespace Assay.Formats.Scaneo.Reading;

/// <summary>Reads the GeoJSON of one image (RFC 7946, and SCANEO's properties label, task and bbox).</summary>
static class FeatureFile
{
    /// <exception cref="DataException">It cannot be read, or is no collection of features in longitudes and latitudes.</exception>
    public static List<Feature> Read(string path)
    {
        using var json = JsonFile.Read(path);
        if (JsonFile.Text(json.RootElement, "type") != "FeatureCollection" || JsonFile.Field(json.RootElement, "features") is not { ValueKind: JsonValueKind.Array } features)
            throw new DataException("not-scaneo", "the file is no GeoJSON with 'type': 'FeatureCollection' and a list 'features'; export the campaign again", path);
        if (JsonFile.Field(json.RootElement, "crs") is { } crs && JsonFile.Field(crs, "properties") is { } named && JsonFile.Text(named, "name") is { } name && GroundReference.EpsgOf(name) != 4326)
            throw new DataException("unsupported-crs", $"coordinates are in '{name}', expected WGS84 longitudes and latitudes; write it again: ogr2ogr -t_srs EPSG:4326", path);
        return [.. features.EnumerateArray().Select(Read)];
    }

    static Feature Read(JsonElement feature, int position)
    {
        var place = $"features[{position}]" + (Scalar(JsonFile.Field(feature, "id")) is { } id ? $" (id {id})" : "");
        var properties = JsonFile.Field(feature, "properties") ?? default;
        var geometry = JsonFile.Field(feature, "geometry") ?? default;
        var read = new Feature(place)
        {
            Label = Scalar(JsonFile.Field(properties, "label")),
            Task = Scalar(JsonFile.Field(properties, "task")),
            Shape = JsonFile.Text(geometry, "type"),
            Source = Scalar(JsonFile.Field(properties, "source")),
            Id = Scalar(JsonFile.Field(feature, "id")),
            Attributes = AttributesOf(properties),
        };
        try
        {
            return read with { Box = BoxOf(properties), Polygons = PolygonsOf(read.Shape, JsonFile.Field(geometry, "coordinates") ?? default) };
        }
        catch (BrokenShape broken)
        {
            return read with { Broken = broken };
        }
    }

    static string? Scalar(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } number => number.GetRawText(),
        _ => null,
    };

    static Dictionary<string, string> AttributesOf(JsonElement properties)
    {
        Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        if (properties.ValueKind == JsonValueKind.Object)
            foreach (var field in properties.EnumerateObject())
                if (field.Name is not ("label" or "task" or "bbox" or "source") && field.Value.ValueKind != JsonValueKind.Null)
                    attributes[field.Name] = Scalar(field.Value) ?? field.Value.GetRawText();
        return attributes;
    }

    static double[]? BoxOf(JsonElement properties)
    {
        if (JsonFile.Field(properties, "bbox") is not { } box || box.ValueKind == JsonValueKind.Null)
            return null;
        return box.ValueKind == JsonValueKind.Array && box.GetArrayLength() == 2 ? [.. box.EnumerateArray().SelectMany(Pair)]
            : throw new BrokenShape("broken-points", $"bbox is {Short(box)}, expected [[latitude, longitude], [latitude, longitude]]");
    }

    static IReadOnlyList<IReadOnlyList<double[]>> PolygonsOf(string? shape, JsonElement coordinates) => shape switch
    {
        "Polygon" => [RingsOf(coordinates)],
        "MultiPolygon" => [.. Items(coordinates).Select(RingsOf)],
        _ => [],
    };

    static IReadOnlyList<double[]> RingsOf(JsonElement polygon) => [.. Items(polygon).Select(ring => Items(ring).SelectMany(Pair).ToArray())];

    static JsonElement.ArrayEnumerator Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
        : throw new BrokenShape("broken-points", $"coordinates hold {Short(list)} where a list was expected");

    /// <summary>A third number, a height, is not looked at.</summary>
    static IEnumerable<double> Pair(JsonElement position)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2)
            throw new BrokenShape("broken-points", $"a position is {Short(position)}, expected two numbers");
        return [Number(position[0]), Number(position[1])];
    }

    static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number
        : throw new BrokenShape("broken-points", $"a coordinate is {Short(value)}, expected a number");

    static string Short(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? "missing" : value.GetRawText() is { Length: > 40 } text ? text[..40] + "..." : value.GetRawText();
}

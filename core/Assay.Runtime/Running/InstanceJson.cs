using System.Text.Json;

namespace Assay.Runtime.Running;

/// <summary>An instance as JSON, whole: what is read back is what was written. Absent properties are left out.</summary>
static class InstanceJson
{
    public static void Write(Utf8JsonWriter json, Instance instance)
    {
        json.WriteStartObject();
        json.WriteNumber("class", instance.Class);
        WriteText(json, "id", instance.SourceId);
        if (instance.Crowd)
            json.WriteBoolean("crowd", true);
        if (instance.ZOrder != 0)
            json.WriteNumber("z_order", instance.ZOrder);
        WriteNumber(json, "confidence", instance.Confidence);
        WriteNumber(json, "stated_area", instance.StatedArea);
        if (instance.StatedBox is { } stated)
            WriteBox(json, "stated_box", stated);
        WriteText(json, "track", instance.Track);
        WriteText(json, "source", instance.Source);
        if (instance.Attributes.Count > 0)
            WriteAttributes(json, instance.Attributes);
        if (instance.Geometry is { } geometry)
            Write(json, geometry);
        json.WriteEndObject();
    }

    static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
    }

    static void WriteBox(Utf8JsonWriter json, string name, Box box)
    {
        json.WriteStartArray(name);
        foreach (var number in (ReadOnlySpan<double>)[box.X, box.Y, box.Width, box.Height])
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    static void WriteAttributes(Utf8JsonWriter json, IReadOnlyDictionary<string, string> attributes)
    {
        json.WriteStartObject("attributes");
        foreach (var (name, value) in attributes.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Geometry geometry)
    {
        switch (geometry)
        {
            case BoxGeometry(var box):
                WriteBox(json, "box", box);
                break;
            case PolygonGeometry(var parts):
                json.WriteStartArray("polygons");
                foreach (var part in parts)
                {
                    json.WriteStartArray();
                    foreach (var number in part)
                        json.WriteNumberValue(number);
                    json.WriteEndArray();
                }
                json.WriteEndArray();
                break;
            case MaskGeometry(var mask):
                json.WriteStartObject("mask");
                json.WriteNumber("width", mask.Size.Width);
                json.WriteNumber("height", mask.Size.Height);
                json.WriteStartArray("counts");
                foreach (var count in mask.Counts)
                    json.WriteNumberValue(count);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
        }
    }

    public static Instance Read(JsonElement json) => new()
    {
        Class = json.GetProperty("class").GetInt32(),
        SourceId = Text(json, "id"),
        Crowd = json.TryGetProperty("crowd", out _),
        ZOrder = json.TryGetProperty("z_order", out var order) ? order.GetInt32() : 0,
        Confidence = Number(json, "confidence"),
        StatedArea = Number(json, "stated_area"),
        StatedBox = json.TryGetProperty("stated_box", out var stated) ? ReadBox(stated) : null,
        Track = Text(json, "track"),
        Source = Text(json, "source"),
        Attributes = json.TryGetProperty("attributes", out var attributes)
            ? attributes.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!) : new Dictionary<string, string>(),
        Geometry = ReadGeometry(json),
    };

    static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    static double? Number(JsonElement json, string name) => json.TryGetProperty(name, out var number) ? number.GetDouble() : null;

    static Box ReadBox(JsonElement json) => new(json[0].GetDouble(), json[1].GetDouble(), json[2].GetDouble(), json[3].GetDouble());

    static Geometry? ReadGeometry(JsonElement json)
    {
        if (json.TryGetProperty("box", out var box))
            return new BoxGeometry(ReadBox(box));
        if (json.TryGetProperty("polygons", out var parts))
            return new PolygonGeometry([.. parts.EnumerateArray().Select(part => part.EnumerateArray().Select(number => number.GetDouble()).ToArray())]);
        return json.TryGetProperty("mask", out var mask)
            ? new MaskGeometry(new Rle(new Size(mask.GetProperty("width").GetInt32(), mask.GetProperty("height").GetInt32()),
                [.. mask.GetProperty("counts").EnumerateArray().Select(count => count.GetUInt32())]))
            : null;
    }
}

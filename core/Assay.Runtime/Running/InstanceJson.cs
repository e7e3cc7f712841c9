using System.Collections.ObjectModel;
using System.Text.Json;

namespace Assay.Runtime.Running;

/// <summary>An instance as JSON, whole: what is read back is what was written. Absent properties are left out.</summary>
static class InstanceJson
{
    public static void Write(Utf8JsonWriter json, Instance instance)
    {
        json.WriteStartObject();
        json.WriteNumber("class", instance.Class);
        json.WriteText("id", instance.SourceId);
        if (instance.Crowd)
            json.WriteBoolean("crowd", true);
        if (instance.ZOrder != 0)
            json.WriteNumber("z_order", instance.ZOrder);
        json.WriteNumber("confidence", instance.Confidence);
        json.WriteNumber("stated_area", instance.StatedArea);
        json.WriteBox("stated_box", instance.StatedBox);
        json.WriteText("track", instance.Track);
        json.WriteText("source", instance.Source);
        if (instance.Attributes.Count > 0)
            WriteAttributes(json, instance.Attributes);
        json.WriteNumber("answers", instance.Answers);
        if (instance.Measured.Count > 0)
            WriteMeasured(json, instance.Measured);
        if (instance.Geometry is { } geometry)
            Write(json, geometry);
        json.WriteEndObject();
    }

    static void WriteMeasured(Utf8JsonWriter json, IReadOnlyDictionary<string, double> measured)
    {
        json.WriteStartObject("measured");
        foreach (var (name, value) in measured.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            json.WriteNumber(name, value);
        json.WriteEndObject();
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
                json.WriteBox("box", box);
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
        SourceId = json.ReadText("id"),
        Crowd = json.TryGetProperty("crowd", out _),
        ZOrder = json.TryGetProperty("z_order", out var order) ? order.GetInt32() : 0,
        Confidence = json.ReadNumber("confidence"),
        StatedArea = json.ReadNumber("stated_area"),
        StatedBox = json.ReadBox("stated_box"),
        Track = json.ReadText("track"),
        Source = json.ReadText("source"),
        Attributes = json.TryGetProperty("attributes", out var attributes)
            ? attributes.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!) : new Dictionary<string, string>(),
        Answers = json.TryGetProperty("answers", out var answers) ? answers.GetInt32() : null,
        Measured = json.TryGetProperty("measured", out var measured)
            ? measured.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetDouble()) : ReadOnlyDictionary<string, double>.Empty,
        Geometry = ReadGeometry(json),
    };

    static Geometry? ReadGeometry(JsonElement json)
    {
        if (json.ReadBox("box") is { } box)
            return new BoxGeometry(box);
        if (json.TryGetProperty("polygons", out var parts))
            return new PolygonGeometry([.. parts.EnumerateArray().Select(part => part.EnumerateArray().Select(number => number.GetDouble()).ToArray())]);
        return json.TryGetProperty("mask", out var mask)
            ? new MaskGeometry(new Rle(new Size(mask.GetProperty("width").GetInt32(), mask.GetProperty("height").GetInt32()),
                [.. mask.GetProperty("counts").EnumerateArray().Select(count => count.GetUInt32())]))
            : null;
    }
}

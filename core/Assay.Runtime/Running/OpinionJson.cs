using System.Text.Json;

namespace Assay.Runtime.Running;

/// <summary>The part of an opinion that is not pixels, as JSON. Numbers in shortest round-trip form.</summary>
static class OpinionJson
{
    public static void Write(Utf8JsonWriter json, Opinion opinion)
    {
        json.WriteStartObject();
        json.WriteBoolean("complete", opinion.Probabilities?.Complete ?? true);
        if (opinion.Value is { } value)
            json.WriteNumber("value", value);
        if (opinion.ClassScores is { } scores)
        {
            json.WriteStartArray("class_scores");
            foreach (var score in scores)
                json.WriteNumberValue(score);
            json.WriteEndArray();
        }
        if (opinion.Instances is { } instances)
        {
            json.WriteStartArray("instances");
            foreach (var instance in instances)
                Write(json, instance);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Instance instance)
    {
        json.WriteStartObject();
        json.WriteNumber("class", instance.Class);
        if (instance.SourceId is not null)
            json.WriteString("id", instance.SourceId);
        if (instance.Crowd)
            json.WriteBoolean("crowd", true);
        if (instance.Confidence is { } confidence)
            json.WriteNumber("confidence", confidence);
        if (instance.Geometry is { } geometry)
            Write(json, geometry);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Geometry geometry)
    {
        switch (geometry)
        {
            case BoxGeometry(var box):
                json.WriteStartArray("box");
                foreach (var number in (ReadOnlySpan<double>)[box.X, box.Y, box.Width, box.Height])
                    json.WriteNumberValue(number);
                json.WriteEndArray();
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

    public static Opinion Read(JsonElement json) => new()
    {
        Value = json.TryGetProperty("value", out var value) ? value.GetDouble() : null,
        ClassScores = json.TryGetProperty("class_scores", out var scores) ? [.. scores.EnumerateArray().Select(score => score.GetDouble())] : null,
        Instances = json.TryGetProperty("instances", out var instances) ? [.. instances.EnumerateArray().Select(ReadInstance)] : null,
    };

    static Instance ReadInstance(JsonElement json) => new()
    {
        Class = json.GetProperty("class").GetInt32(),
        SourceId = json.TryGetProperty("id", out var id) ? id.GetString() : null,
        Crowd = json.TryGetProperty("crowd", out _),
        Confidence = json.TryGetProperty("confidence", out var confidence) ? confidence.GetDouble() : null,
        Geometry = ReadGeometry(json),
    };

    static Geometry? ReadGeometry(JsonElement json)
    {
        if (json.TryGetProperty("box", out var box))
            return new BoxGeometry(new Box(box[0].GetDouble(), box[1].GetDouble(), box[2].GetDouble(), box[3].GetDouble()));
        if (json.TryGetProperty("polygons", out var parts))
            return new PolygonGeometry([.. parts.EnumerateArray().Select(part => part.EnumerateArray().Select(number => number.GetDouble()).ToArray())]);
        return json.TryGetProperty("mask", out var mask)
            ? new MaskGeometry(new Rle(new Size(mask.GetProperty("width").GetInt32(), mask.GetProperty("height").GetInt32()),
                [.. mask.GetProperty("counts").EnumerateArray().Select(count => count.GetUInt32())]))
            : null;
    }
}

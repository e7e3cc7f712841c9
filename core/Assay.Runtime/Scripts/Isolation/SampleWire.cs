using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Scripts.Isolation;

/// <summary>A sample without its label map, as JSON.</summary>
static class SampleWire
{
    public static void Write(Utf8JsonWriter json, Sample sample)
    {
        json.WriteStartObject();
        json.WriteString("id", sample.Id);
        json.WriteNumber("width", sample.Size.Width);
        json.WriteNumber("height", sample.Size.Height);
        json.WriteText("image", sample.ImageFile);
        json.WriteText("file", sample.LabelsFile);
        if (sample.Where is { } where)
            Write(json, where);
        ProblemJson.WriteAll(json, sample.Problems);
        if (sample.Labels is { } labels)
            Write(json, labels);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Georeference where)
    {
        json.WriteStartObject("where");
        json.WriteString("crs", where.Crs);
        json.WriteStartArray("transform");
        foreach (var number in where.Transform)
            json.WriteNumberValue(number);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Labels labels)
    {
        json.WriteStartObject("labels");
        if (labels.Instances is { } instances)
        {
            json.WriteStartArray("instances");
            foreach (var instance in instances)
                InstanceJson.Write(json, instance);
            json.WriteEndArray();
        }
        if (labels.Tags is { } tags)
        {
            json.WriteStartArray("tags");
            foreach (var tag in tags)
                json.WriteNumberValue(tag);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    public static Sample Read(JsonElement json) => new()
    {
        Id = json.GetProperty("id").GetString()!,
        Size = new Size(json.GetProperty("width").GetInt32(), json.GetProperty("height").GetInt32()),
        ImageFile = json.ReadText("image"),
        LabelsFile = json.ReadText("file"),
        Where = json.TryGetProperty("where", out var where) ? new Georeference(where.GetProperty("crs").GetString()!, [.. where.GetProperty("transform").EnumerateArray().Select(number => number.GetDouble())]) : null,
        Problems = ProblemJson.ReadAll(json),
        Labels = json.TryGetProperty("labels", out var labels) ? ReadLabels(labels) : null,
    };

    static Labels ReadLabels(JsonElement json) => new()
    {
        Instances = json.TryGetProperty("instances", out var instances) ? [.. instances.EnumerateArray().Select(InstanceJson.Read)] : null,
        Tags = json.TryGetProperty("tags", out var tags) ? [.. tags.EnumerateArray().Select(tag => tag.GetInt32())] : null,
    };
}

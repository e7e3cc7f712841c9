using System.Text.Json;
using Assay.Kernels;

namespace Assay.Outputs.Predictions;

/// <summary>One object as COCO writes it.</summary>
static class CocoAnnotation
{
    /// <param name="isResult">In a results list, which has no ids, crowds and attributes.</param>
    public static void Write(Utf8JsonWriter json, int id, int image, Instance instance, int category, Size size, bool isResult)
    {
        var runs = Runs(instance.Geometry!, size);
        json.WriteStartObject();
        if (!isResult)
            json.WriteNumber("id", id);
        json.WriteNumber("image_id", image);
        json.WriteNumber("category_id", category);
        WriteShape(json, instance.Geometry!, size);
        WriteBox(json, instance.Geometry is BoxGeometry(var only) ? only : instance.StatedBox ?? BoxOf(runs, size));
        if (!isResult)
        {
            json.WriteNumber("area", instance.StatedArea ?? (instance.Geometry is BoxGeometry(var box) ? box.Area : RunLengths.Area(runs)));
            json.WriteNumber("iscrowd", instance.Crowd ? 1 : 0);
            if (instance.Track is { } track)
                json.WriteString("track_id", track);
            WriteAttributes(json, instance.Attributes);
        }
        if (instance.Confidence is { } score)
            json.WriteNumber("score", score);
        json.WriteEndObject();
    }

    static void WriteShape(Utf8JsonWriter json, Geometry geometry, Size size)
    {
        if (geometry is PolygonGeometry(var parts))
        {
            json.WriteStartArray("segmentation");
            foreach (var part in parts)
            {
                json.WriteStartArray();
                foreach (var number in part)
                    json.WriteNumberValue(number);
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
        else if (geometry is MaskGeometry(var mask))
        {
            json.WriteStartObject("segmentation");
            json.WriteStartArray("size");
            json.WriteNumberValue(size.Height);
            json.WriteNumberValue(size.Width);
            json.WriteEndArray();
            json.WriteString("counts", RleString.Encode(mask.Counts));
            json.WriteEndObject();
        }
    }

    static void WriteBox(Utf8JsonWriter json, Box box)
    {
        json.WriteStartArray("bbox");
        foreach (var number in (ReadOnlySpan<double>)[box.X, box.Y, box.Width, box.Height])
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    static void WriteAttributes(Utf8JsonWriter json, IReadOnlyDictionary<string, string> attributes)
    {
        if (attributes.Count == 0)
            return;
        json.WriteStartObject("attributes");
        foreach (var (name, value) in attributes.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    static uint[] Runs(Geometry geometry, Size size) => geometry switch
    {
        MaskGeometry(var mask) => mask.Counts.ToArray(),
        PolygonGeometry(var parts) => RunLengths.UnionAll([.. parts.Select(part => PolygonRaster.ToRuns(part, size.Width, size.Height))]),
        _ => [],
    };

    static Box BoxOf(uint[] runs, Size size) => RunBounds.Find(runs, size.Height) is var found ? new Box(found.X, found.Y, found.Width, found.Height) : default;
}

using System.Text.Json;

namespace Assay.Formats.Coco.Writing;

/// <summary>Writes an object of any dataset as an annotation. Source and z-order, for which COCO has no fields, stand among the attributes, where the reader finds them.</summary>
static class ObjectText
{
    public const string Source = "source", ZOrder = "z_order";

    /// <summary>Whether it has a shape that can be written.</summary>
    public static bool Holds(Instance instance) => instance.Bounds is { Width: > 0, Height: > 0 };

    /// <param name="id">As JSON.</param>
    /// <param name="image">The id of its image, as JSON.</param>
    public static void Write(Utf8JsonWriter json, string id, string image, int category, Instance instance, Size size)
    {
        json.WriteStartObject();
        json.WritePropertyName("id");
        json.WriteRawValue(id);
        json.WritePropertyName("image_id");
        json.WriteRawValue(image);
        WriteRest(json, category, instance, size);
        json.WriteEndObject();
    }

    /// <summary>All fields but the ids.</summary>
    public static void WriteRest(Utf8JsonWriter json, int category, Instance instance, Size size)
    {
        var geometry = instance.Geometry ?? new BoxGeometry(instance.StatedBox!.Value);
        var shape = new ShapeText(geometry, size);
        json.WriteNumber("category_id", category);
        json.WritePropertyName("segmentation");
        if (!shape.Write(json, "segmentation"))
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }
        WriteStated(json, instance, shape);
        json.WriteNumber("iscrowd", instance.Crowd ? 1 : 0);
        if (instance.Track is { } track)
            AttributeText.WriteScalar(json, "track_id", track);
        if (instance.Confidence is { } score)
            json.WriteNumber("score", score);
        WriteAttributes(json, instance);
    }

    static void WriteStated(Utf8JsonWriter json, Instance instance, ShapeText shape)
    {
        json.WritePropertyName("area");
        if (instance.StatedArea is { } area)
            json.WriteNumberValue(area);
        else
            shape.Write(json, "area");
        json.WritePropertyName("bbox");
        if (instance is { StatedBox: { } box, Geometry: not BoxGeometry })
            NumberText.WriteList(json, [box.X, box.Y, box.Width, box.Height]);
        else
            shape.Write(json, "bbox");
    }

    static void WriteAttributes(Utf8JsonWriter json, Instance instance)
    {
        if (instance.Attributes.Count == 0 && instance.Source is null && instance.ZOrder == 0)
            return;
        json.WriteStartObject("attributes");
        foreach (var (name, value) in instance.Attributes.Where(pair => !IsTaken(instance, pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            if (name == ZOrder)
                json.WriteString(name, value); // As a number it would be read as the order.
            else
                AttributeText.WriteScalar(json, name, value);
        if (instance.Source is { } source)
            json.WriteString(Source, source);
        if (instance.ZOrder != 0)
            json.WriteNumber(ZOrder, instance.ZOrder);
        json.WriteEndObject();
    }

    /// <summary>Whether one of its attributes <see cref="IsTaken"/>.</summary>
    public static bool IsAnyTaken(Instance instance) => (instance.Source is not null || instance.ZOrder != 0) && instance.Attributes.Keys.Any(name => IsTaken(instance, name));

    /// <summary>Whether an attribute's name stands for what the object says itself.</summary>
    public static bool IsTaken(Instance instance, string name) => name == Source && instance.Source is not null || name == ZOrder && instance.ZOrder != 0;
}

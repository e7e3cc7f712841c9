using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assay.Formats.Coco.Reading;

namespace Assay.Formats.Coco.Writing;

/// <summary>Writes annotations.</summary>
static class AnnotationText
{
    static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The annotation with another class, shape, track or other attributes: <c>category_id</c>, <c>segmentation</c>, <c>bbox</c>, <c>area</c>, the field that holds the track, and values in
    /// <c>attributes</c>; all other fields as they are written.</summary>
    public static byte[] Change(CocoEntry entry, Instance was, Instance now, int category, Size size)
    {
        var reshaped = CocoCopy.Same(was.Geometry, now.Geometry) ? null : new ShapeText(now.Geometry!, size);
        var rest = new AttributeText(was, now);
        return Write(json =>
        {
            var raw = entry.File.Slice(entry.Offset, entry.Length);
            var reader = new Utf8JsonReader(raw);
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                json.WritePropertyName(name);
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                if (name == "category_id")
                    json.WriteNumberValue(category);
                else if (reshaped?.Write(json, name) is not true && !rest.Write(json, name, raw[start..(int)reader.BytesConsumed]))
                    json.WriteRawValue(raw[start..(int)reader.BytesConsumed]);
            }
            rest.WriteMissing(json);
        });
    }

    /// <summary>A new annotation of the image that another one belongs to.</summary>
    public static byte[] Create(CocoEntry beside, long id, Instance now, int category, Size size) => Write(json =>
    {
        json.WriteNumber("id", id);
        json.WritePropertyName("image_id");
        json.WriteRawValue(Field(beside, "image_id"u8));
        json.WriteNumber("category_id", category);
        var shape = new ShapeText(now.Geometry!, size);
        foreach (var name in now.Geometry is BoxGeometry ? ["bbox", "area"] : new[] { "segmentation", "bbox", "area" })
        {
            json.WritePropertyName(name);
            shape.Write(json, name);
        }
        json.WriteNumber("iscrowd", now.Crowd ? 1 : 0);
        if (now.Attributes.Count == 0)
            return;
        json.WriteStartObject("attributes");
        foreach (var (name, value) in now.Attributes)
            json.WriteString(name, value);
        json.WriteEndObject();
    });

    /// <summary>Its id when that is a whole number, else 0.</summary>
    public static long IdOf(CocoEntry entry) => long.TryParse(Field(entry, "id"u8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : 0;

    static ReadOnlySpan<byte> Field(CocoEntry entry, ReadOnlySpan<byte> name)
    {
        var raw = entry.File.Slice(entry.Offset, entry.Length);
        var reader = new Utf8JsonReader(raw);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (found)
                return raw[start..(int)reader.BytesConsumed];
        }
        return [];
    }

    static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Format))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }
}

using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>Reads an entry of <c>images</c>.</summary>
static class ImageReader
{
    public static CocoImage Read(ref Utf8JsonReader reader, CocoImage image, CocoIds ids)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            image = ReadField(ref reader, image, ids);
        return image;
    }

    static CocoImage ReadField(ref Utf8JsonReader reader, CocoImage image, CocoIds ids)
    {
        if (JsonTokens.IsField(ref reader, "id"u8))
            return image with { Id = ids.Read(ref reader) };
        if (JsonTokens.IsField(ref reader, "file_name"u8))
            return image with { FileName = JsonTokens.TextOrNone(ref reader) };
        if (JsonTokens.IsField(ref reader, "width"u8))
            return image with { Width = JsonTokens.WholeOrNone(ref reader) ?? 0 };
        if (JsonTokens.IsField(ref reader, "height"u8))
            return image with { Height = JsonTokens.WholeOrNone(ref reader) ?? 0 };
        if (JsonTokens.IsField(ref reader, "license"u8))
            return image with { License = JsonTokens.Scalar(ref reader) };
        if (JsonTokens.IsField(ref reader, "date_captured"u8))
            return image with { DateCaptured = JsonTokens.TextOrNone(ref reader) };
        if (JsonTokens.IsField(ref reader, "video_id"u8))
            return image with { Video = JsonTokens.Scalar(ref reader) };
        if (JsonTokens.IsField(ref reader, "frame_id"u8))
            return image with { Frame = JsonTokens.WholeOrNone(ref reader) ?? image.Frame };
        if (JsonTokens.IsField(ref reader, "frame_index"u8))
            return image with { Frame = image.Frame ?? JsonTokens.WholeOrNone(ref reader) };
        if (JsonTokens.IsField(ref reader, "attributes"u8) && reader.TokenType == JsonTokenType.StartObject)
            return image with { Attributes = [.. ReadAttributes(ref reader), .. image.Attributes ?? []] }; // The first of a name counts.
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            var fact = reader.HasValueSequence ? null : StandardFacts.NameOf(reader.ValueSpan);
            reader.Read();
            if (fact is not null && Value(ref reader) is { } value)
                return image with { Attributes = [.. image.Attributes ?? [], new(fact, value)] };
        }
        reader.Skip();
        return image;
    }

    static object? Value(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && double.IsFinite(number) ? number : JsonTokens.Scalar(ref reader);

    /// <summary>Facts about the image that COCO has no fields for, as the output here writes them: texts, truth values and numbers.</summary>
    static List<KeyValuePair<string, object>> ReadAttributes(ref Utf8JsonReader reader)
    {
        List<KeyValuePair<string, object>> attributes = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (Value(ref reader) is { } value)
                attributes.Add(new(name, value));
        }
        return attributes;
    }
}

using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>A panoptic annotation: the PNG file of an image, and what its segments are.</summary>
sealed class PanopticEntry
{
    public string? FileName { get; private set; }

    public List<PanopticSegment> Segments { get; } = [];

    /// <exception cref="DataException">It cannot be read.</exception>
    public static PanopticEntry Read(JsonFile file, long offset, int length) => file.Read(file.Touch(offset, length), offset, (ref Utf8JsonReader reader) =>
    {
        var entry = new PanopticEntry();
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            entry.ReadField(ref reader);
        return entry;
    });

    void ReadField(ref Utf8JsonReader reader)
    {
        if (JsonTokens.IsField(ref reader, "file_name"u8))
            FileName = JsonTokens.TextOrNone(ref reader);
        else if (JsonTokens.IsField(ref reader, "segments_info"u8) && reader.TokenType == JsonTokenType.StartArray)
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                Segments.Add(ReadSegment(ref reader));
        else if (reader.TokenType == JsonTokenType.PropertyName)
            JsonTokens.Pass(ref reader);
        else
            reader.Skip();
    }

    static PanopticSegment ReadSegment(ref Utf8JsonReader reader)
    {
        var segment = new PanopticSegment();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return segment;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            segment = ReadSegmentField(ref reader, segment);
        return segment;
    }

    static PanopticSegment ReadSegmentField(ref Utf8JsonReader reader, PanopticSegment segment)
    {
        if (JsonTokens.IsField(ref reader, "id"u8))
            return segment with { Id = JsonTokens.WholeOrNone(ref reader) };
        if (JsonTokens.IsField(ref reader, "category_id"u8))
            return segment with { Category = JsonTokens.WholeOrNone(ref reader) };
        if (JsonTokens.IsField(ref reader, "area"u8))
            return segment with { Area = JsonTokens.WholeOrNone(ref reader) };
        if (JsonTokens.IsField(ref reader, "iscrowd"u8))
            return segment with { Crowd = JsonTokens.Scalar(ref reader) is "1" or "true" };
        if (JsonTokens.IsField(ref reader, "bbox"u8))
            return segment with { Box = ReadBox(ref reader) };
        JsonTokens.Pass(ref reader);
        return segment;
    }

    // A box that is none is as good as no box: the pixels are what counts.
    static Box? ReadBox(ref Utf8JsonReader reader)
    {
        List<double> numbers = [];
        if (reader.TokenType == JsonTokenType.StartArray)
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                if (reader.TokenType == JsonTokenType.Number)
                    numbers.Add(reader.GetDouble());
                else
                    reader.Skip();
        else
            reader.Skip();
        return numbers is [var x, var y, >= 0 and var width, >= 0 and var height] && numbers.TrueForAll(double.IsFinite) ? new Box(x, y, width, height) : null;
    }
}

/// <summary>An entry of <c>segments_info</c>, as far as it says.</summary>
readonly record struct PanopticSegment(long? Id, long? Category, double? Area, bool Crowd, Box? Box);

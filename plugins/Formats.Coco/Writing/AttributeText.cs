using System.Text;
using System.Text.Json;
using Assay.Formats.Coco.Reading;

namespace Assay.Formats.Coco.Writing;

/// <summary>What an annotation says beside class and shape, where that changed. A value is written in the JSON type that it had, as far as the new one can be.</summary>
sealed class AttributeText(Instance was, Instance now)
{
    const string Field = "attributes";

    /// <summary>Fields that name the track of an object; one of them may also be an attribute.</summary>
    static readonly string[] TrackFields = ["track_id", "instance_id"];

    readonly bool otherAttributes = !CocoCopy.SameAttributes(was, now), otherTrack = was.Track != now.Track;
    bool hasAttributes, hasTrack;

    /// <summary>Writes the value of a field; false when it stays as it is.</summary>
    /// <param name="raw">The value as it is written.</param>
    public bool Write(Utf8JsonWriter json, string field, ReadOnlySpan<byte> raw)
    {
        if (IsTrack(field, Scalar(raw)))
            WriteTrack(json, raw);
        else if (field == Field && (otherAttributes || otherTrack))
            WriteAttributes(json, raw);
        else if (IsChangedFact(field, raw))
            WriteFact(json, field, raw);
        else
            return false;
        return true;
    }

    bool IsChangedFact(string field, ReadOnlySpan<byte> raw) =>
        otherAttributes && StandardFacts.Has(field) && was.Attributes.GetValueOrDefault(field) is { } before && before == Scalar(raw) && now.Attributes.GetValueOrDefault(field) != before;

    void WriteFact(Utf8JsonWriter json, string field, ReadOnlySpan<byte> raw)
    {
        if (now.Attributes.GetValueOrDefault(field) is { } value)
            WriteScalar(json, value, raw);
        else
            json.WriteNullValue();
    }

    /// <summary>Attributes and track of an object that had none.</summary>
    public void WriteMissing(Utf8JsonWriter json)
    {
        if (!hasAttributes && now.Attributes.Keys.Any(name => !was.Attributes.ContainsKey(name)))
        {
            json.WritePropertyName(Field);
            WriteAttributes(json, "{}"u8);
        }
        if (otherTrack && !hasTrack && now.Track is { } track)
            json.WriteString(TrackFields[0], track);
    }

    bool IsTrack(string field, string? value) => otherTrack && value is not null && value == was.Track && TrackFields.Contains(field);

    void WriteTrack(Utf8JsonWriter json, ReadOnlySpan<byte> raw)
    {
        hasTrack = true;
        if (now.Track is { } track)
            WriteScalar(json, track, raw);
        else
            json.WriteNullValue();
    }

    void WriteAttributes(Utf8JsonWriter json, ReadOnlySpan<byte> raw)
    {
        hasAttributes = true;
        json.WriteStartObject();
        if (raw[0] == '{')
            WriteKnown(json, raw);
        foreach (var (name, value) in now.Attributes.Where(pair => !was.Attributes.ContainsKey(pair.Key)))
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    void WriteKnown(Utf8JsonWriter json, ReadOnlySpan<byte> raw)
    {
        var reader = new Utf8JsonReader(raw);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            WriteAttribute(json, name, raw[start..(int)reader.BytesConsumed]);
        }
    }

    void WriteAttribute(Utf8JsonWriter json, string name, ReadOnlySpan<byte> raw)
    {
        var (before, value) = (Scalar(raw), now.Attributes.GetValueOrDefault(name));
        if (before is not null && value is null && was.Attributes.ContainsKey(name))
            return; // left out
        json.WritePropertyName(name);
        if (value is not null && value != before)
            WriteScalar(json, value, raw);
        else if (IsTrack(name, before))
            WriteTrack(json, raw);
        else
            json.WriteRawValue(raw);
    }

    static string? Scalar(ReadOnlySpan<byte> raw)
    {
        var reader = new Utf8JsonReader(raw);
        reader.Read();
        return JsonTokens.Scalar(ref reader);
    }

    static void WriteScalar(Utf8JsonWriter json, string value, ReadOnlySpan<byte> was)
    {
        if (was[0] != '"' && IsNumberOrTruth(value))
            json.WriteRawValue(value);
        else
            json.WriteStringValue(value);
    }

    /// <summary>A value that is a number or a truth value as JSON spells it is written as one.</summary>
    public static void WriteScalar(Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        WriteScalar(json, value, "0"u8);
    }

    static bool IsNumberOrTruth(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            return reader.Read() && reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

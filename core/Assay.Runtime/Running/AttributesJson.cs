using System.Globalization;
using System.Text.Json;

namespace Assay.Runtime.Running;

/// <summary>What a dataset knows of a sample as JSON, read back as it was: triples of name, number as text, text.</summary>
static class AttributesJson
{
    public static void Write(Utf8JsonWriter json, SampleAttributes attributes)
    {
        json.WriteStartArray();
        foreach (var column in attributes.Columns)
        {
            json.WriteStartArray();
            json.WriteStringValue(column.Name);
            Write(json, column.Number is not null, column.Number?[attributes.Row]?.ToString("R", CultureInfo.InvariantCulture));
            Write(json, column.Text is not null, column.Text?[attributes.Row]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    // A column of another kind differs from one that is empty here.
    static void Write(Utf8JsonWriter json, bool exists, string? value)
    {
        if (exists)
            json.WriteStringValue(value);
        else
            json.WriteBooleanValue(false);
    }

    public static SampleAttributes Read(JsonElement json) => new([.. json.EnumerateArray().Select(column => new AttributeColumn(
        column[0].GetString()!,
        column[2].ValueKind == JsonValueKind.False ? null : [column[2].GetString()],
        column[1].ValueKind == JsonValueKind.False ? null : [column[1].GetString() is { } number ? double.Parse(number, CultureInfo.InvariantCulture) : null]))], 0);
}

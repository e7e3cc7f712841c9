using System.Text.Json;

namespace Assay.Runtime.Running;

/// <summary>Fields that are left out when there is nothing to say, and boxes as [x, y, width, height].</summary>
static class JsonFields
{
    public static void WriteText(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    public static void WriteNumber(this Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
    }

    public static void WriteBox(this Utf8JsonWriter json, string name, Box? box)
    {
        if (box is not { } at)
            return;
        json.WriteStartArray(name);
        foreach (var number in (ReadOnlySpan<double>)[at.X, at.Y, at.Width, at.Height])
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    public static string? ReadText(this JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    public static double? ReadNumber(this JsonElement json, string name) => json.TryGetProperty(name, out var number) ? number.GetDouble() : null;

    public static Box? ReadBox(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var box) ? new Box(box[0].GetDouble(), box[1].GetDouble(), box[2].GetDouble(), box[3].GetDouble()) : null;
}

using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Assay.Formats.Cvat.Reading;

/// <summary>JSON files of bounded size, and single values that may be missing or of another type.</summary>
static class JsonText
{
    const long Longest = 1L << 29;

    /// <exception cref="DataException">It is no JSON, or too long.</exception>
    public static JsonDocument Read(IBundle bundle, string entry)
    {
        try
        {
            using var from = bundle.Open(entry);
            using var held = new MemoryStream();
            var buffer = new byte[1 << 16];
            while (from.Read(buffer) is > 0 and var count)
                if (held.Length + count <= Longest)
                    held.Write(buffer, 0, count);
                else
                    throw new DataException("broken-json", $"the file is longer than {Longest} bytes, expected less; export the task as XML, which is read piece by piece", bundle.PathOf(entry));
            return Parse(held.GetBuffer().AsMemory(0, (int)held.Length));
        }
        catch (JsonException broken)
        {
            throw new DataException("broken-json", "it is no JSON, or was cut off; export it again", bundle.PathOf(entry), $"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}", broken);
        }
        catch (IOException broken)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {broken.Message}", bundle.PathOf(entry), inner: broken);
        }
    }

    /// <summary>A document all of whose texts are texts: the framework finds out only when one is looked at.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        if (!Utf8.IsValid(bytes.Span))
            throw new JsonException("it is not UTF-8");
        if (bytes.Span.IndexOf("\\ud"u8) >= 0 || bytes.Span.IndexOf("\\uD"u8) >= 0)
            CheckTexts(bytes.Span);
        return JsonDocument.Parse(bytes);
    }

    // Halves of characters beyond 16 bits that stand alone.
    static void CheckTexts(ReadOnlySpan<byte> bytes)
    {
        Utf8JsonReader reader = new(bytes);
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                try
                {
                    reader.GetString();
                }
                catch (InvalidOperationException half)
                {
                    throw new JsonException($"a text holds half a character at byte {reader.TokenStartIndex}", half);
                }
    }

    public static IEnumerable<JsonElement> List(this JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    public static JsonElement? Get(this JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text, or a number or truth as it is written.</summary>
    public static string? Text(this JsonElement owner, string name) => owner.Get(name) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value => value.GetRawText(),
        _ => null,
    };

    /// <exception cref="BrokenShape">It is something else.</exception>
    public static int? Whole(this JsonElement owner, string name) => owner.Get(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw new BrokenShape("not-a-number", $"{name} is {Short(value)}, expected a whole number");

    /// <exception cref="BrokenShape">It is something else.</exception>
    public static bool? Truth(this JsonElement owner, string name) => owner.Get(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw new BrokenShape("not-a-number", $"{name} is {Short(value)}, expected true or false");

    public static long? Long(this JsonElement owner, string name) => owner.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    static string Short(JsonElement value) => value.GetRawText() is { Length: > 40 } text ? text[..40] + "..." : value.GetRawText();

    public static string Show(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json;

namespace Assay.Models.Http.Answers;

/// <summary>A JSON answer, and the place in it that matters.</summary>
static class JsonBody
{
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    /// <param name="at">Members and positions between dots; null: all of it.</param>
    public static JsonElement Read(Told told, string? at, string expected)
    {
        var node = Parse(told, told.Reply.Body, expected);
        foreach (var part in at?.Split('.') ?? [])
            node = Step(node, part) ?? throw told.Wrong($"the answer {told.Reply.Describe()} has no '{part}'", $"{expected} at '{at}'");
        return node;
    }

    public static JsonElement Parse(Told told, ReadOnlyMemory<byte> json, string expected)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw told.WrongKind($"JSON: {expected}");
        }
    }

    static JsonElement? Step(JsonElement node, string part) =>
        node.ValueKind == JsonValueKind.Object ? node.TryGetProperty(part, out var member) ? member : null
        : node.ValueKind == JsonValueKind.Array && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position < node.GetArrayLength() ? node[position]
        : null;

    /// <summary>The first of some members that is there and not null.</summary>
    public static JsonElement? Find(this JsonElement node, params ReadOnlySpan<string> names)
    {
        if (node.ValueKind == JsonValueKind.Object)
            foreach (var name in names)
                if (node.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
                    return value;
        return null;
    }

    /// <summary>A finite number; null when it is something else.</summary>
    public static double? Number(this JsonElement node) => node.ValueKind == JsonValueKind.Number && node.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Finite numbers; null when it is no list of such.</summary>
    public static double[]? Numbers(this JsonElement node)
    {
        if (node.ValueKind != JsonValueKind.Array)
            return null;
        var numbers = new double[node.GetArrayLength()];
        var k = 0;
        foreach (var item in node.EnumerateArray())
            if (item.Number() is { } number)
                numbers[k++] = number;
            else
                return null;
        return numbers;
    }
}

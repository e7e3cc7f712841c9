using System.Text.Json;

namespace Assay.Testing.Cvat;

/// <summary>What CVAT takes as a value: type, and whether it may be missing.</summary>
/// <param name="Check">Null when the value fits, else what was expected.</param>
sealed record CvatField(Func<JsonElement, string?> Check, bool Required = false)
{
    public CvatField Needed => this with { Required = true };

    public static readonly CvatField
        Whole = Of(json => json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out _), "a whole number"),
        Number = Of(json => json.ValueKind == JsonValueKind.Number, "a number"),
        Text = Of(json => json.ValueKind == JsonValueKind.String, "a text"),
        Truth = Of(json => json.ValueKind is JsonValueKind.True or JsonValueKind.False, "true or false"),
        Numbers = ListOf(Number),
        Wholes = ListOf(Whole),
        Texts = ListOf(Text);

    public static CvatField OneOf(params string[] values) => Of(json => json.ValueKind == JsonValueKind.String && values.Contains(json.GetString()), $"one of {string.Join(", ", values)}");

    public static CvatField Between(double low, double high) => Of(json => json.ValueKind == JsonValueKind.Number && json.GetDouble() >= low && json.GetDouble() <= high, $"a number from {low} to {high}");

    public static CvatField ListOf(CvatField entry) => new(json => json.ValueKind != JsonValueKind.Array ? "expected a list" : json.EnumerateArray().Select(entry.Check).FirstOrDefault(wrong => wrong is not null));

    /// <summary>An object that may have these fields and no others.</summary>
    public static CvatField ObjectOf(params (string Name, CvatField Field)[] fields) => new(json => Wrong(json, fields.ToDictionary(field => field.Name, field => field.Field)));

    static CvatField Of(Func<JsonElement, bool> fits, string expected) => new(json => fits(json) ? null : $"{json.GetRawText()}: expected {expected}");

    static string? Wrong(JsonElement json, Dictionary<string, CvatField> fields)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return "expected an object";
        foreach (var given in json.EnumerateObject())
            if (!fields.TryGetValue(given.Name, out var field))
                return $"unknown field '{given.Name}'";
            else if (field.Check(given.Value) is { } wrong)
                return $"{given.Name}: {wrong}";
        return fields.FirstOrDefault(field => field.Value.Required && !json.TryGetProperty(field.Key, out _)).Key is { } missing ? $"field '{missing}' is missing" : null;
    }
}

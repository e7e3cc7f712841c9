using System.Text.Json;

namespace Assay.Outputs.Report.Reading;

/// <summary>What a run folder's JSON files say, as far as they say it: a file or a member that is not there is nothing.</summary>
static class RunJson
{
    /// <summary>A file's content; an undefined element when it is missing or is no JSON.</summary>
    public static JsonElement Read(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            return default;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static JsonElement Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static double? Number(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    public static bool? Flag(this JsonElement json, string name) => json.Member(name).ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    /// <summary>The entries of an array; none when it is not there.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The members of an object; none when it is not there.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject() : [];
}

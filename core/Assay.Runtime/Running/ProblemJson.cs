using System.Text.Json;

namespace Assay.Runtime.Running;

/// <summary>A problem as JSON, read back as it was.</summary>
static class ProblemJson
{
    public static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("code", problem.Code);
        json.WriteString("message", problem.Message);
        json.WriteText("file", problem.File);
        json.WriteText("place", problem.Place);
        json.WriteText("sample", problem.Sample);
        if (problem.Conversion is { } conversion)
            json.WriteString("conversion", Word(conversion));
        if (problem.Count != 1)
            json.WriteNumber("count", problem.Count);
        json.WriteEndObject();
    }

    /// <summary>An array of them; nothing when there are none.</summary>
    public static void WriteAll(Utf8JsonWriter json, IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0)
            return;
        json.WriteStartArray("problems");
        foreach (var problem in problems)
            Write(json, problem);
        json.WriteEndArray();
    }

    public static Problem Read(JsonElement json) => new(json.GetProperty("code").GetString()!, json.GetProperty("message").GetString()!)
    {
        File = json.ReadText("file"),
        Place = json.ReadText("place"),
        Sample = json.ReadText("sample"),
        Conversion = json.ReadText("conversion") is { } word ? Enum.Parse<Conversion>(word, ignoreCase: true) : null,
        Count = json.TryGetProperty("count", out var count) ? count.GetInt64() : 1,
    };

    public static string Word(Conversion conversion) => conversion.ToString().ToLowerInvariant();

    public static Problem[] ReadAll(JsonElement owner) => owner.TryGetProperty("problems", out var problems) ? [.. problems.EnumerateArray().Select(Read)] : [];
}

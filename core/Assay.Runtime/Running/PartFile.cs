using System.Text.Json;

namespace Assay.Runtime.Running;

/// <summary>A finished part of a phase on disk: a JSON line per sample. What was computed is never computed again.</summary>
static class PartFile
{
    public static void Write(string path, IEnumerable<SampleResult> results) => AtomicFile.Write(path, stream =>
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true });
        foreach (var result in results)
        {
            Write(json, result);
            json.Flush();
            stream.WriteByte((byte)'\n');
            json.Reset();
        }
    });

    /// <summary>Reads a part, or returns null when it is not there or not whole.</summary>
    public static IReadOnlyList<SampleResult>? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return [.. File.ReadLines(path).Select(line => Read(JsonDocument.Parse(line).RootElement))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    static void Write(Utf8JsonWriter json, SampleResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("index", result.Index);
        if (result.Failure is not null)
        {
            json.WritePropertyName("failure");
            ProblemJson.Write(json, result.Failure);
        }
        ProblemJson.WriteAll(json, result.Problems);
        if (result.Items.Count > 0)
            WriteItems(json, result.Items);
        json.WriteStartObject("scores");
        foreach (var (step, score) in result.Scores)
        {
            json.WritePropertyName(step);
            ScoreJson.Write(json, score);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteItems(Utf8JsonWriter json, IReadOnlyList<InstanceItem> items)
    {
        json.WriteStartArray("items");
        foreach (var item in items)
            Write(json, item);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, InstanceItem item)
    {
        json.WriteStartArray();
        json.WriteStringValue(item.Side);
        json.WriteNumberValue(item.Index);
        json.WriteNumberValue(item.Class);
        json.WriteStringValue(item.Item);
        json.WriteEndArray();
    }

    static SampleResult Read(JsonElement json) => new(
        json.GetProperty("index").GetInt32(),
        json.TryGetProperty("failure", out var failure) ? ProblemJson.Read(failure) : null,
        ProblemJson.ReadAll(json),
        json.GetProperty("scores").EnumerateObject().ToDictionary(step => step.Name, step => ScoreJson.Read(step.Value)),
        json.TryGetProperty("items", out var items)
            ? [.. items.EnumerateArray().Select(item => new InstanceItem(item[0].GetString()!, item[1].GetInt32(), item[2].GetInt32(), item[3].GetString()!))] : []);
}

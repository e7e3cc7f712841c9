using System.Text.Json;

namespace Assay.Runtime.Running;

/// <summary>The part of an opinion that is not pixels, as JSON. Numbers in shortest round-trip form.</summary>
static class OpinionJson
{
    public static void Write(Utf8JsonWriter json, Opinion opinion)
    {
        json.WriteStartObject();
        json.WriteBoolean("probabilities", opinion.Probabilities is not null);
        json.WriteBoolean("label_map", opinion.LabelMap is not null);
        json.WriteBoolean("complete", opinion.Probabilities?.Complete ?? true);
        json.WriteNumber("value", opinion.Value);
        if (opinion.ClassScores is { } scores)
        {
            json.WriteStartArray("class_scores");
            foreach (var score in scores)
                json.WriteNumberValue(score);
            json.WriteEndArray();
        }
        if (opinion.Instances is { } instances)
        {
            json.WriteStartArray("instances");
            foreach (var instance in instances)
                InstanceJson.Write(json, instance);
            json.WriteEndArray();
        }
        ProblemJson.WriteAll(json, opinion.Problems);
        json.WriteEndObject();
    }

    public static Opinion Read(JsonElement json) => new()
    {
        Value = json.ReadNumber("value"),
        ClassScores = json.TryGetProperty("class_scores", out var scores) ? [.. scores.EnumerateArray().Select(score => score.GetDouble())] : null,
        Instances = json.TryGetProperty("instances", out var instances) ? [.. instances.EnumerateArray().Select(InstanceJson.Read)] : null,
        Problems = ProblemJson.ReadAll(json),
    };
}

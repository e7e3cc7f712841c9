using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Caching;

/// <summary>What one step said of one sample, kept between runs: the smallest piece of finished work.</summary>
/// <param name="Key">Everything it depends on, but what it read of earlier steps.</param>
/// <param name="Reads">What the step read of earlier steps.</param>
/// <param name="Problems">Of the sample, as the dataset told them.</param>
/// <param name="OpinionProblems">Of the opinions that the step saw, by reference id, as the references told them.</param>
/// <param name="Items">The instances that the score names.</param>
sealed record ScoreUnit(string Key, Score Score, ScoreReads Reads, IReadOnlyList<Problem> Problems, IReadOnlyDictionary<string, IReadOnlyList<Problem>> OpinionProblems,
    IReadOnlyList<InstanceItem> Items)
{
    /// <summary>The sample's.</summary>
    public required Size Size { get; init; }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePropertyName("score");
        ScoreJson.Write(json, Score);
        PartFile.WriteSize(json, Size);
        Reads.Write(json);
        ProblemJson.WriteAll(json, Problems);
        json.WriteStartObject("opinions");
        foreach (var (reference, problems) in OpinionProblems)
        {
            json.WriteStartObject(reference);
            ProblemJson.WriteAll(json, problems);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        PartFile.WriteItems(json, Items);
        json.WriteEndObject();
    }

    public static ScoreUnit Read(string key, JsonElement json) => new(key,
        ScoreJson.Read(json.GetProperty("score")),
        ScoreReads.Read(json),
        ProblemJson.ReadAll(json),
        json.GetProperty("opinions").EnumerateObject().ToDictionary(one => one.Name, one => (IReadOnlyList<Problem>)ProblemJson.ReadAll(one.Value)),
        PartFile.ReadItems(json))
    {
        Size = PartFile.ReadSize(json) ?? throw new KeyNotFoundException("a unit without a size"),
    };
}

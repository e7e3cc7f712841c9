using System.Text.Json;

namespace Assay.Runtime.Caching;

/// <summary>What a step read of earlier steps' scores of the same sample.</summary>
/// <param name="All">It went through all of them, in their order; else it asked for some by name.</param>
/// <param name="Scores">Step id and what its score was, as a hash; null: it asked for a score that was not there.</param>
sealed record ScoreReads(bool All, IReadOnlyList<(string Step, string? Hash)> Scores)
{
    public static ScoreReads None { get; } = new(false, []);

    /// <summary>Whether reading again would give the same.</summary>
    public bool Fit(EarlierScores now) => All
        ? Scores.SequenceEqual(now.Steps.Select(step => (step, now.HashOf(step))))
        : Scores.All(read => now.HashOf(read.Step) == read.Hash);

    public void Write(Utf8JsonWriter json)
    {
        if (Scores.Count == 0 && !All)
            return;
        json.WriteBoolean("reads_all", All);
        json.WriteStartArray("reads");
        foreach (var (step, hash) in Scores)
        {
            json.WriteStringValue(step);
            json.WriteStringValue(hash);
        }
        json.WriteEndArray();
    }

    public static ScoreReads Read(JsonElement json)
    {
        if (!json.TryGetProperty("reads", out var reads))
            return None;
        var texts = reads.EnumerateArray().Select(text => text.GetString()).ToArray();
        return new ScoreReads(json.GetProperty("reads_all").GetBoolean(), [.. texts.Chunk(2).Select(pair => (pair[0]!, pair[1]))]);
    }
}

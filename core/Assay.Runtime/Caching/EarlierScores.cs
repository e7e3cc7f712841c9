using System.Security.Cryptography;
using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Caching;

/// <summary>What earlier steps said of a sample, in step order, with a hash of each that is computed when it is asked for.</summary>
sealed class EarlierScores
{
    readonly Dictionary<string, Score> scores;
    readonly Dictionary<string, string> hashes = [];
    readonly List<string> steps;

    /// <param name="before">Of earlier phases.</param>
    public EarlierScores(IReadOnlyDictionary<string, Score> before) => (scores, steps) = (new(before), [.. before.Keys]);

    public IReadOnlyDictionary<string, Score> Scores => scores;
    public IReadOnlyList<string> Steps => steps;

    /// <summary>A step's score is known from now on. Per-pixel maps stay out: they are kept for people, if at all.</summary>
    public void Add(string step, Score score)
    {
        steps.Add(step);
        scores[step] = score.Map is null ? score : score with { Map = null };
    }

    /// <summary>The same for scores that look the same on disk; null when there is none.</summary>
    public string? HashOf(string step)
    {
        if (!scores.TryGetValue(step, out var score))
            return null;
        if (!hashes.TryGetValue(step, out var hash))
            hashes[step] = hash = Hash(score);
        return hash;
    }

    static string Hash(Score score)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            ScoreJson.Write(json, score);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)).AsSpan(0, 16));
    }
}

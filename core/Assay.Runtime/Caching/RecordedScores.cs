using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Assay.Runtime.Caching;

/// <summary>Earlier scores as a step sees them; remembers which of them it looked at.</summary>
sealed class RecordedScores(EarlierScores earlier) : IReadOnlyDictionary<string, Score>
{
    readonly HashSet<string> read = [];
    bool all;

    /// <summary>What was looked at so far.</summary>
    public ScoreReads Reads
    {
        get
        {
            lock (read)
                return all ? new ScoreReads(true, [.. earlier.Steps.Select(step => (step, earlier.HashOf(step)))])
                    : read.Count == 0 ? ScoreReads.None
                    : new ScoreReads(false, [.. read.Order(StringComparer.Ordinal).Select(step => (step, earlier.HashOf(step)))]);
        }
    }

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Score value)
    {
        lock (read)
            read.Add(key);
        return earlier.Scores.TryGetValue(key, out value);
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public Score this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"there is no earlier step '{key}'");

    public IEnumerable<string> Keys => All().Keys;
    public IEnumerable<Score> Values => All().Values;
    public int Count => All().Count;

    public IEnumerator<KeyValuePair<string, Score>> GetEnumerator() => All().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IReadOnlyDictionary<string, Score> All()
    {
        lock (read)
            all = true;
        return earlier.Scores;
    }
}

namespace Assay.Runtime.Pipelines;

/// <summary>What someone may have meant.</summary>
public static class Suggestion
{
    /// <summary>The nearest candidate within a third of the name's length (at least one edit), ties by order; null when none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var limit = Math.Max(1, (name.Length + 1) / 3);
        var (best, bestDistance) = ((string?)null, limit + 1);
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) > limit || candidate == name)
                continue;
            var distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }
        return best;
    }

    /// <summary><c>; did you mean 'x'?</c>, or nothing.</summary>
    public static string For(string name, IEnumerable<string> candidates) => Nearest(name, candidates) is { } near ? $"; did you mean '{near}'?" : "";

    /// <summary>Edits (insert, delete, replace, swap of neighbours) that turn one into the other: optimal string alignment.</summary>
    public static int Distance(string a, string b)
    {
        int[] before = new int[b.Length + 1], previous = [.. Enumerable.Range(0, b.Length + 1)], current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }
            (before, previous, current) = (previous, current, before);
        }
        return previous[b.Length];
    }
}

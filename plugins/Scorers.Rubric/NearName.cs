namespace Assay.Scorers.Rubric;

/// <summary>The name that someone may have meant.</summary>
static class NearName
{
    /// <summary>The nearest name within a third of the length (one edit at least), or null.</summary>
    public static string? Find(string name, IEnumerable<string> names)
    {
        var limit = Math.Max(1, (name.Length + 1) / 3);
        return names.Select(known => (Known: known, Edits: Edits(name, known))).Where(entry => entry.Edits <= limit).OrderBy(entry => entry.Edits).Select(entry => entry.Known).FirstOrDefault();
    }

    /// <summary>Letters to insert, delete or replace (Levenshtein).</summary>
    static int Edits(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)], current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            (previous, current) = (current, previous);
        }
        return previous[b.Length];
    }
}

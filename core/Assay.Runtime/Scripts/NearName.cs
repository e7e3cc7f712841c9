namespace Assay.Runtime.Scripts;

/// <summary>Finds what a user may have meant.</summary>
static class NearName
{
    /// <summary>The nearest of the names within two edits, the first of equals; null when none is.</summary>
    public static string? Find(string name, IEnumerable<string> names) =>
        names.Select(other => (other, edits: Edits(name, other))).Where(pair => pair.edits <= 2 && pair.edits < name.Length).OrderBy(pair => pair.edits).FirstOrDefault().other;

    // Levenshtein's distance, a row at a time, letter case aside.
    static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[^1];
    }
}

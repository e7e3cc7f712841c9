namespace Assay.Models.Onnx;

/// <summary>Finds what a misspelt name may have meant.</summary>
static class NearName
{
    /// <summary>The name with the fewest letters to change, when these are at most a third; null when none is near.</summary>
    public static string? Of(string name, IEnumerable<string> names) =>
        names.Select(one => (Name: one, Edits: Edits(name.ToUpperInvariant(), one.ToUpperInvariant()))).Where(one => one.Edits * 3 <= Math.Max(name.Length, one.Name.Length))
            .OrderBy(one => one.Edits).ThenBy(one => one.Name, StringComparer.Ordinal).Select(one => one.Name).FirstOrDefault();

    /// <summary>Levenshtein's distance.</summary>
    static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}

using System.Globalization;

namespace Assay.Runtime.Evaluating;

/// <summary>
/// Cuts the errors of a kind by how strong they are. Two to six different strengths are taken as they are; otherwise the kind is cut into thirds by wrong pixels,
/// so that every level holds enough errors to count.
/// </summary>
sealed class Levels
{
    const int MostStrengths = 6, Parts = 3, FewestForParts = 6;

    readonly Dictionary<KnownError, string> levels = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<string, List<string>> names = new(StringComparer.Ordinal);

    public Levels(IEnumerable<KnownError> errors)
    {
        foreach (var kind in errors.GroupBy(error => error.Kind, StringComparer.Ordinal))
            names[kind.Key] = Cut([.. kind]);
    }

    /// <summary>The levels of a kind, weakest first; empty when it has one.</summary>
    public IReadOnlyList<string> Of(string kind) => names.GetValueOrDefault(kind, []);

    /// <summary>An error's level, or null when its kind has one only.</summary>
    public string? Of(KnownError error) => levels.GetValueOrDefault(error);

    List<string> Cut(KnownError[] errors)
    {
        var strengths = errors.Select(error => error.Strength).Distinct().ToArray();
        return strengths.Length is > 1 and <= MostStrengths && !strengths.Contains(null) ? ByStrength(errors)
            : errors.Length >= FewestForParts && errors.All(error => error.ChangedPx is > 0) ? BySize(errors) : [];
    }

    List<string> ByStrength(KnownError[] errors)
    {
        List<string> found = [];
        foreach (var group in errors.GroupBy(error => error.Strength!.Value).OrderBy(group => group.Key))
            found.Add(Name($"strength {Text(group.Key)}", group));
        return found;
    }

    List<string> BySize(KnownError[] errors)
    {
        List<string> found = [];
        var sorted = errors.OrderBy(error => error.ChangedPx).ToArray();
        for (var first = 0; first < sorted.Length;)
        {
            var end = Math.Max(first + 1, (found.Count + 1) * sorted.Length / Parts);
            while (end < sorted.Length && sorted[end].ChangedPx == sorted[end - 1].ChangedPx)
                end++;
            found.Add(Name($"{Text(sorted[first].ChangedPx!.Value)}..{Text(sorted[end - 1].ChangedPx!.Value)} px", sorted[first..end]));
            first = end;
        }
        return found.Count > 1 ? found : [];
    }

    string Name(string level, IEnumerable<KnownError> errors)
    {
        foreach (var error in errors)
            levels[error] = level;
        return level;
    }

    static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}

using System.IO.Enumeration;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>Whether an input is there; only names are looked at.</summary>
static class ExistingPath
{
    const int MostNames = 10_000;

    /// <summary>Names that a pattern is compared with; what is not found among so many may still be there, and opening the data will tell.</summary>
    const int MostCompared = 10_000;

    /// <summary>Null when the path exists or, as a pattern (*, ?, **), matches something; else what is missing and what is near.</summary>
    public static string? Explain(string path)
    {
        if (File.Exists(path) || Directory.Exists(path))
            return null;
        var root = Path.GetPathRoot(path)!;
        var parts = path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        var isPattern = parts.Any(IsPattern);
        var left = MostCompared;
        return isPattern && Matches(root, parts, ref left) ? null : Missing(root, parts, isPattern);
    }

    /// <summary>The nearest existing name in the folder of a missing file, or null.</summary>
    public static string? Near(string file) =>
        Suggestion.Nearest(Path.GetFileName(file), Names(Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".")) is { } name ? Path.Combine(Path.GetDirectoryName(file) ?? "", name) : null;

    static bool IsPattern(string part) => part.AsSpan().ContainsAny('*', '?');

    static bool Matches(string folder, ReadOnlySpan<string> parts, ref int left)
    {
        if (parts.IsEmpty || left <= 0)
            return true;
        if (!IsPattern(parts[0]))
        {
            var next = Path.Combine(folder, parts[0]);
            return parts.Length == 1 ? Path.Exists(next) : Directory.Exists(next) && Matches(next, parts[1..], ref left);
        }
        if (parts[0] == "**" && (parts.Length == 1 || Matches(folder, parts[1..], ref left)))
            return parts.Length > 1 || Names(folder).Any();
        foreach (var name in Names(folder))
            if (--left <= 0 || (parts[0] == "**" ? !IsLink(folder, name) && Directory.Exists(Path.Combine(folder, name)) && Matches(Path.Combine(folder, name), parts, ref left)
                : FileSystemName.MatchesSimpleExpression(parts[0], name, ignoreCase: false)
                    && (parts.Length == 1 || Directory.Exists(Path.Combine(folder, name)) && Matches(Path.Combine(folder, name), parts[1..], ref left))))
                return true;
        return false;
    }

    static bool IsLink(string folder, string name) => new FileInfo(Path.Combine(folder, name)).LinkTarget is not null;

    static string Missing(string root, string[] parts, bool isPattern)
    {
        var (folder, at) = (root, 0);
        while (at < parts.Length - 1 && !IsPattern(parts[at]) && Directory.Exists(Path.Combine(folder, parts[at])))
            folder = Path.Combine(folder, parts[at++]);
        var path = Path.Combine(root, Path.Combine(parts));
        if (IsPattern(parts[at]))
            return $"nothing matches '{path}'; '{folder}' holds {Holds(folder)}";
        var near = Suggestion.Nearest(parts[at], Names(folder).Take(MostNames));
        return $"'{path}' does not exist{(isPattern ? " (as a folder)" : "")}: '{folder}' has no '{parts[at]}'{(near is null ? "" : $"; did you mean '{near}'?")}";
    }

    static string Holds(string folder)
    {
        var names = Names(folder).Take(MostNames).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "nothing" : string.Join(", ", names.Take(3)) + (names.Count > 3 ? ", ..." : "");
    }

    static IEnumerable<string> Names(string folder)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)!).ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

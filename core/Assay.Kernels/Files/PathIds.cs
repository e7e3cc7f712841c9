using System.Text.RegularExpressions;

namespace Assay.Kernels.Files;

/// <summary>
/// Files by sample id. The id is the path below the root without extension, or what a pattern with one capture finds in that
/// (<c>^(.*)_gtFine_labelIds$</c>).
/// </summary>
/// <param name="Files">Absolute paths by id, in ordinal order of the ids.</param>
/// <param name="Ignored">Files that the pattern does not match, relative to the root.</param>
public sealed record PathIds(SortedList<string, string> Files, IReadOnlyList<string> Ignored)
{
    /// <summary>Longest time for one name; a pattern that takes longer never ends.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Names every file.</summary>
    /// <exception cref="InvalidDataException">Two files have one id, or the pattern is not one that names files.</exception>
    public static PathIds Of(PathSet paths, string? match)
    {
        var pattern = match is null ? null : Compile(match);
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        List<string> ignored = [];
        foreach (var path in paths.Paths)
            if (Identify(path, pattern) is not { } id)
                ignored.Add(path);
            else if (!files.TryAdd(id, paths.Absolute(path)))
                throw new InvalidDataException($"'{id}' is the id of two files, {files[id]} and {paths.Absolute(path)}, expected one; "
                    + (match is null ? "remove one, or name one kind by a glob such as '**/*.png'" : "let 'match' capture more of the name"));
        return new PathIds(new SortedList<string, string>(files, StringComparer.Ordinal), ignored);
    }

    static string? Identify(string path, Regex? pattern)
    {
        var name = path[..^Path.GetExtension(path).Length];
        try
        {
            return pattern is null ? name : pattern.Match(name) is { Success: true } match && match.Groups[1].Length > 0 ? match.Groups[1].Value : null;
        }
        catch (RegexMatchTimeoutException)
        {
            throw new InvalidDataException($"match '{pattern}' did not finish within {Patience.TotalSeconds} s on '{name}'; avoid nested repetitions such as (a+)+");
        }
    }

    static Regex Compile(string match)
    {
        try
        {
            var pattern = new Regex(match, RegexOptions.CultureInvariant, Patience);
            var groups = pattern.GetGroupNumbers().Length - 1;
            return groups == 1 ? pattern
                : throw new InvalidDataException($"match '{match}' has {groups} capture groups, expected exactly one, the id; write (?:...) for groups that only group");
        }
        catch (ArgumentException broken)
        {
            throw new InvalidDataException($"match is not a regular expression: {broken.Message}", broken);
        }
    }
}

using System.Text.RegularExpressions;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>The first comment of an issue. Its last line holds the item's id, by which the issue is found again.</summary>
static partial class IssueText
{
    const int Longest = 4000;

    public static string Of(PushedItem item, IReadOnlyList<string> found)
    {
        IEnumerable<string> said = item.Said.Select(pair => $"{pair.Reviewer}: {string.Join(", ", pair.Verdict.Kinds.Prepend(pair.Verdict.Decision))}{(pair.Verdict.Comment is { Length: > 0 } comment ? $" - {comment}" : "")}");
        var text = string.Join('\n', found.Concat(said).Concat(found.Count == 0 && item.Item.Reason.Length > 0 ? [item.Item.Reason] : []));
        return $"{(text.Length > Longest ? text[..Longest] + "..." : text)}\nassay item {item.Item.Id}".TrimStart();
    }

    /// <summary>Null when the comment is nobody's of ours.</summary>
    public static string? ItemOf(string comment) => LastLine().Match(comment) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^assay item ([0-9a-f]{8,64})\s*\z", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex LastLine();
}

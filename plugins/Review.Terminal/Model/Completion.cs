namespace Assay.Review.Terminal;

/// <summary>What the word at the caret may become.</summary>
public static class Completion
{
    /// <summary>Words that fit, in order.</summary>
    public static IReadOnlyList<string> Find(ScreenMode mode, TextLine line, Desk desk)
    {
        var (before, word) = Split(line);
        return mode == ScreenMode.Comment ? [] : [.. Candidates(mode, before, desk).Where(candidate => candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Distinct()];
    }

    /// <summary>Adds what all words that fit have in common; a space when there is one.</summary>
    public static TextLine Complete(ScreenMode mode, TextLine line, Desk desk)
    {
        var found = Find(mode, line, desk);
        if (found.Count == 0)
            return line;
        var (before, word) = Split(line);
        var shared = found.Aggregate((a, b) => a[..a.AsSpan().CommonPrefixLength(b)]);
        var added = found.Count == 1 ? found[0] + (mode == ScreenMode.CommandLine && before.Length == 0 ? " " : "") : shared.Length > word.Length ? shared : word;
        return new TextLine(before + added + line.Text[line.Caret..], before.Length + added.Length);
    }

    static (string Before, string Word) Split(TextLine line)
    {
        var written = line.Text[..line.Caret];
        var start = written.LastIndexOfAny([' ', '!', '=', '-']) + 1;
        return (written[..start], written[start..]);
    }

    static IEnumerable<string> Candidates(ScreenMode mode, string before, Desk desk) => (mode, before.TrimEnd()) switch
    {
        (ScreenMode.CommandLine, "") => CommandLine.Words,
        (ScreenMode.CommandLine, "set") => ["advance"],
        (ScreenMode.CommandLine, "set advance") => ["on", "off"],
        (ScreenMode.CommandLine, "sort") => ItemSort.Fields(desk),
        (ScreenMode.CommandLine, var text) when text.StartsWith("sort ", StringComparison.Ordinal) => ["asc", "desc"],
        (ScreenMode.CommandLine, var text) when !text.StartsWith("filter", StringComparison.Ordinal) => [],
        (_, var text) when text.EndsWith("state=", StringComparison.Ordinal) => ItemFields.AllStates,
        (_, var text) when text.EndsWith("kind=", StringComparison.Ordinal) => desk.Review.Kinds.Select(kind => kind.Kind),
        (_, var text) when text.EndsWith("class=", StringComparison.Ordinal) => desk.Review.Classes.Select(entry => entry.Name),
        (_, var text) when text.EndsWith('=') => [],
        _ => ItemFilter.Fields(desk),
    };
}

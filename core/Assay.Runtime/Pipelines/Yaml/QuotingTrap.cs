using System.Text.RegularExpressions;

namespace Assay.Runtime.Pipelines.Yaml;

/// <summary>Values that YAML reads as something else unless they are quoted, and how to write them.</summary>
static partial class QuotingTrap
{
    /// <summary>What to write instead, as the end of a message; empty when the cause is another.</summary>
    public static string Advice(string said, string[] lines, Place place)
    {
        var line = place.Line <= lines.Length ? lines[place.Line - 1] : "";
        if (said.Contains("escape", StringComparison.Ordinal))
            return "; within double quotes '\\' starts an escape: write '\\\\', or use single quotes";
        if (NoSpaceAfterColon().Match(line) is { Success: true } glued)
            return $"; a ':' needs a space behind it: '{glued.Groups[1].Value}: '";
        if (InFlow(line, place.Column) is { } part)
            return Of(part) ?? "";
        return Of(line) ?? MissingColon(lines, place.Line)
            ?? (said.Contains("end of stream", StringComparison.Ordinal) && Entry().Match(line) is { Success: true } open && open.Groups[2].Value[0] is '"' or '\'' ? "; the quote is never closed" : "")
            + (said.Contains("',' or '", StringComparison.Ordinal) ? "; look for a missing ',', '}' or ']'" : "");
    }

    /// <summary>A value in quotes, so that YAML leaves it as it is.</summary>
    public static string Quoted(string value) =>
        !value.Contains('\'') ? $"'{value}'"
        : value.AsSpan().ContainsAny('"', '\\') ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"
        : $"\"{value}\"";

    /// <summary><c>, as in key: 'value'</c> for the entry at a place; empty when the place is in the middle of something.</summary>
    public static string Example(string[] lines, Place place)
    {
        var line = place.Line <= lines.Length ? lines[place.Line - 1] : "";
        return Entry().Match(InFlow(line, place.Column) ?? line) is { Success: true } match ? $", as in {match.Groups[1].Value}: {Quoted(Comment().Replace(match.Groups[2].Value, "").Trim())}" : "";
    }

    /// <param name="entry"><c>key: value</c>.</param>
    static string? Of(string entry)
    {
        if (Entry().Match(entry) is not { Success: true } match)
            return null;
        var (key, value) = (match.Groups[1].Value, Comment().Replace(match.Groups[2].Value, "").Trim());
        var why = value.Length == 0 ? null : Why(value);
        return why is null ? null : $"; {why}: put the whole value in quotes, as in {key}: {Quoted(value)}";
    }

    static string? Why(string value) =>
        value[0] is '%' or '@' or '`' or '*' or '&' or '!' or ',' or ']' or '}' ? $"a value cannot start with '{value[0]}'"
        : value[0] is '[' or '{' && value[^1] is not (']' or '}') ? $"a value that starts with '{value[0]}' is a {(value[0] == '[' ? "list" : "mapping")}, and nothing goes on behind its end"
        : value[0] is '|' or '>' && value.Length > 2 ? $"'{value[0]}' at the start of a value begins a block of text on the lines below"
        : value[0] is '"' or '\'' ? (QuotedThenMore().IsMatch(value) ? "the value goes on behind its closing quote" : null)
        : value.Contains(": ", StringComparison.Ordinal) ? "a ': ' inside a value starts a mapping"
        : null;

    /// <summary>The entry of a <c>{ a: b, c: d }</c> that holds a column; null when the column is in none.</summary>
    static string? InFlow(string line, int column)
    {
        var at = Math.Clamp(column - 1, 0, line.Length);
        var start = line.AsSpan(0, at).LastIndexOfAny('{', ',') + 1;
        if (start == 0 || !line.AsSpan(0, start).Contains('{') || line.AsSpan(start, at - start).Contains('}'))
            return null;
        var end = line.AsSpan(start).IndexOfAny(',', '}');
        return (end < 0 ? line[start..] : line[start..(start + end)]).Trim();
    }

    static string? MissingColon(string[] lines, int line)
    {
        var above = line - 2;
        while (above >= 0 && above < lines.Length && lines[above].Trim().Length == 0)
            above--;
        return above >= 0 && above < lines.Length && LoneWord().Match(lines[above]) is { Success: true } word ? $"; '{word.Groups[1].Value}' on line {above + 1} has no ':' behind it" : null;
    }

    [GeneratedRegex(@"^\s*(?:- +)*([A-Za-z_][\w-]*)\s*: +(.+)$")]
    private static partial Regex Entry();

    [GeneratedRegex(@" #.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*(?:- +)*([A-Za-z_][\w-]*):[\[{""'].*")]
    private static partial Regex NoSpaceAfterColon();

    [GeneratedRegex(@"^\s*(?:- +)*([A-Za-z_]\w*)\s*$")]
    private static partial Regex LoneWord();

    [GeneratedRegex("""^(?:"[^"]*"|'[^']*') *[^\s#,}\]]""")]
    private static partial Regex QuotedThenMore();
}

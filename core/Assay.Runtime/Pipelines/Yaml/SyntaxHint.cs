using System.Text.RegularExpressions;

namespace Assay.Runtime.Pipelines.Yaml;

/// <summary>Says what is usually behind a YAML syntax error.</summary>
static partial class SyntaxHint
{
    /// <summary>A code and a message for what the parser said; the place moves to the cause when the cause is clear.</summary>
    public static (string Code, string Message) Explain(string said, string[] lines, ref Place place)
    {
        if (said.Contains("nested more than", StringComparison.Ordinal))
            return (Codes.YamlDepth, said + "; a pipeline needs far less");
        for (var line = 1; line <= Math.Min(place.Line + 1, lines.Length); line++)
            if (TabColumn(lines[line - 1]) is { } column)
            {
                place = place with { Line = line, Column = column };
                return (Codes.YamlTab, "a tab indents this line; YAML is indented with spaces");
            }
        var text = place.Line <= lines.Length ? lines[place.Line - 1] : "";
        return (Codes.YamlSyntax, $"this is not YAML: {Tidy(said)}{Advice(text)}");
    }

    /// <summary>Lines indented with tabs that the parser let pass; not those inside block text.</summary>
    public static IEnumerable<Place> IndentingTabs(string file, string[] lines, Node? root)
    {
        var blocks = Scalars(root).Where(scalar => scalar.LastLine > scalar.Place.Line).ToList();
        for (var i = 0; i < lines.Length; i++)
            if (TabColumn(lines[i]) is { } column && lines[i].Trim().Length > 0 && !blocks.Exists(block => block.Place.Line <= i + 1 && i + 1 <= block.LastLine))
                yield return new(file, i + 1, column);
    }

    static IEnumerable<ScalarNode> Scalars(Node? node) => node switch
    {
        ScalarNode scalar => [scalar],
        ListNode list => list.Items.SelectMany(Scalars),
        MapNode map => map.Entries.SelectMany(entry => Scalars(entry.Value)),
        _ => [],
    };

    static int? TabColumn(string line)
    {
        for (var i = 0; i < line.Length && line[i] is ' ' or '\t'; i++)
            if (line[i] == '\t')
                return i + 1;
        return null;
    }

    static string Advice(string line) =>
        StartsWithForbidden().Match(line) is { Success: true } start ? $"; a value cannot start with '{start.Groups[1].Value}': put the whole value in quotes"
        : QuotedThenMore().IsMatch(line) ? "; the value goes on behind its closing quote: put all of it in one pair of quotes, of the other kind"
        : ColonInValue().IsMatch(line) ? "; a ': ' inside a value starts a mapping: put the whole value in quotes"
        : "";

    static string Tidy(string said)
    {
        var text = Positions().Replace(said, "").Trim().TrimEnd('.');
        return text.Length == 0 ? "it ends too early" : char.ToLowerInvariant(text[0]) + text[1..];
    }

    [GeneratedRegex(@"^\(Line:[^)]*\)( - \(Line:[^)]*\))?: *|^While [^,]*, ")]
    private static partial Regex Positions();

    [GeneratedRegex(@"^\s*(?:- +)?[A-Za-z_][\w-]*: +([%@`])")]
    private static partial Regex StartsWithForbidden();

    [GeneratedRegex("""^\s*(?:- +)?[A-Za-z_][\w-]*: +(?:"[^"]*"|'[^']*') *[^\s#,}\]]""")]
    private static partial Regex QuotedThenMore();

    [GeneratedRegex("""^\s*(?:- +)?[A-Za-z_][\w-]*: +[^\s"'#{\[].*: """)]
    private static partial Regex ColonInValue();
}

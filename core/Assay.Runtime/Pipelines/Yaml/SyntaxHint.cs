using System.Text.RegularExpressions;

namespace Assay.Runtime.Pipelines.Yaml;

/// <summary>Says what is usually behind a YAML syntax error.</summary>
static partial class SyntaxHint
{
    const string TabAdvice = "a tab indents this line; YAML is indented with spaces";

    /// <summary>A code and a message for what the parser said; the place moves to the cause when the cause is clear.</summary>
    public static (string Code, string Message) Explain(string said, string[] lines, ref Place place)
    {
        if (said.Contains("nested more than", StringComparison.Ordinal))
            return (Codes.YamlDepth, said + "; a pipeline needs far less");
        if (IndentingTab(lines, place.Line) is { } tab)
        {
            place = place with { Line = tab.Line, Column = tab.Column };
            return (Codes.YamlTab, TabAdvice);
        }
        if (said.Contains("of tag", StringComparison.Ordinal) && TagColumn(lines, place) is { } bang)
        {
            place = place with { Column = bang };
            return (Codes.YamlTag, $"an unquoted '!' at the start of a value is read as a YAML tag; put the whole value in quotes{QuotingTrap.Example(lines, place)}");
        }
        if (Indentation.Flaw(lines, ref place) is { } flaw)
            return (Codes.YamlIndent, flaw);
        return (Codes.YamlSyntax, $"this is not YAML: {Tidy(said)}{QuotingTrap.Advice(said, lines, place)}");
    }

    /// <summary>Characters that indent and are no spaces, in lines that the parser let pass; not those inside block text.</summary>
    public static IEnumerable<(Place Place, string Code, string Message)> FalseSpaces(string file, string[] lines, Node? root)
    {
        var blocks = Scalars(root).Where(scalar => scalar.LastLine > scalar.Place.Line).ToList();
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Trim().Length > 0 && !blocks.Exists(block => block.Place.Line <= i + 1 && i + 1 <= block.LastLine))
            {
                if (TabColumn(lines[i]) is { } tab)
                    yield return (new(file, i + 1, tab), Codes.YamlTab, TabAdvice);
                else if (Indentation.FalseSpace(lines[i]) is { } column)
                    yield return (new(file, i + 1, column), Codes.YamlIndent, Indentation.FalseSpaceAdvice(lines[i][column - 1]));
            }
    }

    static IEnumerable<ScalarNode> Scalars(Node? node) => node switch
    {
        ScalarNode scalar => [scalar],
        ListNode list => list.Items.SelectMany(Scalars),
        MapNode map => map.Entries.SelectMany(entry => Scalars(entry.Value)),
        _ => [],
    };

    static (int Line, int Column)? IndentingTab(string[] lines, int failed)
    {
        for (var line = 1; line <= Math.Min(failed + 1, lines.Length); line++)
            if (TabColumn(lines[line - 1]) is { } column)
                return (line, column);
        return null;
    }

    static int? TabColumn(string line)
    {
        for (var i = 0; i < line.Length && line[i] is ' ' or '\t'; i++)
            if (line[i] == '\t')
                return i + 1;
        return null;
    }

    static int? TagColumn(string[] lines, Place place) =>
        place.Line <= lines.Length && lines[place.Line - 1].LastIndexOf('!', Math.Min(place.Column, lines[place.Line - 1].Length) - 1) is >= 0 and var at ? at + 1 : null;

    static string Tidy(string said)
    {
        var text = Positions().Replace(said, "").Trim().TrimEnd('.');
        return text.Length == 0 ? "it ends too early" : char.ToLowerInvariant(text[0]) + text[1..];
    }

    [GeneratedRegex(@"^\(Line:[^)]*\)( - \(Line:[^)]*\))?: *|^While [^,]*, ")]
    private static partial Regex Positions();
}

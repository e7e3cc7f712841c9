using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Assay.Runtime.Pipelines.Yaml;

/// <summary>
/// Reads one strict YAML document as a tree with positions. Anchors, aliases, merge keys, tags, complex keys, duplicate keys and further documents are refused:
/// the file you read is the file that runs.
/// </summary>
sealed class YamlReader
{
    public const int MaxDepth = 64;

    readonly string file;
    readonly string[] lines;
    readonly Diagnostics diagnostics;
    readonly Parser parser;
    readonly Func<string, string?> variables;
    int depth;

    YamlReader(string file, string text, Diagnostics diagnostics, Func<string, string?> variables)
    {
        (this.file, this.diagnostics, this.variables) = (file, diagnostics, variables);
        lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The tree, or null when the text is no YAML; what was refused is in the diagnostics.</summary>
    /// <param name="variables">What <c>${NAME}</c> stands for; null: the environment.</param>
    public static Node? Read(string file, string text, Diagnostics diagnostics, Func<string, string?>? variables = null)
    {
        var reader = new YamlReader(file, text, diagnostics, variables ?? Environment.GetEnvironmentVariable);
        if (reader.RefuseCharacters())
            return null;
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException e)
        {
            reader.Refuse(e.Start, e.Message);
        }
        catch (Exception e) when (e is not PipelineException and not OutOfMemoryException)
        {
            // The parser gives up on some input with exceptions of its own making: InvalidOperationException on a mapping that does not end.
            reader.Refuse(reader.parser.Current?.Start ?? Mark.Empty, "what starts here does not end as it should; look for a missing '}' or ']'");
        }
        return null;
    }

    /// <summary>YAML knows no control characters; the parser would pass over some of them in silence, and end a line at others where YAML 1.2 does not.</summary>
    bool RefuseCharacters()
    {
        for (var line = 0; line < lines.Length; line++)
            for (var i = 0; i < lines[line].Length; i++)
                if (char.IsControl(lines[line][i]) && lines[line][i] is not '\t' || lines[line][i] is '\u2028' or '\u2029')
                {
                    diagnostics.Error(new(file, line + 1, i + 1), Codes.YamlCharacter, $"the character U+{(int)lines[line][i]:X4} cannot stand in YAML; delete it, or write it as an escape within double quotes");
                    return true;
                }
        return false;
    }

    void Refuse(Mark mark, string said)
    {
        var place = At(mark);
        var (code, message) = SyntaxHint.Explain(said, lines, ref place);
        diagnostics.Error(place, code, message);
    }

    Node? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            return null;
        var root = ReadNode();
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
            diagnostics.Error(At(second.Start), Codes.YamlDocuments, "a second YAML document starts here, after '---' or '...'; a pipeline is one document");
        var before = diagnostics.Errors;
        foreach (var (place, code, message) in SyntaxHint.FalseSpaces(file, lines, root))
            diagnostics.Error(place, code, message);
        return diagnostics.Errors == before ? root : null; // what such a line belongs to cannot be told
    }

    Node ReadNode()
    {
        var before = diagnostics.Errors;
        if (parser.Current is NodeEvent node)
            RefuseExtras(node);
        return parser.Current switch
        {
            Scalar => ReadScalar(before),
            SequenceStart => Nested(ReadList),
            MappingStart => Nested(ReadMap),
            AnchorAlias alias => SkipAlias(alias),
            var other => throw new YamlException(other?.Start ?? Mark.Empty, other?.End ?? Mark.Empty, "a value was expected"),
        };
    }

    void RefuseExtras(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            diagnostics.Error(At(node.Start), Codes.YamlAlias, $"'&{node.Anchor.Value}' is read as a YAML anchor; anchors are not used here: write values out, and put text that starts with '&' in quotes");
        if (!node.Tag.IsEmpty)
            diagnostics.Error(At(node.Start), Codes.YamlTag, $"an unquoted '!' at the start of a value is read as a YAML tag ('{Tag(node)}'); put the whole value in quotes{QuotingTrap.Example(lines, At(node.Start))}");
    }

    static string Tag(NodeEvent node) => node.Tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal);

    ScalarNode SkipAlias(AnchorAlias alias)
    {
        parser.MoveNext();
        diagnostics.Error(At(alias.Start), Codes.YamlAlias, $"'*{alias.Value.Value}' is read as a YAML alias; aliases are not used here: write the value out, or put text that starts with '*' in quotes");
        return new ScalarNode(At(alias.Start), "", "", ScalarStyle.Plain, (int)alias.End.Line) { Refused = true };
    }

    Node Nested(Func<Node> read)
    {
        if (++depth > MaxDepth)
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"values are nested more than {MaxDepth} deep");
        var node = read();
        depth--;
        return node;
    }

    /// <param name="before">How many errors there were before its tag and anchor were looked at.</param>
    ScalarNode ReadScalar(int before)
    {
        var scalar = parser.Consume<Scalar>();
        var place = At(scalar.Start);
        var style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.Quoted,
            YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Block,
            _ => ScalarStyle.Plain,
        };
        var text = Variables.Substitute(scalar.Value, variables, (code, message) => diagnostics.Error(place, code, message));
        return new(place, text, scalar.Value, style, (int)scalar.End.Line) { Refused = diagnostics.Errors > before, CommentFollows = style == ScalarStyle.Plain && IsCommentAt(scalar.End) };
    }

    bool IsCommentAt(Mark mark) =>
        mark.Line <= lines.Length && lines[mark.Line - 1] is var line && mark.Column <= line.Length && line.AsSpan((int)mark.Column - 1).TrimStart().StartsWith("#");

    ListNode ReadList()
    {
        var start = parser.Consume<SequenceStart>();
        List<Node> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode());
        return new(At(start.Start), items);
    }

    MapNode ReadMap()
    {
        var start = parser.Consume<MappingStart>();
        Dictionary<string, Place> seen = [];
        List<MapEntry> entries = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var (key, place) = ReadKey();
            var value = ReadNode();
            if (key is not null && IsNew(key, place, seen))
                entries.Add(new(key, place, value));
        }
        return new(At(start.Start), entries);
    }

    (string? Key, Place Place) ReadKey()
    {
        var at = parser.Current!;
        if (at is Scalar key)
        {
            RefuseExtras(key);
            parser.MoveNext();
            return (key.Value, At(key.Start));
        }
        var place = At(at.Start);
        if (ReadNode() is not ScalarNode)
            diagnostics.Error(place, Codes.YamlKey, "a key must be plain text, found a list or a mapping; put a value that starts with '{' or '[' in quotes");
        return (null, place);
    }

    bool IsNew(string key, Place place, Dictionary<string, Place> seen)
    {
        if (key == "<<")
            diagnostics.Error(place, Codes.YamlMerge, "'<<' (merge) is not used here: write the keys out");
        else if (seen.TryGetValue(key, out var first))
            diagnostics.Error(place, Codes.DuplicateKey, $"the key '{key}' stands twice, first on line {first.Line}; keep one");
        else
            return seen.TryAdd(key, place);
        return false;
    }

    /// <summary>Within the text, whatever the parser says of an end that comes too early.</summary>
    Place At(Mark mark)
    {
        var line = (int)Math.Clamp(mark.Line, 1, lines.Length);
        return new(file, line, line < mark.Line ? lines[line - 1].Length + 1 : (int)Math.Clamp(mark.Column, 1, lines[line - 1].Length + 1));
    }
}

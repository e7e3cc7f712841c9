namespace Assay.Runtime.Pipelines.Yaml;

/// <summary>Indentation that YAML refuses, and why.</summary>
static class Indentation
{
    /// <summary>What is wrong with the indentation of the line that the parser stopped at, or of one before it; null when that is not it.</summary>
    public static string? Flaw(string[] lines, ref Place place)
    {
        var last = Math.Min(place.Line, lines.Length);
        for (var line = 1; line <= last; line++)
            if (FalseSpace(lines[line - 1]) is { } column)
            {
                place = place with { Line = line, Column = column };
                return FalseSpaceAdvice(lines[line - 1][column - 1]);
            }
        if (last == 0 || Width(lines[last - 1]) != place.Column - 1)
            return null;
        var (text, width) = (lines[last - 1], place.Column - 1);
        if (text.Length > width + 1 && text[width] == '-' && char.IsLetter(text[width + 1]))
            return $"'-' needs a space behind it: '- {text[(width + 1)..].Trim()}'";
        var open = Open(lines.AsSpan(0, last - 1));
        return open.Contains(width) ? null : $"this line is indented by {Spaces(width)}, which fits none of the lines above it ({string.Join(", ", open.Order())}); give it the indentation of what it belongs to";
    }

    /// <summary>The column of a character in the indentation that looks like a space and is none, or null.</summary>
    public static int? FalseSpace(string line)
    {
        for (var i = 0; i < line.Length; i++)
            if (line[i] is '\u00A0' or (>= '\u2000' and <= '\u200B') or '\u202F' or '\u3000' or '\uFEFF')
                return i + 1;
            else if (line[i] is not ' ')
                return null;
        return null;
    }

    public static string FalseSpaceAdvice(char found) => $"the character U+{(int)found:X4} indents this line; it looks like a space and is none: replace it by a space";

    static string Spaces(int count) => count == 1 ? "1 space" : $"{count} spaces";

    static int Width(string line) => line.Length - line.TrimStart(' ').Length;

    /// <summary>The indentations at which a line may go on: of the mappings and lists that are still open.</summary>
    static HashSet<int> Open(ReadOnlySpan<string> lines)
    {
        var open = new Stack<int>([0]);
        foreach (var line in lines)
        {
            var (text, width) = (line.TrimStart(' '), Width(line));
            if (text.Length == 0 || text[0] == '#')
                continue;
            while (open.Peek() > width)
                open.Pop();
            Push(open, width);
            for (var rest = text; rest.StartsWith("- ", StringComparison.Ordinal); rest = rest[2..].TrimStart(' '))
                Push(open, width += rest.Length - rest[2..].TrimStart(' ').Length);
        }
        return [.. open];
    }

    static void Push(Stack<int> open, int width)
    {
        if (open.Peek() < width)
            open.Push(width);
    }
}

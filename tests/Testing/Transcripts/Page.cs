using System.Text.RegularExpressions;

namespace Assay.Testing.Transcripts;

/// <summary>Reads a Markdown page as instructions. A section is a heading of two #, or what stands before the first, with everything below it.</summary>
static partial class Page
{
    public static IReadOnlyList<Section> Read(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        List<Section> sections = [];
        var (title, steps) = ("", new List<Step>());
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add(new(title, steps));
                (title, steps) = (lines[i][3..].Trim(), []);
            }
            else if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.IndexOf(lines, "```", i + 1);
                if (end < 0)
                    throw new FormatException($"line {i + 1}: the code block has no end");
                steps.AddRange(Block(lines, i, end));
                i = end;
            }
        sections.Add(new(title, steps));
        return sections;
    }

    static IEnumerable<Step> Block(string[] lines, int start, int end) =>
        lines[start] == "```console" ? Commands(lines, start + 1, end)
        : FileName(lines, start) is { } name ? [new Saved(start + 1, name, string.Concat(lines[(start + 1)..end].Select(line => line + "\n")))]
        : [];

    /// <summary><c>$ command</c>, with <c>&gt; </c> before further lines of the same command, then its output.</summary>
    static IEnumerable<Step> Commands(string[] lines, int start, int end)
    {
        for (var i = start; i < end;)
        {
            if (!lines[i].StartsWith("$ ", StringComparison.Ordinal))
                throw new FormatException($"line {i + 1}: expected '$ ' and a command at the start of a console block, got '{lines[i]}'");
            var (line, command) = (i + 1, lines[i++][2..]);
            while (i < end && lines[i].StartsWith("> ", StringComparison.Ordinal))
                command += "\n" + lines[i++][2..];
            var output = i;
            while (i < end && !lines[i].StartsWith("$ ", StringComparison.Ordinal))
                i++;
            yield return new Typed(line, command, lines[output..i]);
        }
    }

    /// <summary>The file that the line before a block names, or null.</summary>
    static string? FileName(string[] lines, int block)
    {
        var before = lines[..block].LastOrDefault(line => line.Length > 0) ?? "";
        return Named().Match(before) is { Success: true } match ? match.Groups[1].Value : null;
    }

    /// <summary><c>`scorer.csx`:</c> or <c>`scorer.csx`, beside the pipeline:</c>.</summary>
    [GeneratedRegex("^`([^` ]*[./][^` ]*)`.*:$")]
    private static partial Regex Named();
}

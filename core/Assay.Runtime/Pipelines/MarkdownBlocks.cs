namespace Assay.Runtime.Pipelines;

/// <summary>The pipelines in a Markdown page: fenced yaml blocks with a <c>dataset:</c> key, unless their first line is <c># fragment</c>.</summary>
public static class MarkdownBlocks
{
    public static IEnumerable<PipelineText> Find(PipelineText page)
    {
        var lines = page.Text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (Fence(lines[i]) is { } fence)
            {
                var end = i + 1;
                while (end < lines.Length && !IsClosing(lines[end], fence))
                    end++;
                if (IsPipeline(lines[i], lines[(i + 1)..end]))
                    yield return page with { Text = new string('\n', i + 1) + string.Join('\n', lines[(i + 1)..end]) + "\n" };
                i = end;
            }
    }

    /// <summary>The characters that open a fenced block, or null.</summary>
    static string? Fence(string line)
    {
        var text = line.TrimStart();
        var length = text.TakeWhile(c => c == '`').Count() is var ticks && ticks >= 3 ? ticks : text.TakeWhile(c => c == '~').Count();
        return length >= 3 ? text[..length] : null;
    }

    static bool IsClosing(string line, string fence) => line.Trim() is var text && text.StartsWith(fence, StringComparison.Ordinal) && text.All(c => c == fence[0]);

    static bool IsPipeline(string opening, string[] block) =>
        opening.Trim().TrimStart('`', '~').Trim() is "yaml" or "yml"
        && block.FirstOrDefault()?.Trim() != "# fragment"
        && block.Any(line => line.TrimStart().StartsWith("dataset:", StringComparison.Ordinal));
}

using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Tests.Pipelines;

/// <summary>Whatever stands in a file, reading it ends in a pipeline or in diagnostics.</summary>
public class YamlFuzzTests
{
    static readonly string[] Pieces =
        ["\t", ":", ": ", "- ", "{", "}", "[", "]", "!", "&a ", "*a", "\"", "'", "|\n", ">\n", "#", "${", "${X}", "\n", "  ", "\0", "\u2028", "é", "---\n", "...\n", "%YAML 9.9\n", "? ", "~", "<<: ", "@", "`", "\uFEFF", "\\x", "1e999"];

    [Fact]
    public void Five_thousand_mutations_of_valid_pipelines_give_pipelines_or_diagnostics()
    {
        var random = new Random(20261120);
        // Expressions are left out: compiling thousands of them measures the compiler, not the reader.
        string[] seeds = [.. Directory.EnumerateFiles(Path.Combine(Reading.Folder, "valid"), "*.yaml").Order().Select(File.ReadAllText)
            .Select(text => string.Concat(text.Split('\n').Where(line => !line.Contains("where:") && !line.Contains("let:") && !line.Contains("risk")).Select(line => line + "\n")))];
        for (var i = 0; i < 5000; i++)
        {
            var text = seeds[i % seeds.Length];
            for (var edits = random.Next(1, 6); edits > 0; edits--)
                text = Mutate(text, random);
            if (text.Contains("where") || text.Contains("let"))
                continue;
            var problem = Record.Exception(() => Reading.Read(text, "valid/fuzz.yaml"));
            Assert.True(problem is null or PipelineException { Diagnostics.Count: > 0 }, $"{problem}\n---\n{text}");
        }
    }

    static string Mutate(string text, Random random)
    {
        var (at, length) = (random.Next(text.Length + 1), random.Next(0, 12));
        var end = Math.Min(text.Length, at + length);
        return random.Next(4) switch
        {
            0 => text[..at] + text[end..],
            1 => text[..at] + Pieces[random.Next(Pieces.Length)] + text[at..],
            2 => text[..at] + text[at..end] + text[at..end] + text[end..],
            _ => text[..at] + Pieces[random.Next(Pieces.Length)] + text[end..],
        };
    }
}

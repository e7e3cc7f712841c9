using Assay.Runtime.Pipelines;
using Assay.Runtime.Testing;

namespace Assay.Runtime.Tests.Testing;

/// <summary>Whatever stands in a test file, reading it ends in tests or in diagnostics with places in it.</summary>
public sealed class TestFileFuzzTests : IDisposable
{
    const int Seed = 20261121;

    static readonly string[] Pieces = ["\t", ": ", "- ", "{", "}", "[", "]", "!", "&a ", "\"", "'", "|\n", "#", "${", "${X}", "\n", "  ", "\0", "~", "1e999", "empty", "-1", "cases:\n", "expect: {}", "? "];

    readonly TempFolder folder = new();

    [Fact]
    public void Two_thousand_mutations_of_the_examples_tests_give_tests_or_diagnostics()
    {
        var random = new Random(Seed);
        string[] seeds = [.. Directory.GetFiles(Path.Combine(Repository.Root, "pipelines"), "*.test.yaml").Order().Select(File.ReadAllText)];
        for (var i = 0; i < 2000; i++)
        {
            var text = seeds[i % seeds.Length];
            for (var edits = random.Next(1, 6); edits > 0; edits--)
                text = Mutate(text, random);
            var file = folder.Write("x.test.yaml", text);
            var problem = Record.Exception(() => TestFileReader.Read(file));
            Assert.True(problem is null || problem is PipelineException broken && broken.Diagnostics.All(diagnostic => diagnostic.Place.File == file), $"seed {Seed}: {problem}\n---\n{text}");
        }
    }

    [Fact]
    public void The_examples_tests_themselves_are_read()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "pipelines"), "*.test.yaml"))
            Assert.True(TestFileReader.Read(file) is { Cases.Count: > 0 } read && File.Exists(read.Pipeline));
    }

    static string Mutate(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var end = Math.Min(text.Length, at + random.Next(12));
        var piece = Pieces[random.Next(Pieces.Length)];
        return random.Next(3) switch { 0 => text[..at] + text[end..], 1 => text[..at] + piece + text[at..], _ => text[..at] + piece + text[end..] };
    }

    public void Dispose() => folder.Dispose();
}

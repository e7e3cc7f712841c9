using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Tests.Pipelines;

/// <summary>Every <c>broken/x.yaml</c> gives the diagnostics of <c>broken/x.golden.txt</c>: file, place, code, message, suggestion.</summary>
public class BrokenPipelineTests
{
    public static TheoryData<string> Names => Cases("broken");

    public static TheoryData<string> Valid => Cases("valid");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_broken_pipeline_is_refused_with_every_problem_at_its_place(string name)
    {
        var file = Path.Combine("broken", name + ".yaml");
        var diagnostics = Reading.Diagnose(File.ReadAllText(Path.Combine(Reading.Folder, file)), file);
        Assert.Contains(diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        Golden.Equal(Path.Combine("broken", name), Reading.Lint(File.ReadAllText(Path.Combine(Reading.Folder, file)), file));
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_valid_pipeline_resolves_to_the_same_text(string name)
    {
        var file = Path.Combine("valid", name + ".yaml");
        var pipeline = Reading.Read(File.ReadAllText(Path.Combine(Reading.Folder, file)), file);
        Assert.DoesNotContain(Reading.Folder, pipeline.Resolved);
        Golden.Equal(Path.Combine("valid", name), pipeline.Resolved.Replace("},{", "},\n{") + "\n" + string.Concat(pipeline.Warnings.Select(warning => Path.GetFileName(warning.ToString()) + "\n")));
    }

    [Fact]
    public void Every_code_that_a_broken_pipeline_shows_is_explained()
    {
        foreach (var golden in Directory.EnumerateFiles(Path.Combine(Reading.Folder, "broken"), "*.golden.txt"))
            foreach (var line in File.ReadLines(golden).Where(line => line.StartsWith("broken/", StringComparison.Ordinal)))
                Assert.NotNull(Runtime.Explaining.Explanation.Of(line.Split(": ")[1].Replace("warning ", "")));
    }

    static TheoryData<string> Cases(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Reading.Folder, folder), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
}

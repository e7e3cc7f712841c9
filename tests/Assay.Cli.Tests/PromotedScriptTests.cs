using System.Text.RegularExpressions;

namespace Assay.Cli.Tests;

/// <summary>A script that <c>assay new plugin --from</c> made a plugin of is unchanged, and says what it said.</summary>
public class PromotedScriptTests(PromotedScripts promoted) : IClassFixture<PromotedScripts>
{
    const string Head = """
        dataset:
          masks: { labels: data/labels }
          classes: [clear, cloud, thin_cloud]
        references:
          first: { masks: { labels: data/first }, classes: [clear, cloud, thin_cloud] }
          second: { masks: { labels: data/second }, classes: [clear, cloud, thin_cloud], min_joined: 0.5 }
          stored: { arrays: { probabilities: data/probs } }

        """;

    public static TheoryData<string> Scripts => [.. PromotedScripts.Scripts];

    [Fact]
    public void They_build_without_a_warning() => Assert.DoesNotContain("warning", promoted.Build.Output);

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Its_test_passes(string script)
    {
        var name = PromotedScripts.Pascal(script);
        Assert.Contains("Errors: 0, Failed: 0, Skipped: 0", DotnetCommand.Run(promoted.Folder.File($"made/{PromotedScripts.NameOf(script)}"), $"{name}.Tests/bin/Debug/net10.0/{name}.Tests.dll").Exits(0).Output);
    }

    [Theory]
    [InlineData("thin-cloud", "script/thin-cloud.csx")]
    [InlineData("own/mixed", "script/own/mixed.csx")]
    [InlineData("shared/parts", "script/shared/parts.csx", "mixed")]
    public void The_script_and_what_it_loads_come_along_to_the_byte(string script, string copy, string? plugin = null) =>
        Assert.Equal(File.ReadAllBytes(promoted.Folder.File($"scripts/{script}.csx")),
            File.ReadAllBytes(promoted.Folder.File($"made/{plugin ?? PromotedScripts.NameOf(script)}/{PromotedScripts.Pascal(plugin ?? script)}/{copy}")));

    [Fact]
    public void Scorers_give_the_bytes_that_their_scripts_gave()
    {
        var run = Same("scorers", exit: 4, Head + """
            steps:
              - script: { file: scripts/thin-cloud.csx, model: stored }
              - script: { file: scripts/class-recall.csx, model: first }
              - script: { file: scripts/two-models-agree.csx, first: first, second: second }
              - script: { file: scripts/own/mixed.csx, probs: stored, min_pixels: 2, of: worst, classes: [a, b], x_1: 7, equals: '==' }
              - lowest: { by: mixed, count: 5 }
            """);
        var scores = CsvText.Read(Path.Combine(run, "scores.csv"));
        Assert.All(new[] { "thin_cloud", "class_recall", "two_models_agree", "mixed" }, column => Assert.True(scores.Select(row => row[column]).Distinct().Count() > 2, column));
        Assert.Equal("failed:size-mismatch", scores[^1]["state"]);
    }

    [Fact]
    public void Selectors_and_outputs_of_samples_too()
    {
        var run = Same("selectors", exit: 0, Head + """
            steps:
              - random: { seed: 3 }
              - script: { file: scripts/class-recall.csx, model: second }
              - script: { file: scripts/both-low.csx, first: random, second: class_recall, limit: 0.99 }
              - script: { file: scripts/worst-of-each.csx, by: class_recall, attribute: folder, count: 2 }
              - script: { file: scripts/own/turn.csx }
            outputs:
              - script: { file: scripts/queue-by-reason.csx, examples: 2 }
              - script: { file: scripts/own/plain.csx }
            """);
        Assert.InRange(CsvText.Read(Path.Combine(run, "queue.csv")).Count, 2, 4);
        Assert.Contains("class_recall", File.ReadAllText(Path.Combine(run, "queue.csv")));
        Assert.StartsWith("# ", File.ReadAllText(Path.Combine(run, "queue-by-reason.txt")));
        Assert.EndsWith("items", File.ReadAllText(Path.Combine(run, "plain.md")));
    }

    [Fact]
    public void Selectors_of_instances_too()
    {
        var run = Same("instances", exit: 0, """
            dataset:
              coco: { annotations: data/instances.json }
            references:
              second: { coco: { annotations: data/second-opinion.json } }
            steps:
              - match: { reference: second }
              - script: { file: scripts/own/of-instances.csx, first: match, second: match_suspicion }
            """);
        Assert.InRange(CsvText.Read(Path.Combine(run, "queue.csv")).Count, 1, 5);
    }

    [Fact]
    public void A_package_that_a_script_may_not_have_comes_with_the_plugin()
    {
        promoted.Folder.Write("as-script.yaml", Head + "steps:\n  - script: { file: scripts/own/packaged.csx }\n");
        Assert.Contains("('assay new plugin --from packaged.csx')", AssayCommand.Run(promoted.Folder.Path, ["lint", "as-script.yaml"], promoted.Environment).Exits(1).Output);
        promoted.Folder.Write("as-plugin.yaml", Head + "steps:\n  - packaged: {}\n");
        AssayCommand.Run(promoted.Folder.Path, ["run", "as-plugin.yaml", "--out", "packaged"], promoted.Environment).Exits(0);
        Assert.All(CsvText.Read(promoted.Folder.File("packaged/scores.csv")), row => Assert.Equal("0.5", row["packaged"]));
    }

    [Fact]
    public void A_column_that_a_selector_looks_at_without_being_told_must_be_there()
    {
        promoted.Folder.Write("wrong.yaml", Head + "steps:\n  - random: {}\n  - both_low: { first: random }\n");
        Assert.Contains("wrong.yaml(10,5): unknown-column: 'both_low' decides by the column 'second', which no earlier step adds", AssayCommand.Run(promoted.Folder.Path, ["lint", "wrong.yaml"], promoted.Environment).Exits(1).Output);
    }

    [Fact]
    public void Options_are_checked_as_those_of_the_script_are()
    {
        foreach (var (given, says) in new[] { ("of: best", "'of' is 'best', expected one of"), ("min_pixels: 0", "'min_pixels' is 0, must be between 1 and 100"), ("share: 2", "'share' is 2, must be between 0 and 1"), ("x_2: 1", "'mixed' has no option 'x_2'; did you mean 'x_1'?") })
        {
            promoted.Folder.Write("wrong.yaml", Head + $"steps:\n  - mixed: {{ probs: stored, {given} }}\n");
            Assert.Contains(says, AssayCommand.Run(promoted.Folder.Path, ["lint", "wrong.yaml"], promoted.Environment).Exits(1).Output);
        }
    }

    // The same pipeline twice, with the scripts and with what they have become in their place. Returns the folder of the second run.
    string Same(string name, int exit, string pipeline)
    {
        var after = Regex.Replace(pipeline, @"script: \{ file: scripts/(?:own/)?([a-z-]+)\.csx,? ?", match => match.Groups[1].Value.Replace('-', '_') + ": { ");
        Assert.DoesNotContain("script", after);
        promoted.Folder.Write($"{name}-before.yaml", pipeline);
        promoted.Folder.Write($"{name}-after.yaml", after);
        foreach (var run in new[] { "before", "after" })
            AssayCommand.Run(promoted.Folder.Path, ["run", $"{name}-{run}.yaml", "--out", $"{name}-{run}"], promoted.Environment).Exits(exit);
        Assert.Equal(Written($"{name}-before"), Written($"{name}-after"));
        return promoted.Folder.File($"{name}-after");
    }

    // What a run says, but for what it was made from and how long it took.
    IEnumerable<(string, string)> Written(string run) => Directory.GetFiles(promoted.Folder.File(run)).Select(file => (Path.GetFileName(file), File.ReadAllText(file)))
        .Where(file => file.Item1 is not ("run.json" or "timing.json")).OrderBy(file => file.Item1, StringComparer.Ordinal);
}

using Assay.Testing.CloudSen12;

namespace Assay.Cli.Tests;

public class CloudSen12Tests
{
    const string Steps = """
        steps:
          - ti: { reference: unet }
        """;

    static string Pipeline(string path, string extra) => $$"""
        dataset:
          cloudsen12: { path: {{path}}, labels: [high, scribble] }
        references:
          unet: { cloudsen12: { path: {{extra}}, mask: unetmobv2, labels: [high, scribble] } }
        {{Steps}}
        """;

    [Fact]
    public void Tree_arrays_and_both_versions_of_taco_give_the_same_scores_byte_for_byte()
    {
        using var folder = new TempFolder();
        CloudSen12Source source = new(509, 512);
        var (patches, extra, columns) = source.Containers();
        source.WriteTree(folder.File("tree"));
        source.WriteArrays(folder.File("arrays"));
        File.WriteAllBytes(folder.File("v1/l1c.0000.part.taco"), TacoWriter.First(patches, columns));
        File.WriteAllBytes(folder.File("v1x/extra.0000.part.taco"), TacoWriter.First(extra, columns));
        TacoWriter.Second(folder.File("v2/l1c.tacozip"), patches, columns);
        TacoWriter.Second(folder.File("v2x/extra.tacozip"), extra, columns);

        var scores = new Dictionary<string, string>();
        foreach (var (path, other) in new[] { ("tree", "tree"), ("arrays", "arrays"), ("v1", "v1x"), ("v2", "v2x") })
        {
            folder.Write($"{path}.yaml", Pipeline(path, other));
            AssayCommand.Run(folder.Path, "run", $"{path}.yaml", "--out", $"run-{path}").Exits(0);
            scores[path] = File.ReadAllText(folder.File($"run-{path}/scores.csv"));
        }

        Assert.Equal(4, scores["tree"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.All(scores.Values, text => Assert.Equal(scores["tree"], text));
    }
}

namespace Assay.Runtime.Tests.Walks;

/// <summary>A plugin written outside this repository, with its own dependency versions and test. Needs a package feed, as building this repository does.</summary>
public class OutsiderWalk
{
    [Fact]
    public async Task It_is_built_tested_loaded_and_scores()
    {
        using var outside = new TempFolder();
        Copy(Path.Combine(Repository.Root, "tests", "Walks", "Outsider"), outside.Path);
        var home = $"-p:AssayHome={Path.GetDirectoryName(typeof(IScorer).Assembly.Location)}";
        DotnetCommand.Run(outside.Path, "build", "Outsider.Weights.Tests", home).Exits(0);
        Assert.Contains("Total: 3, Errors: 0, Failed: 0", DotnetCommand.Run(outside.Path, outside.File("Outsider.Weights.Tests/bin/Debug/net10.0/Outsider.Weights.Tests.dll")).Exits(0).Output);
        Directory.Move(outside.File("Outsider.Weights/bin/Debug/net10.0"), outside.File("plugins/Outsider.Weights"));
        Assert.False(File.Exists(outside.File("plugins/Outsider.Weights/Assay.Contracts.dll")));
        await ScoreAsync(outside.File("plugins"));
    }

    static async Task ScoreAsync(string plugins)
    {
        using var walk = new Walk("Walk.LabelReader", plugins);
        walk.Folder.Write("maps.txt", "a 00/11\nb ../..\nc 11/11");
        var outcome = await walk.RunAsync("""
            dataset: { text_maps: maps.txt }
            steps:
              - class_weights: { weights: "zero: 1\none: 3" }
              - lowest: { by: class_weights, count: 2 }
            """);
        Assert.Equal(["2", "", "3"], walk.Table("scores.csv").Skip(1).Select(line => line[3]));
        Assert.Contains("YamlDotNet 15.", outcome.Queue[0].Reason);
        Assert.Equal(16, typeof(YamlDotNet.Serialization.IDeserializer).Assembly.GetName().Version!.Major);
        Assert.Contains("\"name\": \"Outsider.Weights\"", walk.Text("run.json"));
    }

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

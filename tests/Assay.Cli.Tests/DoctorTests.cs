using System.Text.Json;

namespace Assay.Cli.Tests;

public class DoctorTests
{
    static Answer Run(TempFolder folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        AssayCommand.Run(folder.Path, ["doctor", .. arguments], new Dictionary<string, string?>(environment) { ["ASSAY_CACHE"] = folder.File("cache") });

    static readonly Dictionary<string, string?> Nothing = [];

    [Fact]
    public void It_speaks_of_everything_that_an_audit_may_need()
    {
        using var folder = new TempFolder();
        var output = Run(folder, Nothing).Exits(0).Output;
        foreach (var subject in new[] { "size", "colours", "unicode", "tmux", "cores", "memory", "disk", "runtime", "SDK", "GDAL", "ONNX Runtime", "AssayHome", "cache", "Scorers.Random", "ASSAY_CACHE" })
            Assert.Contains($"   {subject} ", output);
    }

    [Fact]
    public void AssayHome_is_the_folder_with_the_contracts()
    {
        using var folder = new TempFolder();
        Assert.Equal(Repository.Product, JsonDocument.Parse(Run(folder, Nothing, "--json").Exits(0).Output).RootElement.GetProperty("assay_home").GetString());
    }

    [Fact]
    public void Json_has_a_version_and_the_same_facts()
    {
        using var folder = new TempFolder();
        var json = JsonDocument.Parse(Run(folder, Nothing, "--json").Exits(0).Output).RootElement;
        Assert.Equal(1, json.GetProperty("schema_version").GetInt32());
        Assert.False(json.TryGetProperty("can_run", out _));
        var text = Run(folder, Nothing).Exits(0).Output;
        foreach (var section in json.GetProperty("sections").EnumerateArray().Where(section => section.GetProperty("facts").GetArrayLength() > 0))
            Assert.Contains(section.GetProperty("name").GetString()!, text);
    }

    [Fact]
    public void A_library_that_is_named_but_cannot_be_loaded_is_not_found_and_how_to_get_it_is_said()
    {
        using var folder = new TempFolder();
        var output = Run(folder, new Dictionary<string, string?> { ["ASSAY_GDAL"] = folder.Write("libgdal.so", "no library"), ["ASSAY_ONNXRUNTIME"] = folder.File("nowhere.so") }).Exits(0).Output;
        Assert.Contains("GDAL          not found", output);
        Assert.Contains("ONNX Runtime  not found", output);
        Assert.Contains("npm install --ignore-scripts onnxruntime-node", output);
    }

    [Fact]
    public void Values_of_variables_that_may_be_secrets_are_not_printed()
    {
        using var folder = new TempFolder();
        var answer = Run(folder, new Dictionary<string, string?> { ["ASSAY_MODEL_KEY"] = "hunter2" });
        Assert.Contains("ASSAY_MODEL_KEY", answer.Output);
        Assert.DoesNotContain("hunter2", answer.Output + answer.Errors);
    }

    [Fact]
    public void A_broken_plugin_is_named_once()
    {
        using var folder = new TempFolder();
        folder.Write("plugins/Broken/Broken.dll", "this is no assembly");
        var answer = Run(folder, Nothing, "--plugins", "plugins").Exits(0);
        Assert.Equal(2, (answer.Output + answer.Errors).Split("plugin 'Broken' cannot be read").Length);
    }

    [Fact]
    public void A_pipeline_that_can_run_here_is_said_to()
    {
        using var folder = new TempFolder();
        var answer = Run(folder, Nothing, Path.Combine(Repository.Root, "pipelines", "coco-against-reference.yaml")).Exits(0);
        Assert.Contains("coco-against-reference.yaml can run here", answer.Errors);
        Assert.Contains($"reads  {Path.Combine(Repository.Root, "pipelines", "fixtures", "instances.json")}", answer.Output);
    }

    [Fact]
    public void A_pipeline_that_names_what_is_not_there_exits_1()
    {
        using var folder = new TempFolder();
        folder.Write("p.yaml", "dataset:\n  coco: { annotations: nowhere.json }\nsteps:\n  - random: {}\n");
        var answer = Run(folder, Nothing, "p.yaml", "--json").Exits(1);
        Assert.False(JsonDocument.Parse(answer.Output).RootElement.GetProperty("can_run").GetBoolean());
        Assert.Contains("nowhere.json", answer.Output);
        Run(folder, Nothing, "missing.yaml").Exits(1);
    }
}

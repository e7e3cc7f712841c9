namespace Assay.Cli.Tests;

/// <summary>Plugins that cannot be used, as every verb meets them.</summary>
public sealed class PluginTests : IDisposable
{
    readonly TempFolder folder = new();

    public PluginTests()
    {
        folder.Write("plugins/Broken/Broken.dll", "this is no assembly");
        folder.Write("labels.json", """{ "images": [ { "id": 1, "file_name": "a.png", "width": 9, "height": 9 } ], "categories": [ { "id": 1, "name": "cat" } ], "annotations": [] }""");
    }

    public void Dispose() => folder.Dispose();

    Answer Run(params string[] arguments) => AssayCommand.Run(folder.Path, arguments);

    void Pipeline(string step) => folder.Write("p.yaml", $"dataset:\n  coco: {{ annotations: labels.json }}\nsteps:\n  - {step}: {{}}\n");

    [Fact]
    public void A_broken_plugin_that_nobody_uses_is_said_once_and_stops_nothing()
    {
        Pipeline("random");
        foreach (var verb in new[] { "lint", "run" })
            Assert.Equal(2, Run(verb, "p.yaml", "--plugins", "plugins").Exits(0).Errors.Split("problem plugin-broken: plugin 'Broken'").Length);
    }

    [Fact]
    public void A_component_that_may_be_in_a_broken_plugin_is_an_error_that_says_so()
    {
        Pipeline("alpha");
        Assert.Contains("it may be in plugin 'Broken', which cannot be read", Run("lint", "p.yaml", "--plugins", "plugins").Exits(1).Output);
        Assert.Contains("it may be in plugin 'Broken', which cannot be read", Run("run", "p.yaml", "--plugins", "plugins").Exits(2).Errors);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("describe", "random")]
    [InlineData("lint", "p.yaml")]
    [InlineData("run", "p.yaml")]
    public void Every_verb_that_uses_plugins_takes_folders_from_option_and_environment(params string[] arguments)
    {
        Pipeline("random");
        Assert.Contains("plugin 'Broken'", Run([.. arguments, "--plugins", "plugins/Broken", "--plugins", "plugins"]).Errors);
        Assert.Contains("plugin 'Broken'", AssayCommand.Run(folder.Path, arguments, new Dictionary<string, string?> { ["ASSAY_PLUGINS"] = Path.Combine(folder.Path, "plugins") }).Errors);
    }

    [Fact]
    public void List_as_json_says_what_each_component_is_where_it_lies_and_how_long_loading_took()
    {
        var json = System.Text.Json.JsonDocument.Parse(Run("list", "--json", "--plugins", "plugins").Exits(3).Output).RootElement;
        var random = json.GetProperty("components").EnumerateArray().Single(component => component.GetProperty("name").GetString() == "random");
        Assert.Equal("scorer", random.GetProperty("kind").GetString());
        Assert.Equal("Scorers.Random", random.GetProperty("plugin").GetString());
        Assert.Equal("0.1.0", random.GetProperty("version").GetString());
        Assert.Equal(Path.Combine(Repository.Product, "plugins", "Scorers.Random", "Scorers.Random.dll"), random.GetProperty("file").GetString());
        Assert.True(random.GetProperty("load_ms").GetDouble() > 0);
        var problem = Assert.Single(json.GetProperty("problems").EnumerateArray());
        Assert.Equal("plugin-broken", problem.GetProperty("code").GetString());
        Assert.EndsWith("Broken.dll", problem.GetProperty("file").GetString());
    }
}

using System.Text.Json.Nodes;

namespace Assay.Cli.Tests.Editors;

public class SchemaTests
{
    internal static string Committed => Path.Combine(Repository.Root, "pipelines", "pipeline.schema.json");

    [Fact]
    public void The_committed_schema_is_what_the_command_prints()
    {
        using var folder = new TempFolder();
        var answer = AssayCommand.Run(folder.Path, ["schema"], new Dictionary<string, string?> { ["ASSAY_PLUGINS"] = null }).Exits(0);
        if (Environment.GetEnvironmentVariable("ASSAY_ACCEPT") == "1")
            File.WriteAllText(Committed, answer.Output);
        Assert.Equal(File.ReadAllText(Committed), answer.Output);
    }

    [Fact]
    public void Out_writes_the_same_to_a_file_and_prints_nothing()
    {
        using var folder = new TempFolder();
        Assert.Equal("", AssayCommand.Run(folder.Path, "schema", "--out", "editors/assay.json").Exits(0).Output);
        Assert.Equal(File.ReadAllText(Committed), File.ReadAllText(folder.File("editors/assay.json")));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        using var folder = new TempFolder();
        Assert.Contains("the schema cannot be written to '.'", AssayCommand.Run(folder.Path, "schema", "--out", ".").Exits(2).Errors);
    }

    [Fact]
    public void Every_component_that_pipelines_can_name_has_its_options_in_the_schema()
    {
        using var folder = new TempFolder();
        var definitions = JsonNode.Parse(File.ReadAllText(Committed))!["definitions"]!;
        foreach (var line in AssayCommand.Run(folder.Path, "list").Exits(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Where(line => line[1] != "image_format"))
            Assert.NotNull(definitions[line[1] switch { "scorer" or "table_step" => "step", "reviewer" => "review", var kind => kind }]!["properties"]![line[0]]);
    }
}

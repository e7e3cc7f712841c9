using System.Text.Json.Nodes;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Reading;
using Assay.Runtime.Pipelines.Schema;
using Assay.Testing.Editors;

namespace Assay.Runtime.Tests.Pipelines.Schema;

/// <summary>The schema and the reader agree; judged by a validator that is not ours, on the example components.</summary>
public class PipelineSchemaTests
{
    /// <summary>Codes of what can be told from keys alone.</summary>
    static readonly string[] OfKeys =
    [
        Codes.NotAPipeline, Codes.UnknownSection, Codes.MissingSection, Codes.NotSupported, Codes.UnknownKey, Codes.MissingKey, Codes.OneOf, Codes.NoComponent,
        Codes.TwoComponents, Codes.UnknownComponent, Codes.WrongKind, Codes.UnknownValue, Codes.DuplicateKey, Codes.YamlDocuments,
    ];

    static readonly string Schema = PipelineSchema.Write(Reading.Catalog);

    static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine(Reading.Folder, folder), "*.yaml").Order(StringComparer.Ordinal);

    [Fact]
    public void What_the_reader_accepts_is_valid()
    {
        var files = Files("valid").ToList();
        var errors = EditorTools.Validate(Schema, files.Select(File.ReadAllText));
        Assert.All(files.Zip(errors), pair => Assert.True(pair.Second.Length == 0, $"{pair.First}: {string.Join("\n", pair.Second)}"));
    }

    [Fact]
    public void Keys_that_the_reader_refuses_are_not_valid()
    {
        var files = Files("broken").Where(file => Reading.Diagnose(File.ReadAllText(file), file).Any(found => OfKeys.Contains(found.Code))).ToList();
        Assert.True(files.Count > 25, $"only {files.Count}");
        var errors = EditorTools.Validate(Schema, files.Select(File.ReadAllText));
        Assert.All(files.Zip(errors), pair => Assert.True(pair.Second.Length > 0, $"{Path.GetFileName(pair.First)} is accepted"));
    }

    [Fact]
    public void Every_section_and_every_key_of_the_reader_is_in_the_schema()
    {
        var schema = JsonNode.Parse(Schema)!;
        Assert.Equal(DocumentReader.Sections, schema["properties"]!.AsObject().Select(entry => entry.Key));
        foreach (var (name, section) in new[] { ("dataset", Section.Dataset), ("reference", Section.Reference), ("step", Section.Step), ("review", Section.Review), ("output", Section.Output) })
            Assert.Equal(section.Names(Reading.Catalog).Concat(section.HostKeys).Concat(name == "reference" ? [ModelRegistry.Key] : []).Order(), schema["definitions"]![name]!["properties"]!.AsObject().Select(entry => entry.Key).Order());
    }

    [Fact]
    public void A_description_says_type_range_and_default()
    {
        var ti = JsonNode.Parse(Schema)!["definitions"]!["step"]!["properties"]!["ti"]!;
        Assert.Equal("Agreement. (a scorer, from tests)", (string?)ti["description"]);
        Assert.Equal("(number, more than 0; default 2)", (string?)ti["properties"]!["beta"]!["description"]);
        Assert.Equal("The model. (reference; default the only one that fits)", (string?)ti["properties"]!["reference"]!["description"]);
        Assert.Equal(2, (double)ti["properties"]!["beta"]!["default"]!);
        Assert.Equal(0, (double)ti["properties"]!["beta"]!["anyOf"]![0]!["exclusiveMinimum"]!);
    }
}

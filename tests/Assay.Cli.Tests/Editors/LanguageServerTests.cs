using Assay.Testing.Editors;

namespace Assay.Cli.Tests.Editors;

/// <summary>What an editor with yaml-language-server shows of a pipeline that names the schema in its first line.</summary>
public sealed class LanguageServerTests(LanguageServerTests.Editor editor) : IClassFixture<LanguageServerTests.Editor>
{
    const string Pipeline = """
        # yaml-language-server: $schema=pipeline.schema.json
        dataset:
          masks: { labels: maps }
          classes: [ground, water]
        references:
          model: { arrays: { probabilities: probs } }
        steps:
          - soft_min:
              temperature: 0.1
          - where: soft_min < 0.5

        """;

    /// <summary>One server for all tests; each test has a file of its own.</summary>
    public sealed class Editor : IAsyncLifetime
    {
        LanguageServer? server;

        public async ValueTask InitializeAsync() => server = EditorTools.WhyMissing is null ? await LanguageServer.StartAsync() : null;

        public LanguageServer Server
        {
            get
            {
                EditorTools.Require();
                return server!;
            }
        }

        public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    /// <summary>No such file: the text is only in the editor, but the schema beside it is found.</summary>
    string File { get; } = Path.Combine(Repository.Root, "pipelines", $"in-an-editor-{Guid.NewGuid():N}.yaml");

    [Fact]
    public async Task A_good_pipeline_and_every_example_are_not_underlined()
    {
        var server = editor.Server;
        Assert.Empty(await server.OpenAsync(File, Pipeline));
        foreach (var example in Directory.GetFiles(Path.Combine(Repository.Root, "pipelines"), "*.yaml").Where(file => !file.EndsWith(".test.yaml", StringComparison.Ordinal)))
        {
            var text = await System.IO.File.ReadAllTextAsync(example, TestContext.Current.CancellationToken);
            Assert.StartsWith("# yaml-language-server: $schema=pipeline.schema.json\n", text);
            Assert.Empty(await server.OpenAsync(example, text));
        }
    }

    [Theory]
    [InlineData("  - soft_min:", "  - soft_mim:", "8: Property soft_mim is not allowed.")]
    [InlineData("temperature: 0.1", "temprature: 0.1", "9: Property temprature is not allowed.")]
    [InlineData("temperature: 0.1", "temperature: cold", "9: ")]
    [InlineData("classes:", "clases:", "4: Property clases is not allowed.")]
    [InlineData("references:", "refrences:", "5: Property refrences is not allowed.")]
    [InlineData("probabilities: probs", "probability: probs", "6: Property probability is not allowed.")]
    [InlineData("  - soft_min:", "  - slices: { by: folder }\n  - soft_min:", "8: Missing property \"wrong\".")]
    public async Task A_typo_is_underlined_at_its_line(string right, string wrong, string expected)
    {
        var server = editor.Server;
        var found = await server.OpenAsync(File, Pipeline.Replace(right, wrong));
        Assert.True(found.Any(message => message.StartsWith(expected, StringComparison.Ordinal)), string.Join("\n", found));
    }

    [Theory]
    [InlineData("  - ", 10, 4, "soft_min", "where", "random", "script")]
    [InlineData("  - so", 10, 6, "soft_min")]
    [InlineData("  - ti:\n      ", 11, 6, "reference", "beta", "min_pixels")]
    [InlineData("  - ti: {}\n    ", 11, 4, "id", "maps")]
    [InlineData("  - ti:\n      absent: ", 11, 14, "union")]
    [InlineData("re", 10, 2, "review")]
    public async Task Names_of_components_options_and_words_are_offered(string typed, int line, int column, params string[] expected)
    {
        var server = editor.Server;
        await server.OpenAsync(File, Pipeline + typed + "\n");
        var offered = await server.CompleteAsync(File, line, column);
        foreach (var label in expected)
            Assert.True(offered.Contains(label), $"'{label}' is not among {string.Join(", ", offered)}");
    }

    [Fact]
    public async Task Hovering_shows_what_a_component_and_an_option_mean()
    {
        var server = editor.Server;
        await server.OpenAsync(File, Pipeline);
        var text = await server.HoverAsync(File, 8, 9);
        Assert.Contains("number", text);
        Assert.Contains("default 0.1", text);
        Assert.Contains("Soft minimum over pixels", await server.HoverAsync(File, 7, 6));
        Assert.Contains("Class names in order", await server.HoverAsync(File, 3, 4));
    }
}

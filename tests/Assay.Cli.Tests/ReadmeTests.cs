using System.Text.RegularExpressions;

namespace Assay.Cli.Tests;

/// <summary>What READMEs say is what the program does.</summary>
public partial class ReadmeTests
{
    public static TheoryData<string, string> Tables =>
    [
        .. Directory.GetDirectories(Path.Combine(Repository.Root, "plugins")).Order().Append(Path.Combine(Repository.Root, "core", "Assay.Runtime", "Selecting")).Select(plugin => Path.Combine(plugin, "README.md")).Where(File.Exists)
            .SelectMany(file => Table().Matches(File.ReadAllText(file)).Select(match => (Path.GetRelativePath(Repository.Root, file), match.Groups["name"].Value))),
    ];

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_table_of_options_is_what_describe_prints(string readme, string component)
    {
        var written = Table().Matches(File.ReadAllText(Path.Combine(Repository.Root, readme))).Single(match => match.Groups["name"].Value == component).Groups["table"].Value;
        var printed = AssayCommand.Run(Repository.Root, "describe", component, "--markdown").Exits(0).Output;
        Assert.Equal(printed.Trim(), written.ReplaceLineEndings("\n").Trim());
    }

    public static TheoryData<string> Readmes =>
    [
        .. new[] { "core", "plugins", "pipelines", "scripts", "tests" }
            .SelectMany(area => Directory.GetFiles(Path.Combine(Repository.Root, area), "README.md", SearchOption.AllDirectories))
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Where(file => File.ReadAllText(file).Contains("```yaml", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(),
    ];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void The_pipelines_in_a_readme_lint(string readme) => AssayCommand.Run(Repository.Root, "lint", readme).Exits(0);

    [Fact]
    public void The_first_readme_shows_the_demos_pipeline() =>
        Assert.Contains("""
            references:
              model:
                arrays: { probabilities: model }
            steps:
              - ti: { reference: model }          # how far the label map agrees with the model's, class by class
              - soft_min: { reference: model }    # how much the model believes the labels, mostly where it believes them least
              - random: {}                        # what picking at random would find
                id: baseline
              - lowest: { by: soft_min, count: 50 }
            """.ReplaceLineEndings("\n"), File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n"));

    [GeneratedRegex(@"<!-- options:(?<name>\w+) -->(?<table>.*?)<!-- /options -->", RegexOptions.Singleline)]
    private static partial Regex Table();
}

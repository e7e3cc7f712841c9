namespace Assay.Cli.Tests;

/// <summary>A plugin that <c>assay new plugin</c> wrote works as it is.</summary>
public class NewPluginTests(BuiltPlugins built) : IClassFixture<BuiltPlugins>
{
    public static TheoryData<string> Kinds => [.. BuiltPlugins.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_test_passes(string kind)
    {
        var name = BuiltPlugins.Pascal(kind);
        Assert.Contains("Errors: 0, Failed: 0, Skipped: 0", DotnetCommand.Run(built.FolderOf(kind), $"{name}.Tests/bin/Debug/net10.0/{name}.Tests.dll").Exits(0).Output);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_found_described_linted_and_run(string kind)
    {
        var folder = built.FolderOf(kind);
        var component = BuiltPlugins.NameOf(kind).Replace('-', '_');
        Assert.Contains($"{component}\t{kind}\t{BuiltPlugins.Pascal(kind)}\t", AssayCommand.Run(folder, "list", "--plugins", "plugins").Exits(0).Output);
        Assert.Contains("example:", AssayCommand.Run(folder, "describe", component, "--plugins", "plugins").Exits(0).Output);
        Assert.Equal("", AssayCommand.Run(folder, "lint", "pipeline.yaml", "--plugins", "plugins").Exits(0).Output);
        AssayCommand.Run(folder, "run", "pipeline.yaml", "--plugins", "plugins", "--out", "out").Exits(0);
        Assert.True(File.ReadAllLines(Path.Combine(folder, "out", "queue.csv")).Length > 1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Beside_it_lie_no_contracts(string kind) =>
        Assert.Equal([BuiltPlugins.Pascal(kind) + ".dll"], Directory.GetFiles(Path.Combine(built.FolderOf(kind), "plugins", BuiltPlugins.Pascal(kind)), "*.dll").Select(file => Path.GetFileName(file)));

    [Fact]
    public void The_scorer_points_at_the_image_with_the_tiny_object()
    {
        var folder = built.FolderOf("scorer");
        AssayCommand.Run(folder, "run", "pipeline.yaml", "--plugins", "plugins", "--out", "scored").Exits(0);
        var first = CsvText.Read(Path.Combine(folder, "scored", "queue.csv"))[0];
        Assert.Equal("c.png", first["sample"]);
        Assert.Contains("1 of 1 objects under 16 px", first["reason"]);
    }

    [Fact]
    public void The_output_writes_its_list()
    {
        var folder = built.FolderOf("output");
        AssayCommand.Run(folder, "run", "pipeline.yaml", "--plugins", "plugins", "--out", "listed").Exits(0);
        Assert.Equal(2, File.ReadAllLines(Path.Combine(folder, "listed", "my-output.txt")).Length);
    }

    [Fact]
    public void The_reviewer_asks_and_leaves_when_nobody_answers()
    {
        var folder = built.FolderOf("reviewer");
        AssayCommand.Run(folder, "run", "pipeline.yaml", "--plugins", "plugins", "--out", "reviewed").Exits(0);
        Assert.Contains("(o)k, (e)rror, (u)nsure, (q)uit?", AssayCommand.Run(folder, "review", "reviewed", "--plugins", "plugins").Exits(0).Output);
    }

    [Theory]
    [InlineData(null, "AssayHome is not set, so Assay.Contracts.dll cannot be found. Set the environment variable AssayHome, or build with -p:AssayHome=FOLDER; 'assay doctor' prints the folder.")]
    [InlineData("/nowhere", "AssayHome is '/nowhere', but there is no Assay.Contracts.dll; it must be the folder of an installed Assay, which 'assay doctor' prints.")]
    public void Without_an_Assay_to_build_against_the_build_says_where_to_get_the_folder(string? home, string says)
    {
        using var folder = new TempFolder();
        AssayCommand.Run(folder.Path, "new", "plugin", "my-scorer").Exits(0);
        File.Delete(folder.File("my-scorer/AssayHome.props"));
        Assert.Contains(says, DotnetCommand.Run(folder.File("my-scorer/MyScorer"), ["msbuild", "-t:CheckAssayHome", .. home is null ? Array.Empty<string>() : [$"-p:AssayHome={home}"]]).Exits(1).Output);
    }

    [Fact]
    public void What_is_there_is_never_overwritten()
    {
        using var folder = new TempFolder();
        folder.Write("my-scorer/notes.txt", "mine");
        Assert.Contains("my-scorer exists already", AssayCommand.Run(folder.Path, "new", "plugin", "my-scorer").Exits(2).Errors);
        Assert.Equal(["notes.txt"], Directory.GetFileSystemEntries(Path.Combine(folder.Path, "my-scorer")).Select(file => Path.GetFileName(file)));
    }

    [Theory]
    [InlineData("MyScorer", "expected lower-case words with '-' between them")]
    [InlineData("my_scorer", "expected lower-case words with '-' between them")]
    [InlineData("my--scorer", "expected lower-case words with '-' between them")]
    [InlineData("7th", "the first starting with a letter")]
    [InlineData("../escape", "expected lower-case words with '-' between them")]
    [InlineData("", "expected lower-case words with '-' between them")]
    [InlineData("class", "'class' is a word of C#")]
    [InlineData("sample", "Sample is a type that plugins use")]
    [InlineData("path", "Path is a type that plugins use")]
    [InlineData("soft-min", "a component 'soft_min' is there already, in plugin 'Scorers.Confidence'")]
    public void A_name_that_will_not_do_is_refused_and_nothing_is_written(string name, string says)
    {
        using var folder = new TempFolder();
        Assert.Contains(says, AssayCommand.Run(folder.Path, "new", "plugin", name).Exits(2).Errors);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_kind_that_is_none_is_refused_with_those_there_are()
    {
        using var folder = new TempFolder();
        Assert.Contains("--kind is 'scorrer', expected one of: scorer, dataset, reference, table_step, output, reviewer", AssayCommand.Run(folder.Path, "new", "plugin", "mine", "--kind", "scorrer").Exits(2).Errors);
    }

    [Theory]
    [InlineData("NAME is missing")]
    [InlineData("--kind does not go with --from", "--from", "mine.csx", "--kind", "scorer")]
    [InlineData("--from is 'nowhere.csx', and there is no such script", "--from", "nowhere.csx")]
    [InlineData("'Mine' cannot be a plugin's name", "Mine", "--from", "mine.csx")]
    [InlineData("a component 'soft_min' is there already", "soft-min", "--from", "mine.csx")]
    [InlineData("mine.csx(1,28): error CS0103: The name 'nothing' does not exist", "--from", "mine.csx")]
    public void From_a_script_nothing_is_written_when_something_is_wrong(string says, params string[] arguments)
    {
        using var folder = new TempFolder();
        folder.Write("mine.csx", "double Score(Exam exam) => nothing;");
        Assert.Contains(says, AssayCommand.Run(folder.Path, ["new", "plugin", .. arguments]).Exits(2).Errors);
        Assert.Equal(["mine.csx"], Directory.GetFileSystemEntries(folder.Path).Select(file => Path.GetFileName(file)));
    }

    [Fact]
    public void Its_tests_use_the_packages_this_repository_uses()
    {
        var central = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"));
        var project = File.ReadAllText(Path.Combine(built.FolderOf("scorer"), "MyScorer.Tests", "MyScorer.Tests.csproj"));
        foreach (var package in new[] { "xunit.v3", "xunit.runner.visualstudio", "Microsoft.NET.Test.Sdk" })
            Assert.Equal(VersionOf(central, $"PackageVersion Include=\"{package}\""), VersionOf(project, $"PackageReference Include=\"{package}\""));
    }

    static string VersionOf(string text, string before)
    {
        var start = text.IndexOf("Version=\"", text.IndexOf(before, StringComparison.Ordinal) + before.Length, StringComparison.Ordinal) + "Version=\"".Length;
        return text[start..text.IndexOf('"', start)];
    }
}

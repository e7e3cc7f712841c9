using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

/// <summary>A script that <c>assay new script</c> wrote works as it is, in a pipeline and in the project around it.</summary>
public class NewScriptTests
{
    const string Pipeline = "dataset:\n  masks: { labels: labels }\n  classes: [ground, water]\nsteps:\n  - script: { file: enough.csx, min_pixels: 2 }\n  - script: { file: some.csx, score: enough, limit: 0.8 }\noutputs:\n  - script: { file: list.csx }\n";

    static TempFolder Prepared()
    {
        var folder = new TempFolder();
        folder.Write("pipeline.yaml", Pipeline);
        for (var i = 0; i < 3; i++)
            PngFile.Write(folder.File($"labels/{i}.png"), PngImage.Grey(3, 2, [.. Enumerable.Range(0, 6).Select(pixel => (byte)(pixel < i ? 1 : 0))]));
        Assert.Equal("enough.csx\nscripts.csproj\nAssayHome.props\nomnisharp.json\nassay.rsp\n", AssayCommand.Run(folder.Path, "new", "script", "enough").Exits(0).Output);
        Assert.Equal("some.csx\n", AssayCommand.Run(folder.Path, "new", "script", "some", "--kind", "selector").Exits(0).Output);
        Assert.Equal("list.csx\n", AssayCommand.Run(folder.Path, "new", "script", "list.csx", "--kind", "output").Exits(0).Output);
        return folder;
    }

    [Fact]
    public void Each_kind_lints_and_runs()
    {
        using var folder = Prepared();
        Assert.Equal("", AssayCommand.Run(folder.Path, "lint", "pipeline.yaml").Exits(0).Output);
        AssayCommand.Run(folder.Path, "run", "pipeline.yaml", "--out", "out").Exits(0);
        Assert.Equal(["1", "0.5", "1"], CsvText.Read(folder.File("out/scores.csv")).Select(row => row["enough"]));
        Assert.StartsWith("1 of 3 samples or objects to look at\n1 1: ", File.ReadAllText(folder.File("out/list.txt")));
    }

    [Fact]
    public void The_project_builds_and_complains_of_what_lint_complains_of()
    {
        using var folder = Prepared();
        folder.Write("part.csx", "using System.Text;\nstring Part() => new StringBuilder(\"a\").ToString();");
        folder.Write("more.csx", "#load \"part.csx\"\n#r \"plugin:Scorers.Agreement\"\nconst int Most = 3;\nrecord Pair(int A, int B);\ndouble Score(Exam exam) => new Pair(1, Most).B + Part().Length + BoxIou.Compute((0, 0, 2, 2), (1, 1, 1, 1));");
        Assert.Contains("Build succeeded", DotnetCommand.Run(folder.Path, "build").Exits(0).Output);
        folder.Write("enough.csx", "// one\ndouble? Score(Exam exam) => nothing;");
        Assert.Contains($"{folder.File("enough.csx")}(2,29): error CS0103: The name 'nothing'", DotnetCommand.Run(folder.Path, "build").Exits(1).Output);
        Assert.Contains("enough.csx(2,29): CS0103: The name 'nothing'", AssayCommand.Run(folder.Path, "lint", "pipeline.yaml").Exits(1).Output);
    }

    [Fact]
    public void Nothing_is_overwritten_and_names_are_checked()
    {
        using var folder = new TempFolder();
        folder.Write("mine.csx", "mine");
        folder.Write("scripts.csproj", "mine");
        Assert.Contains("mine.csx exists already", AssayCommand.Run(folder.Path, "new", "script", "mine").Exits(2).Errors);
        Assert.Contains("'Thin Cloud' cannot be a script's name", AssayCommand.Run(folder.Path, "new", "script", "Thin Cloud").Exits(2).Errors);
        Assert.Contains("--kind is 'model', expected one of: scorer, selector, output", AssayCommand.Run(folder.Path, "new", "script", "a", "--kind", "model").Exits(2).Errors);
        AssayCommand.Run(folder.Path, "new", "script", "other").Exits(0);
        Assert.Equal(("mine", "mine"), (File.ReadAllText(folder.File("mine.csx")), File.ReadAllText(folder.File("scripts.csproj"))));
    }
}

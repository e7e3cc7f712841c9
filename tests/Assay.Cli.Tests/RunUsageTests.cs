namespace Assay.Cli.Tests;

/// <summary>A command line or a place to write to that cannot work is refused before anything runs, without a word of .NET.</summary>
public class RunUsageTests
{
    [Theory]
    [InlineData("--limit", "x", "--limit is 'x'")]
    [InlineData("--seed", "99999999999", "--seed is '99999999999'")]
    [InlineData("--jobs", "0", "--jobs is 0")]
    [InlineData("--out", "", "--out is empty")]
    [InlineData("--out", "p.yaml", "is a file")]
    [InlineData("--out", "p.yaml/below", "cannot be written to")]
    [InlineData("--out", "labels", "is not a run folder")]
    public void A_bad_option_is_named(string option, string value, string named)
    {
        using var folder = new TempFolder();
        folder.Write("p.yaml", "dataset:\n  coco: { annotations: labels/l.json }\nsteps:\n  - random: {}\n");
        folder.Write("labels/l.json", """{ "images": [ { "id": 1, "file_name": "a.png", "width": 9, "height": 9 } ], "categories": [ { "id": 1, "name": "cat" } ], "annotations": [] }""");
        var answer = AssayCommand.Run(folder.Path, "run", "p.yaml", option, value).Exits(2);
        Assert.Contains(named, answer.Errors);
        Assert.DoesNotContain("System.", answer.Errors);
        Assert.Equal("", answer.Output);
    }
}

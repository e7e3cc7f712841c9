namespace Assay.Cli.Tests;

public class ExplainTests
{
    [Fact]
    public void A_code_is_explained_with_meaning_example_and_fix()
    {
        using var folder = new TempFolder();
        var answer = AssayCommand.Run(folder.Path, "explain", "yaml-tag").Exits(0);
        Assert.Equal(["yaml-tag", "example", "fix"], answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void Without_a_code_all_are_listed()
    {
        using var folder = new TempFolder();
        var lines = AssayCommand.Run(folder.Path, "explain").Exits(0).Output.Split('\n');
        foreach (var code in new[] { "unknown-key ", "broken-rle ", "script-failed ", "run-locked ", "plugin-broken " })
            Assert.Contains(lines, line => line.StartsWith(code, StringComparison.Ordinal));
    }

    [Fact]
    public void A_mistyped_code_suggests_the_right_one()
    {
        using var folder = new TempFolder();
        Assert.Contains("did you mean 'yaml-tag'?", AssayCommand.Run(folder.Path, "explain", "yaml-tga").Exits(2).Errors);
    }
}

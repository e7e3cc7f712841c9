namespace Assay.Cli.Tests;

public class HelpTests
{
    [Theory]
    [InlineData("assay", "--help")]
    [InlineData("demo", "demo", "--help")]
    [InlineData("run", "run", "--help")]
    [InlineData("lint", "lint", "--help")]
    [InlineData("list", "list", "--help")]
    [InlineData("schema", "schema", "--help")]
    [InlineData("describe", "describe", "--help")]
    public void Help_is_the_text_in_the_golden_file(string name, params string[] arguments)
    {
        using var folder = new TempFolder();
        var answer = AssayCommand.Run(folder.Path, arguments).Exits(0);
        Golden.Equal($"help-{name}", PlainText.Of(answer.Output, folder.Path));
        Assert.Equal("", answer.Errors);
    }

    [Fact]
    public void An_unknown_verb_is_wrong_usage()
    {
        using var folder = new TempFolder();
        var answer = AssayCommand.Run(folder.Path, "lintt", "x.yaml").Exits(2);
        Assert.Contains("lintt", answer.Errors);
        Assert.Equal("", answer.Output);
    }

    [Fact]
    public void An_unknown_option_is_wrong_usage()
    {
        using var folder = new TempFolder();
        Assert.Contains("--ouy", AssayCommand.Run(folder.Path, "run", "x.yaml", "--ouy", "y").Exits(2).Errors);
    }
}

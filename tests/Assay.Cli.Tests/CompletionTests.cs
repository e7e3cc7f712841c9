namespace Assay.Cli.Tests;

public class CompletionTests
{
    static string[] Words(string line)
    {
        using var folder = new TempFolder();
        return AssayCommand.Run(folder.Path, "complete", "--", line).Exits(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    static string Script(string shell)
    {
        using var folder = new TempFolder();
        return AssayCommand.Run(folder.Path, "completion", shell).Exits(0).Output;
    }

    [Theory]
    [InlineData("assay ru", "run")]
    [InlineData("assay run --o", "--out")]
    [InlineData("assay describe soft", "soft_min")]
    [InlineData("assay explain unknown-ke", "unknown-key")]
    [InlineData("assay completion b", "bash")]
    public void A_word_that_is_begun_is_ended(string line, string word) => Assert.Equal([word], Words(line));

    [Theory]
    [InlineData("assay run ")]
    [InlineData("assay run pipel")]
    public void Where_a_file_is_expected_nothing_is_offered_and_the_shell_completes_files(string line) => Assert.Empty(Words(line));

    [Fact]
    public void Verbs_are_offered_and_hidden_ones_are_not()
    {
        var words = Words("assay ");
        Assert.Contains("lint", words);
        Assert.DoesNotContain("complete", words);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public void A_script_says_in_its_head_where_to_put_it(string shell) => Assert.Contains($"assay completion {shell}", Script(shell));

    [Fact]
    public void An_unknown_shell_is_wrong_usage()
    {
        using var folder = new TempFolder();
        Assert.Contains("SHELL is 'tcsh', expected one of: bash, zsh, fish, powershell", AssayCommand.Run(folder.Path, "completion", "tcsh").Exits(2).Errors);
    }
}

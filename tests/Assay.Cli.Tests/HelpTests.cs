namespace Assay.Cli.Tests;

public class HelpTests
{
    [Fact]
    public void Help_is_the_text_in_the_golden_file()
    {
        Check("assay");
        foreach (var verb in Verbs())
            Check(verb);
    }

    [Fact]
    public void Help_of_every_verb_has_examples()
    {
        foreach (var verb in Verbs())
            Assert.True(Help(verb).Contains($"\nExamples:\n  ", StringComparison.Ordinal), $"assay {verb} --help shows no example");
    }

    static void Check(string verb) => Golden.Equal($"help-{verb.Replace(' ', '-')}", Help(verb == "assay" ? "" : verb));

    static string Help(string verb)
    {
        using var folder = new TempFolder();
        var answer = AssayCommand.Run(folder.Path, [.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Exits(0);
        Assert.Equal("", answer.Errors);
        return PlainText.Of(answer.Output, folder.Path);
    }

    /// <summary>As help itself lists them: verbs, and the verbs of verbs.</summary>
    static IEnumerable<string> Verbs() => Listed("").SelectMany(verb => Listed(verb).Select(second => $"{verb} {second}").Prepend(verb));

    static IEnumerable<string> Listed(string verb) =>
        Help(verb).Split('\n').SkipWhile(line => line != "Commands:").Skip(1).TakeWhile(line => line.Length > 0)
            .Where(line => line[2] != ' ').Select(line => line.Trim().Split(' ')[0]).ToArray();

    [Fact]
    public void An_unknown_verb_is_wrong_usage()
    {
        using var folder = new TempFolder();
        var answer = AssayCommand.Run(folder.Path, "lintt", "x.yaml").Exits(2);
        Assert.Contains("lintt", answer.Errors);
        Assert.Equal("", answer.Output);
    }

    [Fact]
    public void An_unknown_verb_of_a_verb_is_wrong_usage()
    {
        using var folder = new TempFolder();
        var errors = AssayCommand.Run(folder.Path, "new", "plugn", "x").Exits(2).Errors;
        Assert.Contains("assay new has no command 'plugn'; did you mean 'plugin'?", errors);
        Assert.Contains("next: assay new --help", errors);
    }

    [Fact]
    public void An_unknown_option_is_wrong_usage()
    {
        using var folder = new TempFolder();
        Assert.Contains("--ouy", AssayCommand.Run(folder.Path, "run", "x.yaml", "--ouy", "y").Exits(2).Errors);
    }
}

using System.Text.RegularExpressions;
using Assay.Runtime.Explaining;

namespace Assay.Runtime.Tests.Explaining;

public partial class ExplanationTests
{
    [Fact]
    public void Every_code_in_the_sources_is_explained()
    {
        var found = Sources().SelectMany(file => CodesIn(file, File.ReadAllText(file)).Select(code => (Code: code, File: Path.GetRelativePath(Repository.Root, file)))).ToList();
        Assert.True(found.DistinctBy(entry => entry.Code).Count() > 140, "the codes are no longer found in the sources");
        var unexplained = found.Where(entry => Explanation.Of(entry.Code) is null).DistinctBy(entry => entry.Code).Select(entry => $"{entry.Code} ({entry.File})").ToList();
        Assert.True(unexplained.Count == 0, "add a line in core/Assay.Runtime/Explaining for\n" + string.Join("\n", unexplained));
    }

    [Fact]
    public void No_code_is_explained_that_nothing_uses()
    {
        var literals = Sources().Select(File.ReadAllText).SelectMany(text => Literal().Matches(text).Select(match => match.Groups[1].Value)).ToHashSet();
        Assert.All(Explanation.All, explanation => Assert.Contains(explanation.Code, literals));
    }

    [Fact]
    public void Every_code_has_a_meaning_an_example_and_a_fix_and_stands_once()
    {
        Assert.Equal(Explanation.All.Count, Explanation.All.DistinctBy(explanation => explanation.Code).Count());
        Assert.All(Explanation.All, explanation => Assert.True(explanation.Meaning.EndsWith('.') && explanation.Example.Length > 2 && explanation.Fix.EndsWith('.'), explanation.ToString()));
    }

    [Theory]
    [InlineData("CS0103", true)]
    [InlineData("CS010", false)]
    [InlineData("unknown-keys", false)]
    public void Codes_of_the_compiler_are_explained_too(string code, bool known) => Assert.Equal(known, Explanation.Of(code) is not null);

    static IEnumerable<string> Sources() => new[] { "core", "plugins" }
        .SelectMany(area => Directory.EnumerateFiles(Path.Combine(Repository.Root, area), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Replace('\\', '/').Contains("/Assay.Runtime/Explaining/"));

    /// <summary>Codes are given where a problem is made, or are constants of a class that is called so.</summary>
    static IEnumerable<string> CodesIn(string file, string source) =>
        Made().Matches(source).Concat(file.EndsWith("Codes.cs", StringComparison.Ordinal) ? Constant().Matches(source) : []).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"(?:\bnew(?:\s+(?:Problem|AssayException|DataException|ScriptException|BrokenValue))?|Fail|Refuse|Refusal|Broken|Report|Add)\((?:[^""()]|\([^()]*\))*?""([a-z][a-z0-9]*(?:-[a-z0-9]+)+)""")]
    private static partial Regex Made();

    [GeneratedRegex(@"public const string \w+ = ""([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"";")]
    private static partial Regex Constant();

    [GeneratedRegex(@"""([a-z][a-z0-9]*(?:-[a-z0-9]+)*)""")]
    private static partial Regex Literal();
}

using System.Text.RegularExpressions;

namespace Assay.Contracts.Tests.HouseRules;

/// <summary>What a reader may expect of every file.</summary>
public partial class HouseRulesTests
{
    const int LongFile = 400;

    [Fact]
    public void No_type_and_no_file_has_a_name_that_says_nothing()
    {
        var types = Sources.Code.SelectMany(file => Sources.Lines(file).SelectMany(line => Declaration().Matches(line)).Select(match => (File: file, Name: match.Groups[1].Value)));
        var files = Sources.Code.Select(file => (File: file, Name: Path.GetFileNameWithoutExtension(file)));
        Nothing(types.Concat(files).Where(named => SaysNothing().IsMatch(named.Name)).Select(named => $"{named.File}: {named.Name}"));
    }

    [Theory]
    [InlineData("LabelManager", true)]
    [InlineData("MaskUtils", true)]
    [InlineData("ScorerBase", true)]
    [InlineData("ImageInfo", true)]
    [InlineData("CommonTypes", true)]
    [InlineData("DataException", false)]
    [InlineData("Baseline", false)]
    [InlineData("Information", false)]
    public void A_forbidden_word_is_found_as_a_word(string name, bool forbidden) => Assert.Equal(forbidden, SaysNothing().IsMatch(name));

    [Fact]
    public void A_file_over_400_lines_gives_its_reason_in_its_first_line() =>
        Nothing(Sources.Code.Where(file => Sources.Lines(file) is { Length: > LongFile } lines && !lines[0].StartsWith("//", StringComparison.Ordinal)));

    [Fact]
    public void Every_folder_has_a_readme_or_is_named_by_one_above_it() =>
        Nothing(Sources.Folders.Where(folder => !Described(folder)));

    [Fact]
    public void Nothing_is_left_for_later_in_a_comment()
    {
        // Put together here so that this file does not find itself.
        string[] marks = ["TO" + "DO", "FIX" + "ME"];
        Nothing(Sources.Texts.SelectMany(file => Sources.Lines(file).Where(line => marks.Any(line.Contains)).Select(line => $"{file}: {line.Trim()}")));
    }

    [Fact]
    public void No_test_waits_for_time_to_pass()
    {
        string[] waits = ["Thread." + "Sleep(", "Task." + "Delay("];
        Nothing(Sources.Code.Where(file => file.StartsWith("tests/", StringComparison.Ordinal)).Where(file => Sources.Lines(file).Any(line => waits.Any(line.Contains))));
    }

    /// <summary>A folder of tests mirrors one that is described there, so a README anywhere above it will do; elsewhere that README must name the folder.</summary>
    static bool Described(string folder)
    {
        var name = folder[(folder.LastIndexOf('/') + 1)..];
        for (var above = folder; above.Length > 0; above = above[..Math.Max(0, above.LastIndexOf('/'))])
        {
            var readme = Path.Combine(Repository.Root, above, "README.md");
            if (File.Exists(readme) && (above == folder || folder.StartsWith("tests/", StringComparison.Ordinal) || File.ReadAllText(readme).Contains(name)))
                return true;
        }
        return false;
    }

    static void Nothing(IEnumerable<string> found)
    {
        var all = found.ToArray();
        Assert.True(all.Length == 0, "found\n" + string.Join("\n", all));
    }

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|sealed|static|abstract|partial|readonly|ref|unsafe|file)\s+)*(?:class|struct|interface|enum|record(?:\s+(?:struct|class))?)\s+([A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(Manager|Helper|Util|Utils|Utility|Common|Base|Impl|Service|Processor)s?(?![a-z])|(Info|Data)$")]
    private static partial Regex SaysNothing();
}

using System.Text.RegularExpressions;

namespace Assay.Cli.Tests;

/// <summary>The page that says which scorer finds what shows what the program prints; ASSAY_ACCEPT=1 writes it anew.</summary>
public partial class WhichScorerTests
{
    static readonly string Page = Path.Combine(Repository.Root, "plugins", "WHICH-SCORER.md");

    [Fact]
    public void The_table_is_what_evaluate_prints_of_the_demo_in_less_than_two_minutes()
    {
        using var folder = new TempFolder();
        AssayCommand.Run(folder.Path, "demo").Exits(0);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var printed = AssayCommand.Run(folder.Path, "evaluate", "assay-demo/scorers.yaml", "--injected", "assay-demo/injected.csv", "--csv", "figures.csv").Exits(0).Output;
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"{watch.Elapsed}");
        var written = File.ReadAllText(Page);
        var block = Block().Match(written);
        if (Environment.GetEnvironmentVariable("ASSAY_ACCEPT") == "1")
            File.WriteAllText(Page, written[..block.Groups["text"].Index] + printed + written[(block.Groups["text"].Index + block.Groups["text"].Length)..]);
        else
            Assert.Equal(printed, block.Groups["text"].Value.ReplaceLineEndings("\n"));
        CheckScope(CsvText.Read(folder.File("figures.csv")));
    }

    static void CheckScope(IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        var all = rows.Where(row => row["half"] == "all").ToArray();
        Assert.True(all.Select(row => row["scorer"]).Distinct().Count() >= 8);
        Assert.Equal(["drop", "shift", "swap"], all.Select(row => row["kind"]).Where(kind => kind != "any").Distinct().Order());
        Assert.All(all.Where(row => row["level"] != "").GroupBy(row => row["kind"]), kind => Assert.Equal(3, kind.Select(row => row["level"]).Distinct().Count()));
    }

    [GeneratedRegex(@"<!-- evaluate -->\r?\n```\r?\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}

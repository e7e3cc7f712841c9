using System.Text.RegularExpressions;

namespace Assay.Cli.Tests;

public partial class DemoTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void At_least_15_of_the_first_20_are_errors_that_were_put_in(int seed)
    {
        using var folder = new TempFolder();
        var answer = AssayCommand.Run(folder.Path, "demo", "--seed", $"{seed}").Exits(0);
        var injected = CsvText.Read(folder.File("assay-demo/injected.csv")).Select(row => row["sample"]).ToHashSet();
        var head = CsvText.Read(folder.File("assay-demo/run/queue.csv")).Take(20).ToArray();
        var found = head.Count(row => injected.Contains(row["sample"]));
        Assert.Equal(40, injected.Count);
        Assert.True(found >= 15, $"{found} of 20");
        Assert.All(head, row => Assert.NotEqual("", row["reason"]));
        Assert.Contains($"{found} of the first 20", answer.Output);
        Assert.Contains("By chance there would be 4.0", answer.Output);
        Assert.InRange(int.Parse(ByRandom().Match(answer.Output).Groups[1].Value), 0, 9);
        Assert.Contains("next: ", answer.Errors);
    }

    [Fact]
    public void What_the_demo_leaves_lints_and_gives_the_same_bytes_by_hand_whatever_the_number_of_jobs()
    {
        using var folder = new TempFolder();
        AssayCommand.Run(folder.Path, "demo", "--out", "d", "--seed", "6").Exits(0);
        AssayCommand.Run(folder.Path, "lint", "d/pipeline.yaml").Exits(0);
        AssayCommand.Run(folder.Path, "run", "d/pipeline.yaml", "--out", "one", "--jobs", "1").Exits(0);
        AssayCommand.Run(folder.Path, "run", "d/pipeline.yaml", "--out", "four", "--jobs", "4").Exits(0);
        RunFiles.Equal(folder.File("one"), folder.File("four"));
        RunFiles.Equal(folder.File("d/run"), folder.File("one"));
    }

    [Fact]
    public void A_folder_with_other_things_in_it_is_refused()
    {
        using var folder = new TempFolder();
        folder.Write("mine/labels/a.png", "x");
        var answer = AssayCommand.Run(folder.Path, "demo", "--out", "mine").Exits(2);
        Assert.Contains("not empty", answer.Errors);
        Assert.Equal("", answer.Output);
        Assert.Equal("x", File.ReadAllText(folder.File("mine/labels/a.png")));
    }

    [GeneratedRegex(@"of the `random` scorer hold (\d+)")]
    private static partial Regex ByRandom();
}

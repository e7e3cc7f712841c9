using System.Text.Json;
using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

/// <summary>What runs share, as a user sees it.</summary>
public class CacheTests
{
    const string Pipeline = """
        dataset:
          masks: { labels: labels }
          classes: [ground, water]
        steps:
          - script: { file: first.csx }
          - script: { file: second.csx }
          - lowest: { by: first, count: 5 }
        """;

    [Fact]
    public void After_one_script_was_edited_the_others_columns_are_reused_and_the_bytes_are_those_of_a_fresh_run()
    {
        using var folder = Prepared();
        Assert.DoesNotContain("reused", Run(folder, "one").Errors);
        Assert.Contains("reused 40 of 40 scores", Run(folder, "two").Errors);
        RunFiles.Equal(folder.File("one"), folder.File("two"));
        folder.Write("second.csx", "double? Score(Exam exam) => 3;");
        Assert.Contains("reused 20 of 40 scores", Run(folder, "one", "--update").Errors);
        var fresh = Run(folder, "fresh", "--no-cache");
        Assert.DoesNotContain("reused", fresh.Errors);
        RunFiles.Equal(folder.File("fresh"), folder.File("one"));
    }

    [Fact]
    public void After_one_label_was_edited_its_sample_is_scored_again()
    {
        using var folder = Prepared();
        Run(folder, "one");
        WriteLabel(folder, 7, 1);
        Assert.Contains("reused 38 of 40 scores", Run(folder, "two").Errors);
        Run(folder, "fresh", "--no-cache");
        RunFiles.Equal(folder.File("fresh"), folder.File("two"));
    }

    [Fact]
    public void It_is_shown_and_cleared_by_kind()
    {
        using var folder = Prepared();
        Run(folder, "one");
        Assert.Equal(2, Shown(folder, "cache")["scores"]);
        Assert.Equal(0, Shown(folder, "cache", "clear", "scores")["scores"]);
        Assert.NotEqual(0, Shown(folder, "cache")["scripts"]);
        Assert.All(Shown(folder, "cache", "clear").Values, items => Assert.Equal(0, items));
        Assert.DoesNotContain("reused", Run(folder, "two").Errors);
    }

    [Fact]
    public void A_limit_is_kept_and_holds_at_the_end_of_a_run()
    {
        using var folder = Prepared();
        Run(folder, "one");
        Assert.Contains("\"limit_bytes\": 1500", Command(folder, "cache", "limit", "1.5kB", "--json").Exits(0).Output);
        Assert.Contains("the cache was over its limit", Run(folder, "two").Errors);
        Assert.InRange(Directory.GetFiles(folder.File("cache"), "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length), 0, 1600);
        Assert.Contains("\"limit_bytes\": null", Command(folder, "cache", "limit", "none", "--json").Exits(0).Output);
    }

    [Theory]
    [InlineData("limit", "much", "SIZE is 'much', expected a size such as 20GB or 500MB, or none")]
    [InlineData("clear", "score", "did you mean 'scores'?")]
    public void What_it_does_not_know_is_wrong_usage(string verb, string what, string said)
    {
        using var folder = new TempFolder();
        Assert.Contains(said, Command(folder, "cache", verb, what).Exits(2).Errors);
    }

    static Answer Run(TempFolder folder, string to, params string[] options) => Command(folder, ["run", "pipeline.yaml", "--out", to, .. options]).Exits(0);

    static Answer Command(TempFolder folder, params string[] arguments) => AssayCommand.Run(folder.Path, arguments, new Dictionary<string, string?> { ["ASSAY_CACHE"] = folder.File("cache") });

    static Dictionary<string, int> Shown(TempFolder folder, params string[] arguments)
    {
        using var json = JsonDocument.Parse(Command(folder, [.. arguments, "--json"]).Exits(0).Output);
        return json.RootElement.GetProperty("kinds").EnumerateArray().ToDictionary(kind => kind.GetProperty("kind").GetString()!, kind => kind.GetProperty("items").GetInt32());
    }

    static TempFolder Prepared()
    {
        var folder = new TempFolder();
        folder.Write("pipeline.yaml", Pipeline);
        folder.Write("first.csx", "double? Score(Exam exam) => exam.LabelMap!.Ids[0];");
        folder.Write("second.csx", "double? Score(Exam exam) => exam.LabelMap!.Ids[1];");
        for (var i = 0; i < 20; i++)
            WriteLabel(folder, i, 0);
        return folder;
    }

    static void WriteLabel(TempFolder folder, int sample, byte label) => PngFile.Write(folder.File($"labels/{sample:D3}.png"), PngImage.Grey(2, 1, [label, (byte)(sample % 2)]));
}

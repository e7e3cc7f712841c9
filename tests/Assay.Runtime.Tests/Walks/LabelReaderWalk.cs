namespace Assay.Runtime.Tests.Walks;

/// <summary>A costly reference that is asked in batches and whose answer depends on the labels.</summary>
public class LabelReaderWalk
{
    const string Yaml = """
        dataset: { text_maps: maps.txt }
        references:
          sam: { prompted: { batch: 4, gain: GAIN } }
        steps:
          - value_score: {}
          - lowest: { by: value_score, count: 3 }
        """;

    static string WithGain(double gain = 1) => Yaml.Replace("GAIN", $"{gain}");

    /// <summary>Ten samples of four pixels; sample i has i % 4 + 1 ... of class 1, unless it was relabelled.</summary>
    static Walk Start(string relabelled = "")
    {
        var walk = new Walk("Walk.LabelReader");
        Relabel(walk, relabelled);
        return walk;
    }

    static void Relabel(Walk walk, string relabelled) => walk.Folder.Write("maps.txt",
        string.Join('\n', Enumerable.Range(0, 10).Select(i => $"s{i} {(relabelled.Contains($"{i}") ? "22/22" : new[] { "01/22", "11/02", "11/10", "11/11" }[i % 4])}")));

    static string[] Asked(Walk walk) => File.Exists(Log(walk)) ? File.ReadAllLines(Log(walk)) : [];

    static string Log(Walk walk) => walk.Folder.File("cache/components/prompted/asked.txt");

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Batches_are_of_consecutive_samples_whatever_the_number_of_jobs(int jobs)
    {
        using var walk = Start();
        await walk.RunAsync(WithGain(), jobs: jobs);
        Assert.Equal(["s0 s1 s2 s3", "s4 s5 s6 s7", "s8 s9"], Asked(walk).Order());
    }

    [Fact]
    public async Task A_second_run_asks_nothing_and_gives_the_same_bytes()
    {
        using var walk = Start();
        await walk.RunAsync(WithGain(), "one");
        await walk.RunAsync(WithGain(), "two");
        Assert.Equal(3, Asked(walk).Length);
        Assert.Equal(walk.Files("one"), walk.Files("two"));
    }

    [Fact]
    public async Task Only_samples_with_other_labels_are_asked_about_again()
    {
        using var walk = Start();
        await walk.RunAsync(WithGain(), "one");
        Relabel(walk, "27");
        await walk.RunAsync(WithGain(), "two");
        Assert.Equal(["s2", "s7"], Asked(walk).Skip(3).Order());
        Assert.Equal("4", walk.Table("scores.csv", "two")[3][3]);
    }

    [Fact]
    public async Task Another_option_is_another_opinion()
    {
        using var walk = Start();
        await walk.RunAsync(WithGain(), "one");
        await walk.RunAsync(WithGain(2), "two");
        Assert.Equal(6, Asked(walk).Length);
    }

    [Fact]
    public async Task The_record_says_that_it_is_not_independent()
    {
        using var walk = Start();
        var outcome = await walk.RunAsync(WithGain());
        Assert.Contains("\"independent\": false", walk.Text("run.json"));
        Assert.Contains(outcome.Notes, note => note.Contains("'sam' reads the labels"));
        Assert.Equal(["s1", "s0", "s4"], outcome.Queue.Select(item => item.Sample).OrderBy(sample => sample == "s1" ? 0 : 1));
    }
}

using Assay.Runtime.Tests.Running;

namespace Assay.Runtime.Tests.Walks;

/// <summary>A dataset scorer that learns in three rounds, between two selectors.</summary>
public class SurveyWalk
{
    const string Yaml = """
        dataset:
          number_lines: samples.txt
        references:
          numbers: { number_values: samples.txt }
        control: { size: 5, seed: 3 }
        steps:
          - number_score: {}
          - where: number_score > 10
          - typical_value: {}
            over: OVER
          - highest: { by: typical_value_z, count: 7 }
        """;

    static Walk Start()
    {
        var walk = new Walk("Walk.Survey");
        walk.Folder.Write("samples.txt", string.Join('\n', Enumerable.Range(0, 700).Select(i => $"s{i:D3} {(i * 7919 % 701) / 7.0:R}")));
        return walk;
    }

    static string Over(string word) => Yaml.Replace("OVER", word);

    [Theory]
    [InlineData("kept")]
    [InlineData("all")]
    public async Task Any_number_of_jobs_gives_the_same_bytes(string over)
    {
        using var walk = Start();
        await walk.RunAsync(Over(over), "one", jobs: 1);
        await walk.RunAsync(Over(over), "four", jobs: 4);
        Assert.Equal(walk.Files("one"), walk.Files("four"));
        Assert.Contains("tables/typical_value.typical.csv", walk.Files("one").Keys);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(700)]
    [InlineData(1000)]
    public async Task An_interrupted_survey_goes_on_and_gives_the_same_bytes(int reports)
    {
        using var walk = Start();
        await walk.RunAsync(Over("all"), "whole");
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => walk.RunAsync(Over("all"), "cut", 2, new StopAfter(reports, stop), stop.Token));
        await walk.RunAsync(Over("all"), "cut", 2);
        Assert.Equal(walk.Files("whole"), walk.Files("cut"));
    }

    [Fact]
    public async Task Over_all_learns_from_every_sample_and_over_kept_from_those_left()
    {
        using var walk = Start();
        var kept = (await walk.RunAsync(Over("kept"), "kept")).Steps.Single(step => step.Step == "typical_value").In;
        await walk.RunAsync(Over("all"), "all");
        Assert.InRange(kept, 600, 650);
        Assert.Equal($"{kept}", walk.Table("tables/typical_value.typical.csv", "kept")[1][0]);
        Assert.Equal("700", walk.Table("tables/typical_value.typical.csv", "all")[1][0]);
    }

    [Fact]
    public async Task What_was_learned_is_what_a_sort_by_hand_gives()
    {
        using var walk = Start();
        await walk.RunAsync(Over("all"));
        var values = File.ReadAllLines(walk.Folder.File("samples.txt")).Select(line => double.Parse(line.Split(' ')[1])).Order().ToArray();
        var distances = values.Select(value => Math.Abs(value - values[350])).Order().ToArray();
        Assert.Equal(["700", $"{values[^1] - values[0]:R}", $"{values[350]:R}", $"{distances[350]:R}"], walk.Table("tables/typical_value.typical.csv")[1][..4]);
    }

    [Fact]
    public async Task The_queue_has_the_least_typical_first_and_the_control_among_them()
    {
        using var walk = Start();
        var outcome = await walk.RunAsync(Over("all"));
        var z = walk.Table("queue.csv").Skip(1).ToDictionary(line => line[2], line => line);
        Assert.InRange(outcome.Queue.Count, 7, 12);
        Assert.All(outcome.Queue, item => Assert.Contains("typical_value_z", item.Reason));
        Assert.Equal(outcome.Queue.Count, z.Count);
    }
}

using System.Diagnostics;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;
using Assay.Runtime.Tests.Walks;

namespace Assay.Runtime.Tests.Reviewing.Opening;

/// <summary>A queue of 100,000 samples. The bounds are wide: a machine that builds has other things to do; the figures are written out.</summary>
public class LargeQueueTests(ITestOutputHelper output)
{
    const int Samples = 100_000;

    const string Yaml = """
        dataset: { tags: { labels: labels.csv } }
        steps:
          - random: {}
          - let: { twice: 2 * random }
          - highest: { by: twice, count: 100000 }
        review: { scripted_reviewer: {} }
        """;

    [Fact]
    public async Task The_list_of_a_hundred_thousand_items_is_there_at_once()
    {
        using var walk = new Walk("Walk.Instances");
        walk.Folder.Write("labels.csv", "file,class\n" + string.Concat(Enumerable.Range(0, Samples).Select(i => $"photos/summer/{i:D6}.jpg,{(i % 3 == 0 ? "cat" : "dog")}\n")));
        await walk.RunAsync(Yaml, jobs: 2);
        var pipeline = walk.Read(Yaml);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        await using var session = ReviewSession.Open(walk.Folder.File("out"), pipeline, walk.Hosts(new ProblemLog()), default);
        using var review = session.Review("ann");
        var first = review.Items.Take(50).Select(item => (item.Sample, item.Reason, review.StateOf(item.Id).IsDecided)).ToArray();
        var list = (review.Start, watch.ElapsedMilliseconds);
        var sorted = Enumerable.Range(0, Samples).OrderBy(i => review.Value(i, "twice")).First();
        var sort = watch.ElapsedMilliseconds - list.ElapsedMilliseconds;
        var open = await review.OpenAsync(review.Items[500], default);
        review.Record(new Verdict(review.Items[500].Id, "ok", []));
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) >> 20;
        output.WriteLine($"first list {list.ElapsedMilliseconds} ms, sorted by a column {sort} ms, opened and decided after {watch.ElapsedMilliseconds} ms; {memory} MB");
        Assert.Equal((50, 0, Samples - 1), (first.Length, list.Start, sorted));
        Assert.Equal(501, review.Start);
        Assert.Equal(["twice", "random"], open.Reasons.Select(why => why.Column));
        Assert.True(list.ElapsedMilliseconds < 3000 && memory < 150, $"{list.ElapsedMilliseconds} ms, {memory} MB");
    }
}

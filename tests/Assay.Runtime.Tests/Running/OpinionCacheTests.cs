using Assay.Runtime.Caching;

namespace Assay.Runtime.Tests.Running;

public class OpinionCacheTests
{
    /// <summary>Images on disk, sample i with the text given; samples 0 and 1 share one image.</summary>
    static FakeSamples Images(Rig rig, string labels = "00/11", string content = "image") => new(4, index =>
        FakeSamples.Sample($"s{index:D3}", LabelMap.Parse(labels)) with { ImageFile = rig.Folder.Write($"images/{index}-{content}.png", $"{content} {Math.Max(1, index)}") });

    static async Task<(int First, int Second)> Asked(FakeAnswers answers, Func<Rig, FakeSamples> before, Func<Rig, FakeSamples> after, FakeAnswers? then = null)
    {
        using var rig = new Rig();
        using var again = new Rig();
        rig.Samples = before(rig);
        rig.Reference("r", answers).Step("a", FakeScorer.OfValue, "r");
        await rig.RunAsync("one", reuse: true);
        var first = answers.AskedSamples.Count();
        rig.Samples = after(rig);
        if (then is not null)
        {
            Directory.Move(rig.Folder.File("cache"), again.Folder.File("cache"));
            again.Samples = after(again);
            again.Reference("r", then).Step("a", FakeScorer.OfValue, "r");
            await again.RunAsync("two", reuse: true);
            return (first, then.AskedSamples.Count());
        }
        await rig.RunAsync("two", reuse: true);
        Assert.Equal(rig.Text("scores.csv", "one"), rig.Text("scores.csv", "two"));
        return (first, answers.AskedSamples.Count() - first);
    }

    static FakeAnswers Costly => FakeAnswers.Value(question => question.Index > 0 ? question.Index : 1) with { Costly = true };

    [Fact]
    public async Task A_costly_reference_is_asked_once_for_two_runs_and_once_for_one_image() => Assert.Equal((3, 0), await Asked(Costly, rig => Images(rig), rig => Images(rig)));

    [Fact]
    public async Task A_cheap_one_is_asked_again() => Assert.Equal((8, 8), await Asked(Costly with { Costly = false }, rig => Images(rig), rig => Images(rig)));

    [Fact]
    public async Task Changed_images_are_asked_about_again() => Assert.Equal((3, 3), await Asked(Costly, rig => Images(rig), rig => Images(rig, content: "other")));

    [Fact]
    public async Task Changed_labels_do_not_matter_to_a_reference_that_does_not_read_them() =>
        Assert.Equal((3, 0), await Asked(Costly, rig => Images(rig), rig => Images(rig, labels: "11/11")));

    [Fact]
    public async Task Changed_labels_matter_to_a_reference_that_reads_them() =>
        Assert.Equal((3, 3), await Asked(Costly with { ReadsLabels = true }, rig => Images(rig), rig => Images(rig, labels: "11/11")));

    [Fact]
    public async Task Another_fingerprint_is_another_opinion() =>
        Assert.Equal((3, 3), await Asked(Costly, rig => Images(rig), rig => Images(rig), Costly with { Fingerprint = "newer" }));

    [Fact]
    public async Task Labels_are_hidden_from_a_reference_that_does_not_read_them()
    {
        foreach (var reads in new[] { false, true })
        {
            using var rig = new Rig();
            rig.Reference("r", FakeAnswers.Value(question => question.Sample.Labels is null ? 0 : 1) with { ReadsLabels = reads }).Step("a", FakeScorer.OfValue, "r");
            var outcome = await rig.RunAsync();
            Assert.Equal(reads ? "1" : "0", rig.Table("scores.csv")[1][3]);
            Assert.Equal(reads, outcome.Notes.Any(note => note.Contains("not independent")));
            Assert.Contains($"\"independent\": {(reads ? "false" : "true")}", rig.Text("run.json"));
        }
    }

    [Fact]
    public async Task A_missing_image_is_the_failure_of_one_sample_if_it_is_one_at_all()
    {
        using var rig = new Rig();
        rig.Samples = new FakeSamples(2, index => FakeSamples.Sample($"s{index:D3}", LabelMap.Parse("0")) with { ImageFile = rig.Folder.File($"missing/{index}.png") });
        rig.Reference("r", Costly).Step("a", FakeScorer.OfValue, "r");
        Assert.Equal(0, (await rig.RunAsync()).Failed);
    }

    [Fact]
    public async Task A_broken_entry_is_asked_for_again()
    {
        using var rig = new Rig();
        rig.Samples = Images(rig);
        var answers = Costly;
        rig.Reference("r", answers).Step("a", FakeScorer.OfValue, "r");
        await rig.RunAsync("one", reuse: true);
        foreach (var entry in Directory.GetFiles(rig.Folder.File("cache/opinions"), "*.json", SearchOption.AllDirectories))
            File.WriteAllText(entry, "{\"value\":");
        await rig.RunAsync("two", reuse: true);
        Assert.Equal(6, answers.AskedSamples.Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_is_no_number_is_the_failure_of_one_sample(bool costly)
    {
        using var rig = new Rig();
        rig.Samples = Images(rig);
        rig.Reference("r", FakeAnswers.Value(question => question.Index == 2 ? double.NaN : 1) with { Costly = costly }).Step("a", FakeScorer.OfValue, "r");
        var outcome = await rig.RunAsync(reuse: true);
        Assert.Equal(1, outcome.Failed);
        Assert.Contains(outcome.Problems, problem => problem is { Sample: "s002", Code: "not-a-number" });
    }

    [Fact]
    public async Task An_entry_that_lost_its_pixels_is_asked_for_again()
    {
        using var rig = new Rig();
        rig.Samples = Images(rig);
        var answers = new FakeAnswers(_ => new Opinion { LabelMap = LabelMap.Parse("00/01") }) { Gives = Evidence.LabelMap, Costly = true };
        rig.Reference("r", answers).Score("a", exam => exam.Opinion("reference").LabelMap is { } map ? map.Ids[3] : Score.None, "r");
        await rig.RunAsync("one", reuse: true);
        foreach (var pixels in Directory.GetFiles(rig.Folder.File("cache/opinions"), "*.npy", SearchOption.AllDirectories))
            File.Delete(pixels);
        new CacheFolder(rig.Folder.File("cache")).Clear("scores");
        await rig.RunAsync("two", reuse: true);
        Assert.Equal(rig.Text("scores.csv", "one"), rig.Text("scores.csv", "two"));
    }
}

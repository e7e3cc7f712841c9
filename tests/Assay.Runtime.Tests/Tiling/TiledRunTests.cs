using Assay.Kernels.Codecs;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;
using Assay.Runtime.Tests.Running;

namespace Assay.Runtime.Tests.Tiling;

public class TiledRunTests
{
    static readonly Size SceneSize = new(23, 17);
    static readonly TilesOptions Eights = new() { Size = 8, Overlap = 3 };

    static ushort LabelAt(int scene, int x, int y) => (ushort)((x * x + y * 3 + scene) % 3);

    static LabelMap Labels(int scene) => new(SceneSize, [.. Pixels().Select(p => LabelAt(scene, p.X, p.Y))]);

    static IEnumerable<(int X, int Y)> Pixels() => Enumerable.Range(0, (int)SceneSize.Area).Select(i => (i % SceneSize.Width, i / SceneSize.Width));

    static FakeSamples Scenes => new(2, scene => FakeSamples.Sample($"s{scene:D3}", Labels(scene)));

    static Probabilities Said(int scene) => Probabilities.Of<float>(SceneSize, 3,
        Enumerable.Range(0, 3).SelectMany(k => Pixels().Select(p => LabelAt(scene, p.X, p.Y) == k ? 0.5f + p.X / 64f : 0.25f - p.X / 128f)).ToArray());

    /// <summary>Stored answers: it knows the scenes by id.</summary>
    static FakeAnswers Stored => new(question => new Opinion { Probabilities = Said(question.Index) }) { Gives = Evidence.Probabilities, Knows = ["s000", "s001"] };

    static readonly FakeScorer PerPixel = new(exam =>
    {
        var (labels, said) = (exam.LabelMap!, exam.Opinion("reference").Probabilities!);
        var map = new float[labels.Ids.Length];
        for (var i = 0; i < map.Length; i++)
            map[i] = labels.Ids[i] == LabelMap.Void ? float.NaN : (float)said[labels.Ids[i], i];
        return new Score { Values = [map.Where(value => !float.IsNaN(value)).Average(value => (double)value)], Map = map };
    }, new Column(""));

    static Rig Tiled(TilesOptions? tiles) => new Rig { Samples = Scenes, Tiles = tiles }.Reference("model", Stored).Step("pixels", PerPixel, "model", maps: true);

    [Fact]
    public async Task Maps_of_a_scene_are_those_of_the_whole_image()
    {
        using var whole = Tiled(null);
        using var tiled = Tiled(Eights);
        await whole.RunAsync();
        await tiled.RunAsync();
        foreach (var scene in new[] { "s000", "s001" })
            Assert.Equal(NpyFile.Read<float>(Map(whole, scene)).Elements, NpyFile.Read<float>(Map(tiled, scene)).Elements);
    }

    static string Map(Rig rig, string sample) => Path.Combine(rig.Folder.Path, "out", "maps", "pixels", sample + ".npy");

    [Fact]
    public async Task A_mean_over_pixels_rolls_up_to_that_of_the_whole_image()
    {
        using var whole = Tiled(null);
        using var tiled = Tiled(Eights);
        await whole.RunAsync();
        await tiled.RunAsync();
        var expected = whole.Table("scores.csv").Skip(1).Select(row => double.Parse(row[3])).ToArray();
        var table = tiled.Table("tables/scenes.csv");
        Assert.Equal(["scene", "width", "height", "tiles", "kept", "failed", "kept_share", "pixels_mean", "pixels_min", "pixels_max"], table[0]);
        foreach (var (row, mean) in table.Skip(1).Zip(expected))
        {
            Assert.Equal(["23", "17", "12", "12", "0", "1"], row[1..7]);
            Assert.Equal(mean, double.Parse(row[7]), 6);
        }
    }

    [Fact]
    public async Task Tiles_have_ids_of_their_scene_and_place_and_inherit_its_attributes()
    {
        using var rig = new Rig
        {
            Samples = Scenes with { Attributes = [new AttributeColumn("year", null, [2020, 2021])] },
            Tiles = new TilesOptions { Size = 16 },
        };
        await rig.Score("of_year", exam => exam.Attributes.Number("year") + (exam.Attributes.Text("scene") == "s001" ? 0.5 : 0)).RunAsync();
        Assert.Equal([("s000@0,0", "2020"), ("s000@7,0", "2020"), ("s000@0,1", "2020"), ("s000@7,1", "2020"), ("s001@0,0", "2021.5"), ("s001@7,0", "2021.5"), ("s001@0,1", "2021.5"), ("s001@7,1", "2021.5")],
            rig.Table("scores.csv").Skip(1).Select(row => (row[0], row[3])));
    }

    [Fact]
    public async Task What_is_wrong_with_a_scene_is_said_once()
    {
        using var rig = new Rig
        {
            Samples = new(1, scene => FakeSamples.Sample("s000", Labels(scene)) with { Problems = [new Problem("odd-size", "the stated size is another") { Sample = "s000" }] }),
            Tiles = Eights,
        };
        var outcome = await rig.Score("some", _ => 1).RunAsync();
        Assert.Equal("odd-size", Assert.Single(outcome.Problems).Code);
    }

    [Fact]
    public async Task Neither_jobs_nor_an_interruption_nor_the_cache_change_a_byte()
    {
        using var stop = new CancellationTokenSource();
        var left = 5;
        var stopping = new FakeScorer(exam =>
        {
            if (Interlocked.Decrement(ref left) == 0)
                stop.Cancel();
            return PerPixel.Examine(exam);
        }, new Column(""));
        Rig Rigged(FakeScorer scorer) => new Rig { Samples = Scenes, Tiles = Eights }.Reference("model", Stored).Step("pixels", scorer, "model", maps: true).Step("again", scorer, "model");
        using var once = Rigged(PerPixel);
        using var often = Rigged(stopping);
        await once.RunAsync(reuse: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => often.RunAsync(jobs: 3, reuse: true, stop: stop.Token));
        await often.RunAsync(jobs: 3, reuse: true);
        Assert.Equal(once.Files(), often.Files());
    }

    [Fact]
    public async Task What_answers_from_pixels_is_asked_about_tiles_and_what_is_stored_about_scenes()
    {
        var (pixels, stored) = (FakeAnswers.Value(_ => 1), FakeAnswers.Value(_ => 2) with { Knows = ["s000", "s001"] });
        using var rig = new Rig { Samples = Scenes, Tiles = new TilesOptions { Size = 16 } };
        await rig.Reference("pixels", pixels).Reference("stored", stored).Step("a", FakeScorer.OfValue, "pixels").Step("b", FakeScorer.OfValue, "stored").RunAsync();
        Assert.Equal(["s000@0,0", "s000@0,1", "s000@7,0", "s000@7,1", "s001@0,0", "s001@0,1", "s001@7,0", "s001@7,1"], pixels.AskedSamples.Distinct().Order());
        Assert.Equal(["s000", "s001"], stored.AskedSamples.Distinct().Order());
    }

    [Fact]
    public async Task An_object_belongs_to_one_tile_and_its_pair_goes_with_it()
    {
        // The label's centre lies left of the border at x = 8, that of the model's box right of it.
        Instance Boxed(double x, string id) => new() { Class = 1, SourceId = id, Geometry = new BoxGeometry(new Box(x, 2, 4, 4)) };
        var samples = new FakeSamples(1, _ => new Sample { Id = "s000", Size = new Size(16, 8), Labels = new Labels { Instances = [Boxed(5.5, "label"), Boxed(12, "right")] } }) { Gives = Evidence.Instances };
        var model = new FakeAnswers(_ => new Opinion { Instances = [Boxed(6.5, "seen"), Boxed(0, "alone")] }) { Gives = Evidence.Instances, Knows = ["s000"] };
        List<string> seen = [];
        using var rig = new Rig { Samples = samples, Tiles = new TilesOptions { Size = 10, Overlap = 4 } };
        await rig.Reference("model", model).Score("look", exam =>
        {
            lock (seen)
                seen.Add($"{exam.Sample.Id}: {Words(exam.Instances!)} | {Words(exam.Opinion("reference").Instances!)}");
            return 1;
        }, "model").RunAsync();
        Assert.Equal(["s000@0,0: label 5.5 | seen 6.5, alone 0", "s000@6,0: right 6 | "], seen.Order());
    }

    static string Words(IReadOnlyList<Instance> instances) => string.Join(", ", instances.Select(instance => FormattableString.Invariant($"{instance.SourceId} {((BoxGeometry)instance.Geometry!).Box.X}")));

    [Fact]
    public async Task Findings_and_queue_say_where_in_the_scene_they_are()
    {
        using var rig = new Rig { Samples = Scenes, Tiles = new TilesOptions { Size = 16 } };
        await rig.Score("find", exam => new Score { Values = [1], Findings = [new Finding("extra") { Box = new Box(1, 2, 3, 4) }] }).RunAsync();
        Assert.Contains("\"sample\":\"s001@7,1\",\"step\":\"find\",\"kind\":\"extra\",\"box\":[1,2,3,4],\"scene\":\"s001\",\"scene_box\":[8,3,3,4]", rig.Text("findings.jsonl"));
        Assert.Equal(["scene", "scene_box"], rig.Table("queue.csv")[0][11..13]);
        Assert.Contains(rig.Table("queue.csv"), row => row[2] == "s001@7,1" && row[11] == "s001" && row[12] == "7 1 16 16");
    }

    [Fact]
    public async Task A_scene_that_cannot_be_read_is_one_failed_tile()
    {
        var samples = new FakeSamples(2, scene => scene == 0 ? throw new DataException("broken-file", "it is torn") : FakeSamples.Sample("s001", Labels(1)));
        using var rig = new Rig { Samples = samples, Tiles = new TilesOptions { Size = 16 } };
        var outcome = await rig.Score("any", _ => 1).RunAsync();
        Assert.Equal((5, 1), (outcome.Samples, outcome.Failed));
        Assert.Equal("failed:broken-file", rig.Table("scores.csv")[1][1]);
    }

    [Fact]
    public async Task Pixels_of_the_neighbour_are_void()
    {
        using var rig = new Rig { Samples = Scenes, Tiles = Eights };
        await rig.Score("owned", exam => exam.LabelMap!.Ids.ToArray().Count(id => id != LabelMap.Void)).RunAsync();
        Assert.Equal(2 * SceneSize.Area, rig.Table("scores.csv").Skip(1).Sum(row => long.Parse(row[3])));
    }
}

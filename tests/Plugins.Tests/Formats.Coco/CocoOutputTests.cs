using System.Text.Json;
using Assay.Formats.Coco;
using Assay.Tests.Cvat;

namespace Assay.Tests.Coco;

public sealed class CocoOutputTests : IDisposable
{
    static readonly ClassList Classes = new([new Class(3, "cat", "animal"), new Class(7, "dog")]);
    static readonly Size Frame = new(20, 16);

    readonly SmallCoco coco = new();
    readonly StubHost host = new();

    public void Dispose() => coco.Dispose();

    string Export(IDataset dataset, CocoOutputOptions? options = null, IReadOnlyList<Item>? queue = null)
    {
        var path = coco.Folder.File("out/instances.json");
        new CocoOutput((options ?? new CocoOutputOptions()) with { To = new OutputPath(path) }, host).WriteAsync(new FakeRun(dataset, coco.Folder.Path) { Queue = queue ?? [] }, default).GetAwaiter().GetResult();
        return path;
    }

    CocoDataset Open(string path) => coco.Dataset(new CocoDatasetOptions { Annotations = new InputPath(path) });

    CocoDataset Again(params Sample[] samples) => Open(Export(new HeldDataset(Classes, samples)));

    static Sample Sample(string id, params Instance[] instances) => new() { Id = id, Size = Frame, Labels = new Labels { Instances = instances } };

    string Losses => string.Join(", ", host.Problems.OrderBy(entry => entry.Code, StringComparer.Ordinal).Select(entry => $"{entry.Code} {entry.Count}"));

    [Fact]
    public void What_coco_says_is_written_again_byte_for_byte_but_for_the_space_between()
    {
        var text = """
            {"info":{"year":2014,"contributor":"me"},"licenses":[{"id":4,"name":"CC BY","url":"http://x"}],"images":[{"coco_url":"http://y","id":1,"file_name":"a.jpg","width":4,"height":3,"license":4,"date_captured":"2013-11-14"},{"id":"two","file_name":"b.jpg","width":4,"height":3}],
            "annotations":[{"id":11,"image_id":1,"category_id":7,"bbox":[1,1,2,2],"area":4.0,"iscrowd":0,"keypoints_of_ours":[1.50],"attributes":{"annotator":"anna","batch":3,"source":"sam"}},{"image_id":"two","id":"x","category_id":9,"segmentation":{"counts":[2,3,7],"size":[3,4]},"area":3,"bbox":[0,2,2,3]}],
            "categories":[{"id":7,"name":"cat","supercategory":"animal","color":"red"},{"id":9,"name":"dog"}],"ours":{"a":[1,2]}}
            """;
        var written = File.ReadAllText(Export(coco.Open(text)));
        Assert.Equal(Sorted(text), Sorted(written));
        Assert.Contains("\"area\":4.0,", written);
        Assert.Empty(host.Problems);
    }

    [Fact]
    public void Numbers_are_written_as_the_json_library_writes_them()
    {
        var random = new Random(5);
        double[] numbers = [0, 1, 12, 12.5, 12.25, 0.01, 0.1, 0.05, 3.07, 1.0 / 3, 1e-7, 15.999999999999998, 2.675, 100, 9.99, .. Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? random.Next(2000) / 100.0 : random.NextDouble() * 20), -0.0, -0.25, -7, 999999999.99, 1e9];
        var file = Export(new HeldDataset(Classes, [Sample("a", new Instance { Class = 3, Geometry = new PolygonGeometry([numbers]) })]));
        Assert.Contains($"\"segmentation\":[{JsonSerializer.Serialize(numbers)}]", File.ReadAllText(file));
    }

    static string Sorted(string text) => string.Join('\n', JsonDocument.Parse(text).RootElement.EnumerateObject().OrderBy(section => section.Name, StringComparer.Ordinal).Select(section => $"{section.Name}: {JsonSerializer.Serialize(section.Value)}"));

    [Fact]
    public void Shards_become_one_file_whose_ids_hold()
    {
        var first = """{"licenses":[{"id":1,"name":"A"}],"images":[{"id":1,"file_name":"a.jpg","width":4,"height":3,"license":1}],"annotations":[{"id":11,"image_id":1,"category_id":7,"bbox":[1,1,2,2]}],"categories":[{"id":7,"name":"cat"}]}""";
        var second = """{"licenses":[{"id":1,"name":"B"},{"id":2,"name":"A"}],"images":[{"id":1,"file_name":"b.jpg","width":4,"height":3,"license":1},{"id":5,"file_name":"c.jpg","width":4,"height":3,"license":2}],"annotations":[{"id":11,"image_id":1,"category_id":3,"bbox":[0,0,2,2]},{ "image_id" : 1,"bbox":[0,0,2,2],"category_id":7 }],"categories":[{"id":3,"name":"cat"},{"id":7,"name":"dog"}]}""";
        var back = Open(Export(coco.Open(first, second)));
        Assert.Equal(["a.jpg", "b.jpg", "c.jpg"], back.Ids);
        Assert.Equal(["A", "B", "A"], back.Attributes.Single(column => column.Name == "license").Text!);
        Assert.Equal("7 11", Text(SmallCoco.Read(back, 0)));
        Assert.Equal("7 12, 8 13", Text(SmallCoco.Read(back, 1)));
        Assert.Equal(["cat", "dog"], back.Classes.Select(known => known.Name));
        Assert.Equal("ids-renumbered 1", Losses);
    }

    static string Text(Sample sample) => string.Join(", ", sample.Labels!.Instances!.Select(one => $"{one.Class} {one.SourceId}"));

    [Fact]
    public void Objects_of_another_format_come_back_as_they_were()
    {
        Instance[] objects =
        [
            new() { Class = 7, Geometry = new BoxGeometry(new Box(1, 2, 3.5, 4)), ZOrder = -2, Source = "auto", Attributes = new Dictionary<string, string> { ["occluded"] = "true", ["weight"] = "1.50", ["colour"] = "a \"b\"\né", ["z"] = "007" } },
            new() { Class = 3, Geometry = new PolygonGeometry([[0.1, 0.2, 9.123456789, 1, 5, 8], [1, 1, 2, 1, 2, 2]]), Crowd = true, Track = "t9" },
            new() { Class = 3, Geometry = new MaskGeometry(new Rle(Frame, [17, 3, 13, 2, 320 - 35])), StatedArea = 4.5, StatedBox = new Box(1, 1, 2.5, 3) },
        ];
        var back = SmallCoco.Read(Again(Sample("a.png", objects), Sample("b.png")), 0).Labels!.Instances!;
        foreach (var (was, now) in objects.Zip(back))
        {
            Assert.Equal((was.Class, was.ZOrder, was.Source, was.Crowd, was.Track), (now.Class, now.ZOrder, now.Source, now.Crowd, now.Track));
            Assert.Equal(was.Attributes.OrderBy(pair => pair.Key), now.Attributes.OrderBy(pair => pair.Key));
        }
        Assert.Equal(objects[0].Geometry, back[0].Geometry);
        Assert.Equal(((PolygonGeometry)objects[1].Geometry!).Parts, ((PolygonGeometry)back[1].Geometry!).Parts);
        Assert.Equal([17u, 3, 13, 2, 285], ((MaskGeometry)back[2].Geometry!).Mask.Counts.ToArray());
        Assert.Equal((4.5, new Box(1, 1, 2.5, 3)), (back[2].StatedArea, back[2].StatedBox));
        Assert.Empty(host.Problems);
    }

    [Fact]
    public void What_a_dataset_says_of_its_images_stands_in_the_file()
    {
        var dataset = new HeldDataset(Classes, Sample("a"), Sample("b"))
        {
            Attributes = [new("license", ["CC BY", null], null), new("annotator", ["anna", "ben"], null), new("batch", null, [3, null]), new("sequence", ["v", "v"], null), new("frame", null, [0, 1]), new("date_captured", ["2026-01-02", null], null)],
        };
        var back = Open(Export(dataset)).Attributes.ToDictionary(column => column.Name);
        Assert.Equal(["CC BY", null], back["license"].Text!);
        Assert.Equal(["anna", "ben"], back["annotator"].Text!);
        Assert.Equal([3, null], back["batch"].Number!);
        Assert.Equal(["v", "v"], back["sequence"].Text!);
        Assert.Equal([0, 1], back["frame"].Number!);
        Assert.Equal(["2026-01-02", null], back["date_captured"].Text!);
    }

    [Fact]
    public void What_coco_cannot_hold_is_in_the_ledger()
    {
        var path = Export(new HeldDataset(Classes,
            Sample("a", new Instance { Class = 3 }, new Instance { Class = 7, Geometry = new MaskGeometry(new Rle(Frame, [320])) }, new Instance { Class = 7, SourceId = "x", Source = "auto", Geometry = new BoxGeometry(new Box(1, 1, 2, 2)), Attributes = new Dictionary<string, string> { ["source"] = "b" } }),
            new Sample { Id = "../b", Size = Frame },
            new Sample { Id = "c", Size = Frame, Labels = new Labels { Tags = [3, 7] } },
            new Sample { Id = "d", Size = new(4, 2), Labels = new Labels { Map = LabelMap.Parse("33.7/77.7") } }));
        Assert.Equal("attribute-name-taken 1, ids-renumbered 1, map-as-masks 1, name-changed 1, no-shape-left-out 2, not-annotated-as-empty 1, tags-left-out 2, void-pixels-left-out 2", Losses);
        Assert.Contains("dropped,no-shape-left-out,2,a,", File.ReadAllText(Path.ChangeExtension(path, ".ledger.csv")));
        var masks = SmallCoco.Read(Open(path), 3).Labels!.Instances!;
        Assert.Equal(["3: 0,1,1,1,5", "7: 1,1,1,1,2,2"], masks.Select(one => $"{one.Class}: {string.Join(',', ((MaskGeometry)one.Geometry!).Mask.Counts.ToArray())}"));
    }

    [Fact]
    public void Only_the_queue_is_written_when_the_options_say_so() =>
        Assert.Equal(["b"], Open(Export(new HeldDataset(Classes, Sample("a"), Sample("b")), new CocoOutputOptions { Samples = ExportedSamples.Queued }, [new Item(1, "i", "b", Unit.Sample, null, null, null, "")])).Ids);

    [Fact]
    public async Task Corrections_keep_the_fields_of_what_stays_and_of_what_changed()
    {
        var dataset = coco.Open(SmallCoco.Json(annotations: SmallCoco.Box + """,{"id":12,"image_id":1,"category_id":9,"bbox":[0,0,1,1],"area":1,"ours":"kept"},{"id":13,"image_id":1,"category_id":9,"bbox":[2,0,1,1],"area":1,"ours":"too"}"""));
        CorrectedSample Correct(Sample sample)
        {
            var was = sample.Labels!.Instances!;
            var now = sample with { Labels = new Labels { Instances = [was[1], was[2] with { Class = 7 }, new Instance { Class = 7, Geometry = new BoxGeometry(new Box(0, 1, 1, 1)) }] } };
            return new CorrectedSample(now, now) { Origins = [1, null, null], Left = [new ItemCorrection("i", [], null, "no")] };
        }
        var path = coco.Folder.File("out/corrected.json");
        await new CocoOutput(new CocoOutputOptions { To = new OutputPath(path), Corrections = true }, host).WriteAsync(new FakeRun(dataset, coco.Folder.Path) { Corrected = { ["a.jpg"] = Correct } }, TestContext.Current.CancellationToken);
        Assert.Equal(["12 9 kept", "13 7 too", "14 7 "], JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).RootElement.GetProperty("annotations").EnumerateArray().Select(one => $"{one.GetProperty("id")} {one.GetProperty("category_id")} {(one.TryGetProperty("ours", out var ours) ? ours : "")}"));
        Assert.Equal("corrections-left-out 1", Losses);
    }
}

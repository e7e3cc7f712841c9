using System.Text.Json.Nodes;
using Assay.Kernels.Codecs;

namespace Assay.Outputs.Predictions.Tests;

public sealed class PredictionsTests : IDisposable
{
    static readonly ClassList Classes = new([new(7, "ground"), new(3, "water")]);

    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    static PredictionsOptions Options(Format format) => new() { Reference = new ReferenceName("m"), Format = format };

    static Sample Photo(string id, int width = 3, int height = 2) => new() { Id = id, Size = new Size(width, height), ImageFile = $"/data/{id}.jpg" };

    Task WriteAsync(PredictionsOptions options, params (Sample, Opinion?)[] said) => new PredictionsOutput(options).WriteAsync(new StubRun(folder.Path, Classes, said), default);

    JsonNode Json(string file) => JsonNode.Parse(File.ReadAllText(folder.File(file)))!;

    [Fact]
    public async Task Objects_become_annotations_with_the_datasets_ids_and_their_scores()
    {
        await WriteAsync(Options(Format.Coco), (Photo("a/1"), new Opinion
        {
            Instances =
            [
                new() { Class = 1, Confidence = 0.75, Geometry = new PolygonGeometry([[0, 0, 2, 0, 2, 2, 0, 2]]) },
                new() { Class = 0, Geometry = new MaskGeometry(new Rle(new Size(3, 2), [1, 2, 3])), Crowd = true, Track = "t1", Attributes = new Dictionary<string, string> { ["wet"] = "yes" } },
                new() { Class = 0, Geometry = new BoxGeometry(new Box(0.5, 0, 1.5, 2)) },
            ],
        }));
        var json = Json("predictions/m-coco/predictions.json");
        Assert.Equal("""[{"id":1,"file_name":"a/1.jpg","width":3,"height":2}]""", json["images"]!.ToJsonString());
        Assert.Equal("""[{"id":7,"name":"ground","supercategory":""},{"id":3,"name":"water","supercategory":""}]""", json["categories"]!.ToJsonString());
        Assert.Equal(
            """
            {"id":1,"image_id":1,"category_id":3,"segmentation":[[0,0,2,0,2,2,0,2]],"bbox":[0,0,2,2],"area":4,"iscrowd":0,"score":0.75}
            {"id":2,"image_id":1,"category_id":7,"segmentation":{"size":[2,3],"counts":"123"},"bbox":[0,0,2,2],"area":2,"iscrowd":1,"track_id":"t1","attributes":{"wet":"yes"}}
            {"id":3,"image_id":1,"category_id":7,"bbox":[0.5,0,1.5,2],"area":3,"iscrowd":0}
            """, string.Join('\n', json["annotations"]!.AsArray().Select(entry => entry!.ToJsonString())));
    }

    [Fact]
    public async Task Objects_below_the_confidence_are_left_out_and_those_without_one_stay()
    {
        var box = new BoxGeometry(new Box(0, 0, 1, 1));
        await WriteAsync(Options(Format.Coco) with { MinConfidence = 0.5 },
            (Photo("a"), new Opinion { Instances = [new() { Class = 0, Confidence = 0.49, Geometry = box }, new() { Class = 0, Confidence = 0.5, Geometry = box }, new() { Class = 1, Geometry = box }] }));
        Assert.Equal([7, 3], Json("predictions/m-coco/predictions.json")["annotations"]!.AsArray().Select(entry => (int)entry!["category_id"]!));
    }

    [Theory]
    [InlineData(Segments.Classes, "7 [2,0,1,2] 2|3 [0,0,2,2] 3")]
    [InlineData(Segments.Parts, "3 [0,0,2,2] 3|7 [2,0,1,2] 2")]
    public async Task Label_maps_become_classes_or_connected_parts(Segments segments, string expected)
    {
        await WriteAsync(Options(Format.Coco) with { Segments = segments }, (Photo("a"), new Opinion { LabelMap = LabelMap.Parse("110/1.0") }));
        var found = Json("predictions/m-coco/predictions.json")["annotations"]!.AsArray().Select(entry => $"{entry!["category_id"]} {entry["bbox"]!.ToJsonString()} {entry["area"]}");
        Assert.Equal(expected, string.Join('|', found));
    }

    [Fact]
    public async Task Parts_of_one_class_that_do_not_touch_are_two_objects_and_small_ones_are_left_out()
    {
        var opinion = new Opinion { LabelMap = LabelMap.Parse("00.1/00..") };
        await WriteAsync(Options(Format.Coco) with { Segments = Segments.Parts, MinPixels = 2 }, (Photo("a", 4), opinion), (Photo("b", 4), new Opinion { LabelMap = LabelMap.Parse("0..0/0..0") }));
        Assert.Equal(["1 4", "2 2", "2 2"], Json("predictions/m-coco/predictions.json")["annotations"]!.AsArray().Select(entry => $"{entry!["image_id"]} {entry["area"]}"));
    }

    [Fact]
    public async Task Objects_made_of_probabilities_have_their_mean_as_score()
    {
        var probabilities = Probabilities.Of<double>(new Size(2, 1), 2, new[] { 1, 0.5, 0, 0.5 });
        await WriteAsync(Options(Format.CocoResults) with { Segments = Segments.Classes }, (Photo("a", 2, 1), new Opinion { Probabilities = probabilities }));
        Assert.Equal("""[{"image_id":1,"category_id":7,"segmentation":{"size":[1,2],"counts":"02"},"bbox":[0,0,2,1],"score":0.75}]""", Json("predictions/m-coco-results/results.json").ToJsonString());
        Assert.Equal("[]", Json("predictions/m-coco-results/images.json")["annotations"]!.ToJsonString());
    }

    [Fact]
    public async Task Results_without_confidence_are_refused() =>
        Assert.Equal("no-confidence", (await Assert.ThrowsAsync<AssayException>(() => WriteAsync(Options(Format.CocoResults),
            (Photo("a"), new Opinion { Instances = [new() { Class = 0, Geometry = new BoxGeometry(new Box(0, 0, 1, 1)) }] })))).Code);

    [Fact]
    public async Task Label_maps_hold_the_datasets_ids_and_255_for_void_and_for_what_is_unsure()
    {
        await WriteAsync(Options(Format.Png), (Photo("a/b"), new Opinion { LabelMap = LabelMap.Parse("01./110") }));
        Assert.Equal([7, 3, 255, 3, 3, 7], PngFile.Read(folder.File("predictions/m-png/a/b.png")).Narrow);
        await WriteAsync(Options(Format.Png) with { MinConfidence = 0.6, Path = new OutputPath(folder.File("sure")) },
            (Photo("a", 3, 1), new Opinion { Probabilities = Probabilities.Of<double>(new Size(3, 1), 2, new[] { 1, 0.5, 0.25, 0, 0.5, 0.75 }) }));
        Assert.Equal([7, 255, 3], PngFile.Read(folder.File("sure/a.png")).Narrow);
    }

    [Fact]
    public async Task Ids_that_need_it_are_written_with_16_bits()
    {
        var run = new StubRun(folder.Path, new ClassList([new(255, "a"), new(1000, "b")]), (Photo("a"), new Opinion { LabelMap = LabelMap.Parse("01./110") }));
        await new PredictionsOutput(Options(Format.Png)).WriteAsync(run, default);
        Assert.Equal([255, 1000, 65535, 1000, 1000, 255], PngFile.Read(folder.File("predictions/m-png/a.png")).Wide);
        Assert.Contains("ignore: [65535]", File.ReadAllText(folder.File("predictions/m-png/reference.yaml")));
    }

    [Fact]
    public async Task What_a_map_left_out_is_a_plane_of_its_own()
    {
        await WriteAsync(Options(Format.Npy), (Photo("a", 2, 1), new Opinion { Probabilities = Probabilities.Of<float>(new Size(2, 1), 2, new[] { 0.5f, 0, 0.25f, 0.75f }, complete: false) }));
        var (header, values) = NpyFile.Read<float>(folder.File("predictions/m-npy/a.npy"));
        Assert.Equal([3, 1, 2], header.Shape);
        Assert.Equal([0.5f, 0, 0.25f, 0.75f, 0.25f, 0.25f], values);
        Assert.Contains("map: { left_out: ~ }", File.ReadAllText(folder.File("predictions/m-npy/reference.yaml")));
    }

    [Fact]
    public async Task Samples_without_an_opinion_or_an_answer_are_named_and_not_listed()
    {
        await WriteAsync(Options(Format.Coco), (Photo("a"), Opinion.None), (Photo("b"), null), (Photo("c"), new Opinion { Instances = [] }));
        Assert.Equal(["c.jpg"], Json("predictions/m-coco/predictions.json")["images"]!.AsArray().Select(entry => (string)entry!["file_name"]!));
        var said = File.ReadAllText(folder.File("predictions/m-coco/reference.yaml"));
        Assert.Contains("# 1 samples are written.", said);
        Assert.Contains("# 1 have no opinion of this kind, so nothing is written of them: a\n", said);
        Assert.Contains("# 1 could not be read or answered: b (no-answer)\n", said);
    }

    [Fact]
    public async Task Only_queued_samples_are_written_when_asked()
    {
        var run = new StubRun(folder.Path, Classes, (Photo("a"), new Opinion { Instances = [] }), (Photo("b"), new Opinion { Instances = [] })) { Queue = [new Item(1, "x", "b", Unit.Sample, null, null, null, "")] };
        await new PredictionsOutput(Options(Format.Coco) with { Samples = Samples.Queued }).WriteAsync(run, default);
        Assert.Equal(["b.jpg"], Json("predictions/m-coco/predictions.json")["images"]!.AsArray().Select(entry => (string)entry!["file_name"]!));
    }

    [Fact]
    public async Task A_file_that_holds_something_else_is_not_replaced_unasked()
    {
        (Sample, Opinion?) said = (Photo("a"), new Opinion { LabelMap = LabelMap.Parse("011/110") });
        await WriteAsync(Options(Format.Png), said);
        await WriteAsync(Options(Format.Png), said); // The same bytes again: assay export.
        var file = folder.File("predictions/m-png/a.png");
        File.WriteAllText(file, "corrected");
        Assert.Equal("would-overwrite", (await Assert.ThrowsAsync<AssayException>(() => WriteAsync(Options(Format.Png), said))).Code);
        Assert.Equal("corrected", File.ReadAllText(file));
        Assert.False(File.Exists(file + ".part"));
        await WriteAsync(Options(Format.Png) with { Overwrite = true }, said);
        Assert.Equal(3, PngFile.Read(file).Header.Width);
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("a/../../b")]
    [InlineData("/etc/a")]
    public async Task No_file_leaves_the_folder(string id)
    {
        await WriteAsync(Options(Format.Png), (Photo(id), new Opinion { LabelMap = LabelMap.Parse("011/110") }));
        Assert.Contains("unsafe-name", File.ReadAllText(folder.File("predictions/m-png/reference.yaml")));
        Assert.Equal([folder.File("predictions/m-png/reference.yaml")], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(Names.Image, "a.jpg", "a.jpg", "a.png")]
    [InlineData(Names.Sample, "a.jpg", "a.jpg", "a.jpg.png")]
    [InlineData(Names.Image, "a", "a.jpg", "a.png")]
    [InlineData(Names.Sample, "a", "a", "a.png")]
    public async Task Files_are_called_as_the_image_or_as_the_sample(Names names, string id, string coco, string png)
    {
        var sample = new Sample { Id = id, Size = new Size(3, 2), ImageFile = "/data/a.jpg" };
        var opinion = new Opinion { LabelMap = LabelMap.Parse("011/110"), Instances = [] };
        await WriteAsync(Options(Format.Coco) with { Names = names }, (sample, opinion));
        await WriteAsync(Options(Format.Png) with { Names = names }, (sample, opinion));
        Assert.Equal(coco, (string)Json("predictions/m-coco/predictions.json")["images"]![0]!["file_name"]!);
        Assert.True(File.Exists(folder.File("predictions/m-png/" + png)));
    }
}

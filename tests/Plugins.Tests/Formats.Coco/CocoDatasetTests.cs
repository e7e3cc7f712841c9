using Assay.Formats.Coco;
using Assay.Kernels;

namespace Assay.Tests.Coco;

public sealed class CocoDatasetTests : IDisposable
{
    readonly SmallCoco coco = new();

    public void Dispose() => coco.Dispose();

    [Fact]
    public void A_sample_is_its_file_name_with_its_annotations()
    {
        var dataset = coco.Open(SmallCoco.Json());
        var sample = SmallCoco.Read(dataset, 0);
        var instance = Assert.Single(sample.Labels!.Instances!);
        Assert.Equal(("a.jpg", new Size(4, 3)), (sample.Id, sample.Size));
        Assert.Equal(["a.jpg"], dataset.Ids);
        Assert.Equal([new Class(7, "cat", "animal"), new Class(9, "dog")], dataset.Classes);
        Assert.Equal((7, "11", 4d, new Box(1, 1, 2, 2), false), (instance.Class, instance.SourceId, instance.StatedArea!.Value, instance.StatedBox!.Value, instance.Crowd));
        Assert.Equal(new BoxGeometry(new Box(1, 1, 2, 2)), instance.Geometry);
        Assert.Empty(sample.Problems);
        Assert.Empty(coco.Host.Problems);
        Assert.Equal(64, dataset.Fingerprint.Length);
    }

    [Fact]
    public void Annotations_may_stand_before_images_and_classes()
    {
        var dataset = coco.Open($$"""{"annotations":[{{SmallCoco.Box}}],"categories":[{{SmallCoco.Cat}}],"images":[{{SmallCoco.Image}}]}""");
        Assert.Equal(7, Assert.Single(SmallCoco.Read(dataset, 0).Labels!.Instances!).Class);
    }

    [Fact]
    public void An_image_without_annotations_is_annotated_with_nothing() =>
        Assert.Empty(SmallCoco.Read(coco.Open(SmallCoco.Json(annotations: "")), 0).Labels!.Instances!);

    [Fact]
    public void Polygons_keep_every_digit_and_lose_the_closing_repeat()
    {
        var sample = coco.ReadOne("""{"id":1,"image_id":1,"category_id":7,"segmentation":[[0.1,0.2,3.3000000000000003,0.2,3.3,1e0,0.1,0.2],[1,1,2,1,2,2]]}""");
        var polygon = Assert.IsType<PolygonGeometry>(Assert.Single(sample.Labels!.Instances!).Geometry);
        Assert.Equal([0.1, 0.2, 3.3000000000000003, 0.2, 3.3, 1], polygon.Parts[0]);
        Assert.Equal([1, 1, 2, 1, 2, 2], polygon.Parts[1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Runs_are_read_as_text_and_as_a_list(bool text)
    {
        var counts = text ? $"\"{RleString.Encode([5, 2, 2, 3])}\"" : "[5,2,2,3]";
        var sample = coco.ReadOne($$$"""{"id":1,"image_id":1,"category_id":7,"iscrowd":1,"segmentation":{"size":[3,4],"counts":{{{counts}}}}}""");
        var instance = Assert.Single(sample.Labels!.Instances!);
        Assert.True(instance.Crowd);
        Assert.Equal([5u, 2u, 2u, 3u], Assert.IsType<MaskGeometry>(instance.Geometry).Mask.Counts.ToArray());
    }

    [Fact]
    public void Text_ids_are_ids() =>
        Assert.Equal("x-1", Assert.Single(SmallCoco.Read(coco.Open(SmallCoco.Json("""{"id":"img a","file_name":"a.jpg","width":4,"height":3}""",
            """{"id":"x-1","image_id":"img a","category_id":7,"bbox":[0,0,1,1]}""")), 0).Labels!.Instances!).SourceId);

    [Fact]
    public void Shards_are_merged_by_file_name_and_class_name()
    {
        var dataset = coco.Open(SmallCoco.Json(), SmallCoco.Json("""{"id":500,"file_name":"a.jpg","width":4,"height":3},{"id":501,"file_name":"b.jpg","width":4,"height":3}""",
            """{"id":12,"image_id":500,"category_id":1,"bbox":[0,0,1,1]},{"id":13,"image_id":501,"category_id":7,"bbox":[0,0,1,1]}""",
            """{"id":1,"name":"dog"},{"id":7,"name":"bird"}"""));
        Assert.Equal(["a.jpg", "b.jpg"], dataset.Ids);
        Assert.Equal([(7, "cat"), (9, "dog"), (10, "bird")], dataset.Classes.Select(entry => (entry.Id, entry.Name)));
        Assert.Equal([7, 9], SmallCoco.Read(dataset, 0).Labels!.Instances!.Select(instance => instance.Class));
        Assert.Equal([10], SmallCoco.Read(dataset, 1).Labels!.Instances!.Select(instance => instance.Class));
    }

    [Fact]
    public void Samples_may_be_named_by_image_id()
    {
        var file = coco.Write(SmallCoco.Json());
        Assert.Equal(["1"], coco.Dataset(new CocoDatasetOptions { Annotations = new InputPath(file), Join = CocoJoin.Id }).Ids);
    }

    [Fact]
    public void Frames_of_videos_have_a_sequence_and_a_frame_and_their_objects_a_track()
    {
        var dataset = coco.Open($$"""{"videos":[{"id":5,"name":"street"}],{{SmallCoco.Json(
            """{"id":1,"file_name":"a.jpg","width":4,"height":3,"video_id":5,"frame_id":2},{"id":2,"file_name":"b.jpg","width":4,"height":3,"video_id":6,"frame_index":0}""",
            """{"id":11,"image_id":1,"category_id":7,"bbox":[1,1,2,2],"track_id":31},{"id":12,"image_id":2,"category_id":7,"bbox":[1,1,2,2],"instance_id":"x"}""")[1..]}}""");
        Assert.Equal(["street", "6"], dataset.Attributes.Single(column => column.Name == "sequence").Text!);
        Assert.Equal([2, 0], dataset.Attributes.Single(column => column.Name == "frame").Number!);
        Assert.Equal(["31", "x"], Enumerable.Range(0, 2).Select(i => SmallCoco.Read(dataset, i).Labels!.Instances!.Single().Track));
    }

    [Fact]
    public void Images_have_attributes()
    {
        var dataset = coco.Open($$"""{"licenses":[{"id":3,"name":"CC BY"}],{{SmallCoco.Json("""{"id":1,"file_name":"a.jpg","width":4,"height":3,"license":3,"date_captured":"2013-11-15"}""")[1..]}}""");
        Assert.Equal(4, dataset.Attributes.Single(column => column.Name == "width").Number![0]);
        Assert.Equal(3, dataset.Attributes.Single(column => column.Name == "height").Number![0]);
        Assert.Equal("CC BY", dataset.Attributes.Single(column => column.Name == "license").Text![0]);
        Assert.Equal("2013-11-15", dataset.Attributes.Single(column => column.Name == "date_captured").Text![0]);
    }

    [Fact]
    public void Who_when_and_in_which_batch_may_stand_beside_the_attributes_which_count()
    {
        var dataset = coco.Open(SmallCoco.Json(images: SmallCoco.Image[..^1] + ""","batch":7,"annotator":"anna","attributes":{"annotator":"bob"}}""",
            annotations: SmallCoco.Box[..^1] + ""","source":"sam","batch":"b7","date":"2022-01-01","annotator":"anna","attributes":{"annotator":"bob","list":[1]},"unread":"x","nothing":null,"score":0.5}"""));
        Assert.Equal("bob", dataset.Attributes.Single(column => column.Name == "annotator").Text![0]);
        Assert.Equal(7, dataset.Attributes.Single(column => column.Name == "batch").Number![0]);
        var one = Assert.Single(SmallCoco.Read(dataset, 0).Labels!.Instances!);
        Assert.Equal("sam", one.Source);
        var unread = Assert.Single(SmallCoco.Read(dataset, 0).Problems);
        Assert.Equal(("unknown-fields", Conversion.Dropped, 3), (unread.Code, unread.Conversion, unread.Count));
        Assert.Equal("annotator=bob batch=b7 date=2022-01-01", string.Join(' ', one.Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Fact]
    public void Images_are_found_in_their_folder()
    {
        var file = coco.Write(SmallCoco.Json("""{"id":1,"file_name":"sub/a.jpg","width":4,"height":3},{"id":2,"file_name":"b.jpg","width":4,"height":3}"""));
        var image = coco.Folder.Write("images/sub/a.jpg", "x");
        var dataset = coco.Dataset(new CocoDatasetOptions { Annotations = new InputPath(file), Images = new InputPath(Path.Combine(coco.Folder.Path, "images")) });
        Assert.Equal(image, SmallCoco.Read(dataset, 0).ImageFile);
        Assert.Empty(SmallCoco.Read(dataset, 0).Problems);
        var without = SmallCoco.Read(dataset, 1);
        Assert.Null(without.ImageFile);
        Assert.Equal("no-image", Assert.Single(without.Problems).Code);
        Assert.NotNull(dataset.OpenImage(0));
        Assert.Equal([image], coco.Host.Opened);
    }

    [Fact]
    public void Annotation_attributes_are_kept() =>
        Assert.Equal("true", Assert.Single(coco.ReadOne("""{"id":1,"image_id":1,"category_id":7,"bbox":[0,0,1,1],"attributes":{"occluded":true,"deep":{"x":1}}}""").Labels!.Instances!).Attributes["occluded"]);

    [Fact]
    public void Every_real_annotation_has_the_mask_that_pycocotools_draws()
    {
        var dataset = coco.Dataset(new CocoDatasetOptions { Annotations = new InputPath(Conformance.Path("coco/real/instances_val2014_100.json")) });
        using var expected = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Conformance.Path("coco/real_ann_rle.json")));
        var counts = expected.RootElement.EnumerateArray().ToDictionary(entry => entry.GetProperty("id").GetInt64().ToString(), entry => entry.GetProperty("counts").GetString()!);
        var instances = Enumerable.Range(0, dataset.Ids.Count).Select(index => SmallCoco.Read(dataset, index)).SelectMany(sample => sample.Labels!.Instances!.Select(instance => (sample, instance))).ToArray();
        Assert.Equal(counts.Count, instances.Length);
        Assert.Equal(9, instances.Count(entry => entry.instance.Crowd));
        Assert.All(instances, entry => Assert.Equal(counts[entry.instance.SourceId!], RleString.Encode(Draw(entry.instance, entry.sample.Size))));
        Assert.Empty(coco.Host.Problems);
    }

    static uint[] Draw(Instance instance, Size size) => instance.Geometry switch
    {
        MaskGeometry mask => mask.Mask.Counts.ToArray(),
        PolygonGeometry polygon => RunLengths.UnionAll([.. polygon.Parts.Select(part => PolygonRaster.ToRuns(part, size.Width, size.Height))]),
        _ => throw new InvalidOperationException("no mask"),
    };
}

using System.Text.Json;
using Assay.Formats.Coco;

namespace Assay.Tests.Coco;

public sealed class CocoCopyTests : IDisposable
{
    const string Uncompressed = """{"id":12,"image_id":1,"category_id":7,"segmentation":{"counts":[3,3,6],"size":[3,4]},"area":3,"bbox":[1,0,1,3],"iscrowd":0,"by":"anna"}""";
    const string Compressed = """{"id":13,"image_id":1,"category_id":9,"segmentation":{"size":[3,4],"counts":"63"},"area":3,"bbox":[2,0,1,3],"iscrowd":0}""";

    readonly SmallCoco coco = new();

    public void Dispose() => coco.Dispose();

    [Fact]
    public void What_does_not_change_is_the_same_byte_for_byte()
    {
        var text = SmallCoco.Json(annotations: $"{SmallCoco.Box}, \n{Uncompressed},{Compressed}");
        Assert.Equal(text, Copy(coco.Open(text), sample => sample.Labels!));
    }

    [Fact]
    public void A_redrawn_run_length_mask_stays_one_and_keeps_its_other_fields()
    {
        var copy = Copy(coco.Open(SmallCoco.Json(annotations: $"{Uncompressed},{Compressed}")), sample => Redraw(sample, 0, new MaskGeometry(new Rle(new Size(4, 3), [0u, 6, 6]))));
        Assert.Contains(Compressed, copy);
        Assert.Contains("""{"id":12,"image_id":1,"category_id":7,"segmentation":{"size":[3,4],"counts":"066"},"area":6,"bbox":[0,0,2,3],"iscrowd":0,"by":"anna"}""", copy);
        var back = SmallCoco.Read(coco.Open(copy), 0).Labels!.Instances!;
        Assert.Equal([0u, 6, 6], ((MaskGeometry)back[0].Geometry!).Mask.Counts.ToArray());
    }

    [Theory]
    [InlineData("""{"id":11,"image_id":1,"category_id":7,"bbox":[1,1,2,2],"area":4}""", """{"id":11,"image_id":1,"category_id":7,"bbox":[0,0,3,1],"area":3}""")]
    [InlineData("""{"id":11,"image_id":1,"category_id":7,"segmentation":[],"bbox":[1,1,2,2]}""", """{"id":11,"image_id":1,"category_id":7,"segmentation":[],"bbox":[0,0,3,1]}""")]
    public void A_box_stays_a_box(string was, string now) =>
        Assert.Contains(now, Copy(coco.Open(SmallCoco.Json(annotations: was)), sample => Redraw(sample, 0, new BoxGeometry(new Box(0, 0, 3, 1)))));

    [Theory]
    [InlineData("""{"late":true,"side":"left","depth":2,"more":[1, 2]}""", "late", "false", """{"late":false,"side":"left","depth":2,"more":[1, 2]}""")]
    [InlineData("""{"late":true,"side":"left","depth":2,"more":[1, 2]}""", "side", "1", """{"late":true,"side":"1","depth":2,"more":[1, 2]}""")]
    [InlineData("""{"late":true,"side":"left","depth":2,"more":[1, 2]}""", "depth", "3.5", """{"late":true,"side":"left","depth":3.5,"more":[1, 2]}""")]
    [InlineData("""{"late":true,"side":"left","depth":2,"more":[1, 2]}""", "depth", "much", """{"late":true,"side":"left","depth":"much","more":[1, 2]}""")]
    [InlineData("{}", "side", "left", """{"side":"left"}""")]
    [InlineData("null", "side", "left", """{"side":"left"}""")]
    public void A_changed_attribute_keeps_the_type_that_it_had(string was, string name, string value, string now)
    {
        var annotation = $$"""{"id":11,"image_id":1,"category_id":7,"attributes":{{was}},"bbox":[1,1,2,2],"area":4}""";
        var copy = Copy(coco.Open(SmallCoco.Json(annotations: $"{annotation},{Uncompressed}")), sample => With(sample, [Say(sample.Labels!.Instances![0], name, value), sample.Labels.Instances[1]]));
        Assert.Contains(annotation.Replace($"\"attributes\":{was}", $"\"attributes\":{now}"), copy);
        Assert.Contains(Uncompressed, copy);
    }

    [Fact]
    public void A_fact_beside_the_attributes_is_changed_where_it_stands() =>
        Assert.Contains(SmallCoco.Box[..^1] + ""","batch":8,"date":"2022-01-01"}""",
            Copy(coco.Open(SmallCoco.Json(annotations: SmallCoco.Box[..^1] + ""","batch":7,"date":"2022-01-01"}""")), sample => With(sample, [Say(sample.Labels!.Instances![0], "batch", "8")])));

    [Fact]
    public void An_object_without_attributes_gets_the_first_one() =>
        Assert.Contains(SmallCoco.Box[..^1] + ""","attributes":{"side":"left"}}""", Copy(coco.Open(SmallCoco.Json()), sample => With(sample, [Say(sample.Labels!.Instances![0], "side", "left")])));

    [Theory]
    [InlineData(""" "track_id":1 """, """ "track_id":2 """)]
    [InlineData(""" "instance_id":"1" """, """ "instance_id":"2" """)]
    [InlineData(""" "instance_id":7,"track_id":1 """, """ "instance_id":7,"track_id":2 """)]
    [InlineData(""" "attributes":{"late":true,"track_id":1} """, """ "attributes":{"late":true,"track_id":2} """)]
    public void Another_track_is_written_where_the_old_one_stood(string was, string now)
    {
        var annotation = $$"""{"id":11,"image_id":1,"category_id":7,{{was.Trim()}},"bbox":[1,1,2,2],"area":4}""";
        var copy = Copy(coco.Open(SmallCoco.Json(annotations: annotation)), sample => With(sample, [sample.Labels!.Instances![0] with { Track = "2" }]));
        Assert.Contains(annotation.Replace(was.Trim(), now.Trim()), copy);
        Assert.Equal("2", SmallCoco.Read(coco.Open(copy), 0).Labels!.Instances!.Single().Track);
    }

    static Instance Say(Instance one, string name, string value) => one with { Attributes = new Dictionary<string, string>(one.Attributes) { [name] = value } };

    [Fact]
    public void A_new_box_has_an_id_of_its_own_and_no_segmentation()
    {
        var copy = Copy(coco.Open(SmallCoco.Json()), sample => With(sample, [.. sample.Labels!.Instances!, sample.Labels.Instances![0] with { SourceId = null, Geometry = new BoxGeometry(new Box(0, 0, 1, 1)) }]));
        Assert.Contains($$"""{{SmallCoco.Box}},{"id":12,"image_id":1,"category_id":7,"bbox":[0,0,1,1],"area":1,"iscrowd":0}]""", copy);
    }

    [Fact]
    public void Shards_stay_shards_and_each_numbers_classes_in_its_own_way()
    {
        const string Second = """{"id":11,"image_id":1,"category_id":2,"bbox":[1,1,2,2],"area":4,"iscrowd":0}""";
        var texts = new[]
        {
            SmallCoco.Json(),
            SmallCoco.Json("""{"id":1,"file_name":"b.jpg","width":4,"height":3}""", Second, """{"id":1,"name":"cat"},{"id":2,"name":"dog"}"""),
        };
        var dataset = coco.Open(texts);
        Assert.Equal(["a.jpg", "b.jpg"], dataset.Ids);
        var cat = dataset.Classes.Single(entry => entry.Name == "cat").Id;
        var option = Write(dataset, 1, sample => With(sample, [sample.Labels!.Instances![0] with { Class = cat }]));
        Assert.Equal("annotations", option);
        Assert.Equal(texts[0], File.ReadAllText(coco.Folder.File("copy/annotations/part-0.json")));
        Assert.Equal(texts[1].Replace("\"category_id\":2", "\"category_id\":1"), File.ReadAllText(coco.Folder.File("copy/annotations/part-1.json")));
        var copy = coco.Dataset(new CocoDatasetOptions { Annotations = new InputPath(coco.Folder.File("copy/annotations")) });
        Assert.Equal(dataset.Ids, copy.Ids);
        Assert.Equal(cat, SmallCoco.Read(copy, 1).Labels!.Instances!.Single().Class);
    }

    [Theory]
    [InlineData("\"track_id\":4", "\"track_id\":5")]
    [InlineData("\"instance_id\":\"car 4\"", "\"instance_id\":\"5\"")]
    public void Another_track_is_written_as_the_old_one_was(string was, string now) => Assert.Contains($$"""{"id":11,{{now}},"image_id":1,""",
        Copy(coco.Open(SmallCoco.Json(annotations: $$"""{"id":11,{{was}},"image_id":1,"category_id":7,"bbox":[1,1,2,2]}""")), sample => With(sample, [sample.Labels!.Instances![0] with { Track = "5" }])));

    [Fact]
    public void A_changed_attribute_keeps_its_kind_and_the_others_their_text()
    {
        const string Was = """{"id":11,"image_id":1,"category_id":7,"bbox":[1,1,2,2],"attributes":{"occluded":false,"age":3,"score":1.50,"by":"anna","tags":[1]}}""";
        Dictionary<string, string> changed = new() { ["occluded"] = "true", ["age"] = "4", ["score"] = "1.50", ["by"] = "7", ["new"] = "yes" };
        Assert.Contains("""
            "attributes":{"occluded":true,"age":4,"score":1.50,"by":"7","tags":[1],"new":"yes"}
            """,
            Copy(coco.Open(SmallCoco.Json(annotations: Was)), sample => With(sample, [sample.Labels!.Instances![0] with { Attributes = changed }])));
    }

    [Fact]
    public void An_image_may_lose_all_it_has()
    {
        using var json = JsonDocument.Parse(Copy(coco.Open(SmallCoco.Json(annotations: $"{SmallCoco.Box}, {Uncompressed}")), sample => With(sample, [])));
        Assert.Equal(0, json.RootElement.GetProperty("annotations").GetArrayLength());
    }

    [Fact]
    public void New_objects_are_read_behind_those_that_were_there()
    {
        var read = Again(was => [.. was, New(2), New(3)]);
        Assert.Equal(["11", "5", "3", "12", "13"], read.Select(instance => instance.SourceId));
        Assert.Equal(New(3).Geometry, read[4].Geometry);
    }

    [Fact]
    public void They_are_so_when_the_last_object_goes_and_another_changes() =>
        Assert.Equal([("11", 7), ("5", 7), ("12", 9)], Again(was => [was[0], was[1] with { Class = 7 }, New(2)]).Select(instance => (instance.SourceId, instance.Class)));

    static Instance New(double x) => new() { Class = 9, Geometry = new BoxGeometry(new Box(x, 0, 1, 1)) };

    /// <summary>The copy of three boxes, read.</summary>
    IReadOnlyList<Instance> Again(Func<IReadOnlyList<Instance>, Instance[]> change)
    {
        const string More = """{"id":5,"image_id":1,"category_id":9,"bbox":[0,0,2,1]},{"id":3,"image_id":1,"category_id":7,"bbox":[0,2,1,1]}""";
        var copy = Copy(coco.Open(SmallCoco.Json(annotations: $"{SmallCoco.Box},{More}")), sample => With(sample, change(sample.Labels!.Instances!)));
        return SmallCoco.Read(coco.Open(copy), 0).Labels!.Instances!;
    }

    static Labels With(Sample sample, IReadOnlyList<Instance> instances) => sample.Labels! with { Instances = instances };

    static Labels Redraw(Sample sample, int position, Geometry geometry) =>
        With(sample, [.. sample.Labels!.Instances!.Select((one, i) => i == position ? one with { Geometry = geometry } : one)]);

    /// <summary>The copy of a dataset of one file, as text.</summary>
    string Copy(CocoDataset dataset, Func<Sample, Labels> change) => File.ReadAllText(coco.Folder.File($"copy/{Write(dataset, 0, change)}"));

    string Write(CocoDataset dataset, int index, Func<Sample, Labels> change)
    {
        Directory.CreateDirectory(coco.Folder.File("copy"));
        var copy = dataset.BeginCopy(coco.Folder.File("copy"));
        copy.ReplaceAsync(index, change(SmallCoco.Read(dataset, index)), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return copy.CompleteAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult()["annotations"];
    }
}

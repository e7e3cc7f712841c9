using System.Text.Json;
using Assay.Formats.Coco;
using Assay.Kernels;
using Assay.Kernels.Codecs;

namespace Assay.Tests.Coco;

public sealed class CocoPanopticTests : IDisposable
{
    const string Categories = """{"id":1,"name":"person","isthing":1},{"id":7,"name":"sky","isthing":0}""";
    const string Both = """{"id":5,"category_id":1,"area":2,"bbox":[0,0,1,2],"iscrowd":0},{"id":65793,"category_id":7,"area":3,"bbox":[1,0,2,2],"iscrowd":1}""";

    readonly TempFolder folder = new();
    readonly RecordingHost host = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_published_examples_are_the_masks_of_their_detection_form()
    {
        var real = Conformance.Path("coco/real/panoptic");
        var dataset = Open(new() { Annotations = new InputPath(Path.Combine(real, "panoptic_examples.json")) });
        using var detections = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(real, "panoptic_coco_detection_format.json")));
        var expected = detections.RootElement.GetProperty("annotations").EnumerateArray().Select(one => (one.GetProperty("image_id").GetInt64(), one.GetProperty("category_id").GetInt32(),
            one.GetProperty("segmentation").GetProperty("counts").GetString()!, one.GetProperty("area").GetDouble(), one.GetProperty("iscrowd").GetInt32() == 1));
        var read = Enumerable.Range(0, dataset.Ids.Count).SelectMany(i => Read(dataset, i).Labels!.Instances!.Select(one => (long.Parse(dataset.Ids[i][..12]), one.Class,
            RleString.Encode(((MaskGeometry)one.Geometry!).Mask.Counts), one.StatedArea!.Value, one.Crowd)));
        Assert.Equal(50, expected.Count());
        Assert.Equal(expected.Order(), read.Order());
        Assert.All(Enumerable.Range(0, 2), i => Assert.Empty(Read(dataset, i).Problems));
        Assert.Equal(["Attribution-NonCommercial License", "Attribution-NonCommercial-ShareAlike License"], dataset.Attributes.Single(column => column.Name == "license").Text!);
    }

    [Fact]
    public void The_published_areas_and_boxes_are_those_of_the_pixels()
    {
        var dataset = Open(new() { Annotations = new InputPath(Conformance.Path("coco/real/panoptic/panoptic_examples.json")) });
        foreach (var one in Enumerable.Range(0, 2).SelectMany(i => Read(dataset, i).Labels!.Instances!))
        {
            var mask = ((MaskGeometry)one.Geometry!).Mask;
            Assert.Equal(one.StatedArea, mask.Area);
            var (x, y, width, height) = RunBounds.Find(mask.Counts, mask.Size.Height);
            Assert.Equal(one.StatedBox, new Box(x, y, width, height));
        }
    }

    [Fact]
    public void A_segment_is_its_colour_down_the_columns()
    {
        Write(Both, [5, 65793, 65793, 5, 65793, 0]);
        var sample = Read(Open(), 0);
        Assert.Empty(sample.Problems);
        Assert.Equal([("5", 1, false), ("65793", 7, true)], sample.Labels!.Instances!.Select(one => (one.SourceId!, one.Class, one.Crowd)));
        Assert.Equal([[0u, 2, 4], [2u, 3, 1]], sample.Labels.Instances!.Select(one => ((MaskGeometry)one.Geometry!).Mask.Counts.ToArray()));
        Assert.Null(sample.Labels.Map);
    }

    [Fact]
    public void A_label_map_has_void_where_nothing_or_a_crowd_is()
    {
        Write(Both, [5, 65793, 65793, 5, 65793, 0]);
        var dataset = Open(new() { Annotations = Json, LabelMap = true });
        Assert.Equal(Evidence.Instances | Evidence.LabelMap, dataset.Gives);
        Assert.Equal(LabelMap.Parse("1../1..").Ids.ToArray(), Read(dataset, 0).Labels!.Map!.Ids.ToArray());
    }

    [Theory]
    [InlineData(PanopticSegments.Things, "5")]
    [InlineData(PanopticSegments.Stuff, "65793")]
    public void Things_and_stuff_can_be_had_apart(PanopticSegments segments, string id)
    {
        Write(Both, [5, 65793, 65793, 5, 65793, 0]);
        var sample = Read(Open(new() { Annotations = Json, Segments = segments }), 0);
        Assert.Equal(id, Assert.Single(sample.Labels!.Instances!).SourceId);
        Assert.Empty(sample.Problems);
    }

    [Theory]
    [InlineData("segment-without-pixels", "segment 65793", Both, "5 5 0 0 0 0")]
    [InlineData("unlisted-segment", "segment 9", Both, "5 65793 9 9 0 0")]
    [InlineData("duplicate-segment", "segment 5", Both + """,{"id":5,"category_id":7}""", "5 65793 0 0 0 0")]
    [InlineData("unknown-category", "segment 9", Both + """,{"id":9,"category_id":8}""", "5 65793 9 0 0 0")]
    [InlineData("broken-segment", null, Both + ",3", "5 65793 0 0 0 0")]
    [InlineData("broken-segment", "segment 0", Both + """,{"id":0,"category_id":7}""", "5 65793 0 0 0 0")]
    public void What_only_the_list_or_only_the_pixels_have_is_a_problem_of_the_sample(string code, string? place, string segments, string pixels)
    {
        Write(segments, [.. pixels.Split(' ').Select(int.Parse)]);
        var sample = Read(Open(), 0);
        var problem = Assert.Single(sample.Problems);
        Assert.Equal((code, place, "a.jpg"), (problem.Code, problem.Place, problem.Sample));
        Assert.Equal("5", sample.Labels!.Instances![0].SourceId);
    }

    [Fact]
    public void An_image_whose_png_is_missing_fails_alone()
    {
        Write(Both, [5, 65793, 0, 0, 0, 0], more: """,{"image_id":2,"file_name":"b.png","segments_info":[]}""");
        var dataset = Open();
        Assert.Equal(2, Read(dataset, 0).Labels!.Instances!.Count);
        var missing = Assert.Throws<DataException>(() => Read(dataset, 1));
        Assert.Equal("missing-masks", missing.Code);
        Assert.EndsWith("b.png", missing.File);
    }

    [Fact]
    public void An_image_without_an_annotation_is_not_annotated()
    {
        Write(Both, [5, 65793, 0, 0, 0, 0]);
        Assert.Null(Read(Open(), 1).Labels);
    }

    [Theory]
    [InlineData("image-sizes-differ")]
    [InlineData("panoptic-png")]
    [InlineData("broken-panoptic-png")]
    public void A_png_that_does_not_fit_fails_with_its_name(string code)
    {
        Write(Both, [5, 65793, 0, 0, 0, 0]);
        var file = folder.File("panoptic/a.png");
        if (code == "broken-panoptic-png")
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..40]);
        else
            PngFile.Write(file, code == "panoptic-png" ? PngImage.Grey(3, 2, new byte[6]) : PngImage.Rgb(2, 2, new byte[12]));
        Assert.Equal((code, file), Assert.Throws<DataException>(() => Read(Open(), 0)) is var failed ? (failed.Code, failed.File!) : default);
    }

    [Fact]
    public void A_png_elsewhere_is_named_by_its_folder()
    {
        Write(Both, [5, 65793, 0, 0, 0, 0]);
        Directory.Move(folder.File("panoptic"), folder.File("elsewhere"));
        Assert.Equal(2, Read(Open(new() { Annotations = Json, Masks = new InputPath(folder.File("elsewhere")) }), 0).Labels!.Instances!.Count);
    }

    [Fact]
    public void A_png_name_that_could_leave_the_folder_is_refused()
    {
        Write(Both, [5, 65793, 0, 0, 0, 0], png: "../a.png");
        Assert.Equal("unsafe-name", Assert.Throws<DataException>(() => Read(Open(), 0)).Code);
    }

    [Fact]
    public void An_instances_file_is_refused_with_the_component_that_reads_it()
    {
        folder.Write("panoptic.json", SmallCoco.Json());
        var refused = Assert.Throws<DataException>(() => Open());
        Assert.Equal("not-panoptic", refused.Code);
        Assert.Contains("coco: {", refused.Message);
    }

    InputPath Json => new(folder.File("panoptic.json"));

    /// <summary>Two images of 3 x 2; the first one has the segments and pixels.</summary>
    void Write(string segments, int[] pixels, string more = "", string png = "a.png")
    {
        folder.Write("panoptic.json", $$"""
            {"images":[{"id":1,"file_name":"a.jpg","width":3,"height":2},{"id":2,"file_name":"b.jpg","width":3,"height":2}],
             "annotations":[{"image_id":1,"file_name":"{{png}}","segments_info":[{{segments}}]}{{more}}],"categories":[{{Categories}}]}
            """);
        Directory.CreateDirectory(folder.File("panoptic"));
        PngFile.Write(folder.File("panoptic/a.png"), PngImage.Rgb(3, 2, [.. pixels.SelectMany(id => new[] { (byte)id, (byte)(id >> 8), (byte)(id >> 16) })]));
    }

    CocoPanoptic Open(CocoPanopticOptions? options = null)
    {
        var dataset = new CocoPanoptic(options ?? new CocoPanopticOptions { Annotations = Json }, host);
        dataset.OpenAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return dataset;
    }

    static Sample Read(CocoPanoptic dataset, int index) => dataset.ReadAsync(index, CancellationToken.None).AsTask().GetAwaiter().GetResult();
}

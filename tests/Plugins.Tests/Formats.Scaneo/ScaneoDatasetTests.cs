using Assay.Formats.Scaneo;
using static Assay.Tests.Scaneo.CampaignFolder;

namespace Assay.Tests.Scaneo;

public sealed class ScaneoDatasetTests : IDisposable
{
    const string Hole = $"[[[[10.5, 49.5], [12.5, 49.5], [12.5, 47.5], [10.5, 47.5], [10.5, 49.5]], [[11, 49], [11.5, 49], [11.5, 48.5], [11, 48.5], [11, 49]]]]";

    readonly CampaignFolder folder = new();

    public void Dispose() => folder.Dispose();

    static string Rows(Rle mask) => string.Join('/', Enumerable.Range(0, mask.Size.Height).Select(y => string.Concat(Enumerable.Range(0, mask.Size.Width).Select(x => IsInside(mask, x * mask.Size.Height + y) ? '1' : '.'))));

    static bool IsInside(Rle mask, int position)
    {
        var (at, inside) = (0L, false);
        foreach (var run in mask.Counts)
        {
            at += run;
            if (position < at)
                return inside;
            inside = !inside;
        }
        throw new ArgumentOutOfRangeException(nameof(position));
    }

    [Fact]
    public async Task Classes_are_those_of_spai_json_and_samples_are_images_by_path()
    {
        await using var dataset = await folder.Image("north/b.tif").Image("a.v2.tif").Write("north/b.geojson", Collection(Tag("field"))).Open();
        Assert.Equal(["water", "field"], dataset.Classes.Select(type => type.Name));
        Assert.Equal(["a.v2", "north/b"], dataset.Ids);
        Assert.Equal([0, 1], dataset.Attributes.Single(column => column.Name == "annotated").Number!);
        Assert.Empty(folder.Host.Problems);
    }

    [Fact]
    public async Task No_file_is_not_annotated_and_an_empty_collection_says_that_nothing_is_there()
    {
        await using var dataset = await folder.Image("a.tif").Image("b.tif").Write("b.geojson", Collection()).Open(ScaneoTask.Segmentation);
        Assert.Null((await dataset.ReadAsync(0, default)).Labels);
        Assert.Empty((await dataset.ReadAsync(1, default)).Labels!.Instances!);
    }

    [Theory]
    [InlineData("[[48, 11], [49.5, 12.5]]")]
    [InlineData("[[48, 12.5], [49.5, 11]]")] // As in SCANEO's documentation: drawn from the right.
    [InlineData("[[49.5, 12.5], [48, 11]]")]
    public async Task Boxes_are_latitude_first_from_any_two_opposite_corners(string bbox)
    {
        var sample = await folder.Annotated(Box("field", bbox)).Read();
        var instance = Assert.Single(sample.Labels!.Instances!);
        Assert.Equal((1, new BoxGeometry(new Box(2, 1, 3, 3))), (instance.Class, instance.Geometry));
        Assert.Equal((new Size(8, 6), "EPSG:4326"), (sample.Size, sample.Where!.Crs));
        Assert.Equal(Degrees, sample.Where.Transform);
        Assert.Empty(sample.Problems);
    }

    [Fact]
    public async Task A_detection_without_bbox_is_the_box_around_its_outline()
    {
        var sample = await folder.Annotated(Area("water", $"[[{Ring(1, 2, 4, 6)}]]", "\"detection\"")).Read();
        Assert.Equal(new BoxGeometry(new Box(1, 2, 3, 4)), Assert.Single(sample.Labels!.Instances!).Geometry);
    }

    [Fact]
    public async Task Classes_of_images_are_tags()
    {
        var sample = await folder.Annotated(Tag("field"), Tag("water"), Tag("field")).Read();
        Assert.Equal([1, 0], sample.Labels!.Tags!);
        Assert.Null(sample.Labels.Instances);
        Assert.Equal("duplicate-tag", Assert.Single(sample.Problems).Code);
    }

    [Fact]
    public async Task Classes_of_images_need_no_place_on_the_ground()
    {
        var sample = await folder.Image("a.tif", epsg: null).Write("a.geojson", Collection(Tag("water"))).Read();
        Assert.Equal([0], sample.Labels!.Tags!);
    }

    [Fact]
    public async Task Pieces_without_holes_are_polygons_in_pixels()
    {
        var sample = await folder.Annotated(Area("water", $"[[{Ring(0, 0, 2, 1)}], [{Ring(4, 2, 5, 6)}]]")).Read();
        var parts = Assert.IsType<PolygonGeometry>(Assert.Single(sample.Labels!.Instances!).Geometry).Parts;
        Assert.Equal(new double[][] { [0, 0, 2, 0, 2, 1, 0, 1], [4, 2, 5, 2, 5, 6, 4, 6] }, parts);
        Assert.Empty(sample.Problems);
    }

    [Fact]
    public async Task Areas_with_holes_are_their_pixels()
    {
        var sample = await folder.Annotated(Area("water", Hole)).Read();
        var mask = Assert.IsType<MaskGeometry>(Assert.Single(sample.Labels!.Instances!).Geometry).Mask;
        Assert.Equal("......../.1111.../.1.11.../.1111.../.1111.../........", Rows(mask));
        var entry = Assert.Single(sample.Problems);
        Assert.Equal(("holes-as-mask", Conversion.Flattened, 1), (entry.Code, entry.Conversion, entry.Count));
    }

    [Fact]
    public async Task A_hole_is_one_in_its_own_polygon_alone()
    {
        var sample = await folder.Annotated(Area("water", Hole[..^1] + $", [{Ring(2, 2, 3, 3)}]]")).Read();
        Assert.Equal("......../.1111.../.1111.../.1111.../.1111.../........", Rows(Assert.IsType<MaskGeometry>(Assert.Single(sample.Labels!.Instances!).Geometry).Mask));
    }

    [Fact]
    public async Task The_label_map_shows_what_was_painted_last_and_the_ledger_what_that_covered()
    {
        folder.Annotated(Area("water", $"[[{Ring(0, 0, 4, 4)}]]"), Area("field", $"[[{Ring(3, 1, 9, 3)}]]"));
        var sample = await folder.Read(labels: ScaneoLabels.LabelMap);
        Assert.Equal(LabelMap.Parse("0000..../00011111/00011111/0000..../......../........").Ids.ToArray(), sample.Labels!.Map!.Ids.ToArray());
        Assert.Equal([("shape-cut", 1), ("covered-pixels", 2)], sample.Problems.Select(entry => (entry.Code, entry.Count)));
        Assert.All(sample.Problems, entry => Assert.Equal("features[1]", entry.Place));
    }

    [Theory]
    [InlineData("none", 3)]
    [InlineData("water", 2)]
    public async Task The_rest_is_background_by_name(string background, int classes)
    {
        await using var dataset = await folder.Annotated(Area("field", $"[[{Ring(0, 0, 8, 5)}]]")).Open(ScaneoTask.Segmentation, ScaneoLabels.LabelMap, background);
        Assert.Equal(classes, dataset.Classes.Count);
        var rest = dataset.Classes[background];
        Assert.Equal(LabelMap.Parse($"11111111/11111111/11111111/11111111/11111111/{new string((char)('0' + rest), 8)}").Ids.ToArray(), (await dataset.ReadAsync(0, default)).Labels!.Map!.Ids.ToArray());
    }

    [Fact]
    public async Task Annotations_of_other_tasks_are_counted_and_say_nothing_of_this_one()
    {
        folder.Annotated(Tag("water"), Tag("field"), Area("water", $"[[{Ring(0, 0, 2, 1)}]]")).Image("b.tif").Write("b.geojson", Collection(Tag("water")));
        await using var dataset = await folder.Open(ScaneoTask.Segmentation);
        var (both, other) = (await dataset.ReadAsync(0, default), await dataset.ReadAsync(1, default));
        Assert.Single(both.Labels!.Instances!);
        Assert.Equal(("other-tasks-left-out", Conversion.Dropped, 2), (both.Problems[0].Code, both.Problems[0].Conversion, both.Problems[0].Count));
        Assert.Null(other.Labels);
    }

    [Fact]
    public async Task Several_kinds_of_annotations_are_a_question()
    {
        folder.Annotated(Tag("water"), Area("water", $"[[{Ring(0, 0, 2, 1)}]]"));
        var error = await Assert.ThrowsAsync<DataException>(() => folder.Open());
        Assert.Equal("several-tasks", error.Code);
        Assert.Contains("1 of segmentation, 1 of classification", error.Message);
    }

    [Fact]
    public async Task A_missing_task_is_guessed_and_said()
    {
        var sample = await folder.Annotated(Area("water", $"[[{Ring(0, 0, 2, 1)}]]", "null")).Read();
        Assert.Single(sample.Labels!.Instances!);
        Assert.Equal(("task-guessed", Conversion.Guessed), (sample.Problems[0].Code, sample.Problems[0].Conversion));
    }

    [Fact]
    public async Task An_export_to_another_folder_finds_its_images()
    {
        using var images = new CampaignFolder();
        images.Image("north/a.tif");
        await using var dataset = await folder.Write("north/a.geojson", Collection(Box("water", "[[48, 11], [49, 12]]"))).Open(images: images.Path);
        var sample = await dataset.ReadAsync(0, default);
        Assert.Equal(("north/a", Path.Combine(images.Path, "north/a.tif")), (sample.Id, sample.ImageFile));
        Assert.Single(sample.Labels!.Instances!);
    }

    [Fact]
    public async Task Ids_and_further_properties_stay_with_objects()
    {
        var sample = await folder.Annotated("""{ "type": "Feature", "id": 7, "geometry": null, "properties": { "label": "water", "task": "detection", "bbox": [[48, 11], [49, 12]], "by": "ana", "sure": true } }""").Read();
        var instance = Assert.Single(sample.Labels!.Instances!);
        Assert.Equal(("7", "ana", "true"), (instance.SourceId, instance.Attributes["by"], instance.Attributes["sure"]));
    }

    [Fact]
    public void What_is_there_is_known_from_the_options_when_these_say_it()
    {
        static Evidence Gives(ScaneoTask? task, ScaneoLabels labels) => new ScaneoDataset(new ScaneoOptions { Path = new InputPath("x"), Task = task, Labels = labels }, new TiffHost()).Gives;
        Assert.Equal(Evidence.Instances | Evidence.ClassScores, Gives(null, ScaneoLabels.Instances));
        Assert.Equal(Evidence.ClassScores, Gives(ScaneoTask.Classification, ScaneoLabels.Instances));
        Assert.Equal(Evidence.Instances, Gives(ScaneoTask.Detection, ScaneoLabels.Instances));
        Assert.Equal(Evidence.LabelMap, Gives(null, ScaneoLabels.LabelMap));
    }

    [Fact]
    public async Task Changed_annotations_change_the_fingerprint()
    {
        await using var before = await folder.Annotated(Tag("water")).Open();
        await using var after = await folder.Annotated(Tag("field")).Open();
        Assert.NotEqual(before.Fingerprint, after.Fingerprint);
    }
}

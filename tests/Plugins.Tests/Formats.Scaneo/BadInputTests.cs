using Assay.Formats.Scaneo;
using static Assay.Tests.Scaneo.CampaignFolder;

namespace Assay.Tests.Scaneo;

public sealed class BadInputTests : IDisposable
{
    readonly CampaignFolder folder = new();

    public void Dispose() => folder.Dispose();

    static string Feature(string geometry, string properties) => $$"""{ "type": "Feature", "geometry": {{geometry}}, "properties": {{properties}} }""";

    public static TheoryData<string, ScaneoTask, string, string> Broken => new()
    {
        { "swapped-coordinates", ScaneoTask.Detection, Box("water", "[[11, 48], [12, 49]]"), "latitude" },
        { "swapped-coordinates", ScaneoTask.Segmentation, Area("water", "[[[[49, 11], [49, 12], [48, 12], [49, 11]]]]"), "exchanged" },
        { "outside-image", ScaneoTask.Detection, Box("water", "[[-48, 11], [-49, 12]]"), "outside" },
        { "outside-image", ScaneoTask.Detection, Box("water", "[[95, 11], [96, 12]]"), "outside" },
        { "outside-image", ScaneoTask.Segmentation, Area("water", $"[[{Ring(8, 0, 9, 6)}]]"), "another" },
        { "zero-size-box", ScaneoTask.Detection, Box("water", "[[48, 11], [48, 12]]"), "no area" },
        { "undeclared-label", ScaneoTask.Detection, Box("waiter", "[[48, 11], [49, 12]]"), "'waiter' is not in spai.json, which has water, field" },
        { "object-without-label", ScaneoTask.Detection, Feature("null", """{ "task": "detection", "bbox": [[48, 11], [49, 12]] }"""), "no label" },
        { "no-geometry", ScaneoTask.Detection, Feature("null", """{ "label": "water", "task": "detection" }"""), "neither" },
        { "no-geometry", ScaneoTask.Segmentation, Feature("null", """{ "label": "water", "task": "segmentation" }"""), "no outline" },
        { "no-geometry", ScaneoTask.Segmentation, Feature("null", """{ "label": "water" }"""), "no 'task'" },
        { "unknown-shape", ScaneoTask.Segmentation, Feature("""{ "type": "Point", "coordinates": [11, 48] }""", """{ "label": "water", "task": "segmentation" }"""), "Point" },
        { "unknown-task", ScaneoTask.Segmentation, Feature("null", """{ "label": "water", "task": "points" }"""), "'points'" },
        { "broken-points", ScaneoTask.Detection, Box("water", "[[48, 11, 49, 12]]"), "[[latitude" },
        { "broken-points", ScaneoTask.Segmentation, Area("water", "[[[[11, \"49\"]]]]"), "\"49\"" },
        { "broken-points", ScaneoTask.Segmentation, Area("water", "[[[11, 49], [12, 49], [12, 48]]]"), "position" },
        { "broken-points", ScaneoTask.Segmentation, Area("water", "[[[[1e999, 49], [12, 49], [12, 48]]]]"), "1e999" },
        { "no-geometry", ScaneoTask.Segmentation, "7", "no 'task'" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_annotation_is_left_out_and_named_with_its_place(string code, ScaneoTask task, string feature, string said)
    {
        var good = task == ScaneoTask.Detection ? Box("field", "[[48, 11], [49, 12]]") : Area("field", $"[[{Ring(0, 0, 2, 1)}]]");
        var sample = await folder.Annotated(good, feature).Read(task);
        Assert.Single(sample.Labels!.Instances!);
        var problem = Assert.Single(sample.Problems);
        Assert.Equal((code, "features[1]", "a", null), (problem.Code, problem.Place, problem.Sample, problem.Conversion));
        Assert.Equal(Path.Combine(folder.Path, "a.geojson"), problem.File);
        Assert.Contains(said, problem.Message);
    }

    [Fact]
    public async Task A_sliver_of_two_points_goes_and_the_rest_stays()
    {
        var sample = await folder.Annotated(Area("water", $"[[{Ring(0, 0, 2, 1)}, [[10.5, 49.9], [10.6, 49.9], [10.5, 49.9]]], [[[12, 49], [12, 48], [12, 49]]]]")).Read();
        Assert.Single(Assert.IsType<PolygonGeometry>(Assert.Single(sample.Labels!.Instances!).Geometry).Parts);
        Assert.Equal(["polygon-too-short", "polygon-too-short"], sample.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task An_area_between_the_middles_of_pixels_is_kept_and_counted()
    {
        var sample = await folder.Annotated(Area("water", $"[[{Ring(1.1, 1.1, 1.2, 1.2)}]]")).Read();
        Assert.Single(sample.Labels!.Instances!);
        Assert.Equal("zero-area", Assert.Single(sample.Problems).Code);
    }

    [Theory]
    [InlineData("broken-json", "{ \"type\": \"FeatureCollection\",\n \"features\": [", "line 2")]
    [InlineData("broken-json", "", "line 1")]
    [InlineData("not-scaneo", "[]", null)]
    [InlineData("not-scaneo", """{ "type": "FeatureCollection" }""", null)]
    [InlineData("unsupported-crs", """{ "type": "FeatureCollection", "crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::3857" } }, "features": [] }""", null)]
    public async Task A_file_that_cannot_be_read_fails_its_sample(string code, string text, string? place)
    {
        folder.Image("a.tif").Write("a.geojson", text).Image("b.tif").Write("b.geojson", Collection(Tag("water")));
        await using var dataset = await folder.Open();
        var error = await Assert.ThrowsAsync<DataException>(async () => await dataset.ReadAsync(0, default));
        Assert.Equal((code, place, Path.Combine(folder.Path, "a.geojson")), (error.Code, error.Place, error.File));
        Assert.Equal([0], (await dataset.ReadAsync(1, default)).Labels!.Tags!);
    }

    [Fact]
    public async Task Crs84_is_what_geojson_is_in_anyway()
    {
        folder.Image("a.tif").Write("a.geojson", """{ "type": "FeatureCollection", "crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } }, "features": [] }""");
        Assert.NotNull((await folder.Read()).Labels);
    }

    [Fact]
    public async Task Annotations_without_an_image_are_named()
    {
        await using var dataset = await folder.Annotated(Tag("water")).Write("north/lost.geojson", Collection(Tag("water"))).Open();
        Assert.Equal(["a"], dataset.Ids);
        var problem = Assert.Single(folder.Host.Problems);
        Assert.Equal(("missing-image", Path.Combine(folder.Path, "north/lost.geojson")), (problem.Code, problem.File));
    }

    [Theory]
    [InlineData("not-scaneo", """{ "labels": [] }""")]
    [InlineData("not-scaneo", """{ "names": [] }""")]
    [InlineData("not-scaneo", "[]")]
    [InlineData("broken-json", "{ \"labels\":")]
    public async Task A_broken_list_of_labels_stops_the_run(string code, string text)
    {
        var error = await Assert.ThrowsAsync<DataException>(() => folder.Image("a.tif").Write("spai.json", text).Open());
        Assert.Equal((code, Path.Combine(folder.Path, "spai.json")), (error.Code, error.File));
    }

    [Fact]
    public async Task Labels_without_names_and_twice_are_named()
    {
        await using var dataset = await folder.Image("a.tif").Write("spai.json", """{ "labels": [{ "name": "a" }, { "color": "#fff" }, 3, { "name": "a" }, { "name": "b" }] }""").Open();
        Assert.Equal(["a", "b"], dataset.Classes.Select(type => type.Name));
        Assert.Equal([("broken-category", "labels[1]"), ("broken-category", "labels[2]"), ("duplicate-category", "labels[3]")], folder.Host.Problems.Select(problem => (problem.Code, problem.Place!)));
    }

    [Fact]
    public async Task Campaigns_without_images_or_with_two_of_one_name_stop_the_run()
    {
        Assert.Equal("no-samples", (await Assert.ThrowsAsync<DataException>(() => folder.Open())).Code);
        Assert.Equal("duplicate-sample", (await Assert.ThrowsAsync<DataException>(() => folder.Image("a.tif").Image("a.tiff").Open())).Code);
    }

    [Fact]
    public async Task A_folder_without_labels_is_no_campaign()
    {
        File.Delete(Path.Combine(folder.Path, "spai.json"));
        Assert.Equal("not-scaneo", (await Assert.ThrowsAsync<DataException>(() => folder.Image("a.tif").Open())).Code);
    }

    [Fact]
    public async Task Boxes_have_no_label_map() => Assert.Equal("no-pixels", (await Assert.ThrowsAsync<DataException>(() => folder.Image("a.tif").Open(ScaneoTask.Detection, ScaneoLabels.LabelMap))).Code);
}

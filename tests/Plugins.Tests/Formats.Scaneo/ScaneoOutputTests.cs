using Assay.Formats.Scaneo;
using Assay.Kernels;
using Assay.Kernels.Codecs;
using Assay.Tests.Cvat;

namespace Assay.Tests.Scaneo;

public sealed class ScaneoOutputTests : IDisposable
{
    static readonly ClassList Classes = ClassList.Named("water", "field");
    static readonly Size Frame = new(8, 6);
    static readonly Georeference Utm = new("EPSG:32631", [430000, 10, 0, 4650000, 0, -10]);

    readonly TempFolder folder = new();
    readonly TiffHost host = new();

    public void Dispose() => folder.Dispose();

    static Sample Of(string id, Georeference? where, params Instance[] objects) => new() { Id = id, Size = Frame, Where = where, Labels = new Labels { Instances = objects } };

    async Task<Sample> Again(Sample sample, ScaneoTask task, ScaneoLabels labels = ScaneoLabels.Instances)
    {
        TiffEncoder.Write<byte>(folder.File("images/a.tif"), new TiffHeader(8, 6, 1, TiffType.UInt8) { Epsg = Kernels.Geodesy.GroundReference.EpsgOf(sample.Where!.Crs), Transform = sample.Where.Transform }, new byte[48]);
        await Write(sample);
        var dataset = new ScaneoDataset(new ScaneoOptions { Path = new InputPath(folder.File("out")), Images = new InputPath(folder.File("images")), Task = task, Labels = labels }, host);
        await dataset.OpenAsync(default);
        return await dataset.ReadAsync(0, default);
    }

    Task Write(params Sample[] samples) => new ScaneoOutput(new ScaneoOutputOptions { To = new OutputPath(folder.File("out")) }, host).WriteAsync(new FakeRun(new HeldDataset(Classes, samples), folder.Path), default);

    string Losses => string.Join(", ", host.Problems.OrderBy(entry => entry.Code, StringComparer.Ordinal).Select(entry => $"{entry.Code} {entry.Count}"));

    [Fact]
    public async Task Masks_with_holes_come_back_pixel_for_pixel()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var mask = new Rle(Frame, RunMask.Pack([.. Enumerable.Range(0, 48).Select(_ => (byte)random.Next(2))], 8, 6));
            var back = (await Again(Of("a", Utm, new Instance { Class = 1, Geometry = new MaskGeometry(mask) }), ScaneoTask.Segmentation)).Labels!.Instances!.Single();
            var runs = back.Geometry is PolygonGeometry(var parts) ? RunLengths.UnionAll([.. parts.Select(part => PolygonRaster.ToRuns(part, 8, 6))]) : ((MaskGeometry)back.Geometry!).Mask.Counts.ToArray();
            Assert.Equal(mask.Counts.ToArray(), runs);
        }
        Assert.DoesNotContain(host.Problems, entry => entry.Code != "holes-as-mask");
    }

    [Fact]
    public async Task A_polygon_comes_back_with_its_properties_to_a_millionth_of_a_pixel()
    {
        var back = (await Again(Of("a", Utm, new Instance { Class = 0, SourceId = "17", Source = "sam", Attributes = new Dictionary<string, string> { ["annotator"] = "anna" }, Geometry = new PolygonGeometry([[1.25, 1, 5.5, 2, 3, 4.75]]) }), ScaneoTask.Segmentation)).Labels!.Instances!.Single();
        Assert.Equal((0, "17", "sam", "anna"), (back.Class, back.SourceId, back.Source, back.Attributes["annotator"]));
        Assert.All(((PolygonGeometry)back.Geometry!).Parts.Single().Zip([1.25, 1, 5.5, 2, 3, 4.75]), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
        Assert.Empty(host.Problems);
    }

    [Fact]
    public async Task A_box_has_its_latitudes_first()
    {
        var back = (await Again(Of("a", new Georeference("EPSG:4326", CampaignFolder.Degrees), new Instance { Class = 1, Geometry = new BoxGeometry(new Box(1, 2, 3, 1)) }), ScaneoTask.Detection)).Labels!.Instances!.Single();
        Assert.Equal(new BoxGeometry(new Box(1, 2, 3, 1)), back.Geometry);
        Assert.Contains("\"bbox\":[[48.5,10.5],[49,12]]", File.ReadAllText(folder.File("out/a.geojson")));
    }

    [Fact]
    public async Task A_label_map_comes_back_but_for_nothing()
    {
        var map = new LabelMap(Frame, [.. Enumerable.Range(0, 48).Select(i => (i * 7 % 5) switch { 0 => LabelMap.Void, var n => (ushort)(n % 2) })]);
        var back = await Again(new Sample { Id = "a", Size = Frame, Where = Utm, Labels = new Labels { Map = map } }, ScaneoTask.Segmentation, ScaneoLabels.LabelMap);
        Assert.Equal(map.Ids.ToArray(), back.Labels!.Map!.Ids.ToArray());
        Assert.Equal("map-as-areas 1, void-pixels-left-out 10", Losses);
    }

    [Fact]
    public async Task What_scaneo_cannot_hold_is_in_the_ledger()
    {
        await Write(Of("a.tif", Utm, new Instance { Class = 0 }, new Instance { Class = 1, Crowd = true, Track = "3", ZOrder = 2, StatedArea = 4, Attributes = new Dictionary<string, string> { ["label"] = "x" }, Geometry = new BoxGeometry(new Box(0, 0, 6, 5)) }),
            Of("b", null, new Instance { Class = 0, Geometry = new BoxGeometry(new Box(0, 0, 1, 1)) }), Of("c", new Georeference("EPSG:2154", Utm.Transform), new Instance { Class = 0, Geometry = new BoxGeometry(new Box(0, 0, 1, 1)) }), Of("../d", null), new Sample { Id = "e", Size = Frame });
        Assert.Equal("attribute-name-taken 1, crowd-left-out 1, name-changed 1, no-place-left-out 2, no-shape-left-out 1, stated-values-left-out 1, tracks-left-out 1, z-order-left-out 1", Losses);
        Assert.Equal(["%2E%2E%2Fd.geojson", "a.geojson"], Directory.EnumerateFiles(folder.File("out"), "*.geojson").Select(Path.GetFileName).Order());
    }
}

using Assay.Formats.Scaneo;
using Assay.Kernels.Geodesy;
using static Assay.Tests.Scaneo.CampaignFolder;

namespace Assay.Tests.Scaneo;

/// <summary>Longitudes and latitudes on images in metres.</summary>
public sealed class ReferenceSystemTests : IDisposable
{
    static readonly double[] Utm = [500_000, 10, 0, 5_000_000, 0, -10], Edge = [790_000, 10, 0, 5_000_000, 0, -10];

    readonly CampaignFolder folder = new();

    public void Dispose() => folder.Dispose();

    static (double Longitude, double Latitude) Place(int epsg, double[] transform, double x, double y)
    {
        var (east, north) = GeoTransform.Of(transform).ToGround(x, y);
        return GroundReference.Find($"EPSG:{epsg}")!.ToLonLat(east, north);
    }

    static string Square(int epsg, double[] transform, double left, double top, double right, double bottom) =>
        Ring([Place(epsg, transform, left, top), Place(epsg, transform, right, top), Place(epsg, transform, right, bottom), Place(epsg, transform, left, bottom)]);

    [Fact]
    public async Task Web_mercator_is_computed()
    {
        // 6378137 m times pi / 180 is a degree of longitude: 111319.49 m; at the equator one of latitude is 111325.14 m.
        double[] transform = [0, 111_319.49079327358, 0, 111_325.1428663851, 0, -111_325.1428663851];
        var sample = await folder.Image("a.tif", 3857, transform, 4, 4).Write("a.geojson", Collection(Box("water", "[[0, 1], [1, 3]]"))).Read();
        var box = Assert.IsType<BoxGeometry>(Assert.Single(sample.Labels!.Instances!).Geometry).Box;
        Assert.Equal((1, 0, 2, 1), (Math.Round(box.X, 9), Math.Round(box.Y, 9), Math.Round(box.Width, 9), Math.Round(box.Height, 9)));
    }

    [Fact]
    public async Task On_the_central_meridian_boxes_lie_straight()
    {
        // 15 degrees east is easting 500000 in zone 33; 0.001 degrees of latitude there are 11.11 pixels of 10 m, of longitude about 7.88.
        var (_, top) = Place(32633, Utm, 0, 0);
        var bbox = FormattableString.Invariant($"[[{top - .001}, 15], [{top}, 15.001]]");
        var sample = await folder.Image("a.tif", 32633, Utm, 100, 100).Write("a.geojson", Collection(Box("water", bbox))).Read();
        var box = Assert.IsType<BoxGeometry>(Assert.Single(sample.Labels!.Instances!).Geometry).Box;
        Assert.Equal((0, 0, 7.9, 11.1), (Math.Round(box.X, 2), Math.Round(box.Y, 2), Math.Round(box.Width, 1), Math.Round(box.Height, 1)));
        Assert.Empty(sample.Problems);
    }

    [Fact]
    public async Task Far_from_it_they_lie_askew_and_the_ledger_says_so()
    {
        var ((west, north), (east, south)) = (Place(32633, Edge, 10, 10), Place(32633, Edge, 60, 60));
        var bbox = FormattableString.Invariant($"[[{south}, {west}], [{north}, {east}]]");
        var sample = await folder.Image("a.tif", 32633, Edge, 100, 100).Write("a.geojson", Collection(Box("water", bbox))).Read();
        var box = Assert.IsType<BoxGeometry>(Assert.Single(sample.Labels!.Instances!).Geometry).Box;
        // The meridians lean by 2.6 degrees there, so the other two corners lie 2.2 pixels higher and lower.
        Assert.Equal((10, 7.8, 60, 62.2), (Math.Round(box.X, 1), Math.Round(box.Y, 1), Math.Round(box.Right, 1), Math.Round(box.Bottom, 1)));
        Assert.Equal(("askew-box", Conversion.Flattened), (Assert.Single(sample.Problems).Code, sample.Problems[0].Conversion));
    }

    [Theory]
    [InlineData(32633, 1)]
    [InlineData(32633, 2)]
    [InlineData(3857, 3)]
    public async Task Any_pixels_come_back_from_outlines_along_their_edges(int epsg, int seed)
    {
        const int width = 40, height = 30;
        Random random = new(seed);
        var transform = epsg == 3857 ? [1_669_792, 10, 0, 5_621_521, 0, -10] : Edge;
        var inside = new bool[width * height];
        List<string> holes = [];
        for (var i = 0; i < inside.Length; i++)
            if (!(inside[i] = random.NextDouble() < .7))
                holes.Add(Square(epsg, transform, i % width, i / width, i % width + 1, i / width + 1));
        var whole = Square(epsg, transform, 0, 0, width, height);
        var sample = await folder.Image("a.tif", epsg, transform, width, height).Write("a.geojson", Collection(Area("field", $"[[{string.Join(", ", holes.Prepend(whole))}]]"))).Read(labels: ScaneoLabels.LabelMap);
        Assert.Equal(inside.Select(pixel => pixel ? (ushort)1 : LabelMap.Void), sample.Labels!.Map!.Ids.ToArray());
        Assert.Empty(sample.Problems);
    }

    [Theory]
    [InlineData(2154, "unsupported-crs")]
    [InlineData(null, "no-georeference")]
    public async Task An_image_elsewhere_or_nowhere_fails_its_sample_and_no_other(int? epsg, string code)
    {
        folder.Annotated(Box("water", "[[48, 11], [49, 12]]")).Image("b.tif", epsg).Write("b.geojson", Collection(Box("water", "[[48, 11], [49, 12]]")));
        await using var dataset = await folder.Open();
        Assert.Single((await dataset.ReadAsync(0, default)).Labels!.Instances!);
        var error = await Assert.ThrowsAsync<DataException>(async () => await dataset.ReadAsync(1, default));
        Assert.Equal((code, Path.Combine(folder.Path, "b.tif")), (error.Code, error.File));
    }

    [Fact]
    public async Task Without_annotations_the_place_does_not_matter()
    {
        await using var dataset = await folder.Image("a.tif", null).Open();
        Assert.Equal(new Size(8, 6), (await dataset.ReadAsync(0, default)).Size);
    }
}

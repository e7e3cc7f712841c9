using System.Text.Json;
using Assay.Outputs.GeoJson;

namespace Assay.Tests.Outputs.GeoJson;

public class GeoJsonOutputTests
{
    static readonly Georeference Utm = new("EPSG:32631", [500000, 10, 0, 5000000, 0, -10]);

    [Fact]
    public async Task A_box_of_an_image_in_UTM_lies_at_its_longitude_and_latitude()
    {
        using var run = new FakeRun(Utm).Finding("""{"item":"a","sample":"s","step":"regions","kind":"wrong_label","class":"x","box":[0,0,100,200],"area_px":20000,"measured":{"iou":0.5},"penalty":20}""");
        var features = await run.WriteAsync(new GeoJsonOptions());
        var ring = Ring(Assert.Single(features));
        // EPSG:32631 at 500000 E is 3 degrees east; northings by gdaltransform (GDAL 3.6.2), counterclockwise from the corner that was the lower left.
        Assert.Equal(5, ring.Length);
        Assert.Equal(ring[0], ring[^1]);
        Assert.True(Area(ring) > 0, "clockwise");
        Assert.Contains(ring, point => Math.Abs(point.X - 3) < 1e-9 && Math.Abs(point.Y - 45.153477183356) < 2e-10);
    }

    [Fact]
    public async Task Properties_name_what_was_found_and_where_it_stands_in_the_queue()
    {
        using var run = new FakeRun(Utm).Finding("""{"item":"a","sample":"s","step":"regions","kind":"extra","tag":"t","box":[0,0,1,1],"measured":{"iou":0.5},"penalty":20}""");
        var properties = Assert.Single(await run.WriteAsync(new GeoJsonOptions())).GetProperty("properties");
        Assert.Equal("""{"sample":"s","step":"regions","kind":"extra","tag":"t","penalty":20,"measured_iou":0.5,"item":"a","rank":7,"reason":"because"}""", JsonSerializer.Serialize(properties));
    }

    [Fact]
    public async Task An_objects_outline_goes_before_its_box()
    {
        using var run = new FakeRun(Utm) { Instance = new Instance { Class = 0, Geometry = new PolygonGeometry([[0, 0, 4, 0, 0, 4]]) } }
            .Finding("""{"item":"a","sample":"s","step":"contour","kind":"inaccurate","instance":0,"box":[0,0,4,4],"measured":{}}""");
        Assert.Equal(4, Ring(Assert.Single(await run.WriteAsync(new GeoJsonOptions()))).Length);
    }

    [Fact]
    public async Task A_mask_of_two_pieces_is_two_polygons()
    {
        // Columns 0 and 3 of 4 x 2 pixels.
        using var run = new FakeRun(Utm) { Instance = new Instance { Class = 0, Geometry = new MaskGeometry(new Rle(new Size(4, 2), [0, 2, 4, 2])) } }
            .Finding("""{"item":"a","sample":"s","step":"contour","kind":"inaccurate","instance":0,"measured":{}}""");
        var geometry = Assert.Single(await run.WriteAsync(new GeoJsonOptions())).GetProperty("geometry");
        Assert.Equal(("MultiPolygon", 2), (geometry.GetProperty("type").GetString(), geometry.GetProperty("coordinates").GetArrayLength()));
    }

    [Fact]
    public async Task Another_reference_system_keeps_its_coordinates_and_says_so()
    {
        using var run = new FakeRun(Utm with { Crs = "EPSG:2154" }).Finding("""{"item":"a","sample":"s","step":"regions","kind":"extra","box":[0,0,1,1],"measured":{}}""");
        Assert.Empty(await run.WriteAsync(new GeoJsonOptions()));
        using var json = run.Read("findings.epsg-2154.geojson");
        Assert.Equal("urn:ogc:def:crs:EPSG::2154", json.RootElement.GetProperty("crs").GetProperty("properties").GetProperty("name").GetString());
        Assert.Contains((500010, 5000000), Ring(json.RootElement.GetProperty("features")[0]));
        Assert.Equal("no-lonlat", Assert.Single(run.Problems).Code);
    }

    [Fact]
    public async Task What_has_no_place_is_counted_and_written_in_pixels_when_asked()
    {
        using var run = new FakeRun(null).Finding("""{"item":"a","sample":"s","step":"regions","kind":"extra","box":[1,2,3,4],"measured":{}}""");
        Assert.Empty(await run.WriteAsync(new GeoJsonOptions()));
        Assert.Equal("no-place", Assert.Single(run.Problems).Code);
        await run.WriteAsync(new GeoJsonOptions { Pixels = true });
        using var json = run.Read("findings.pixels.geojson");
        Assert.Contains((4, -6), Ring(json.RootElement.GetProperty("features")[0]));
    }

    [Fact]
    public async Task What_crosses_the_180th_meridian_is_cut_there()
    {
        // Zone 60: central meridian 177, 180 degrees lies about 334 km to its east at the equator.
        using var run = new FakeRun(new Georeference("EPSG:32660", [830000, 10, 0, 100000, 0, -10])).Finding("""{"item":"a","sample":"s","step":"regions","kind":"extra","box":[0,0,1000,10],"measured":{}}""");
        var geometry = Assert.Single(await run.WriteAsync(new GeoJsonOptions())).GetProperty("geometry");
        Assert.Equal("MultiPolygon", geometry.GetProperty("type").GetString());
        Assert.All(geometry.GetProperty("coordinates").EnumerateArray().SelectMany(polygon => polygon[0].EnumerateArray()), point => Assert.InRange(point[0].GetDouble(), -180, 180));
    }

    [Fact]
    public async Task The_queue_is_written_in_its_order_and_samples_are_whole()
    {
        using var run = new FakeRun(Utm);
        var feature = Assert.Single(await run.WriteAsync(new GeoJsonOptions { Of = GeoJsonContent.Queue }, "queue.geojson"));
        Assert.Equal(("sample", 7), (feature.GetProperty("properties").GetProperty("unit").GetString(), feature.GetProperty("properties").GetProperty("rank").GetInt32()));
        Assert.Contains(Ring(feature), point => Math.Abs(point.X - 3) < 1e-9);
    }

    static (double X, double Y)[] Ring(JsonElement feature) =>
        [.. feature.GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray().Select(point => (point[0].GetDouble(), point[1].GetDouble()))];

    static double Area((double X, double Y)[] ring) => ring.Zip(ring.Skip(1)).Sum(edge => edge.First.X * edge.Second.Y - edge.Second.X * edge.First.Y) / 2;
}

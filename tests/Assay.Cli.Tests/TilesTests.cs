using System.Text.Json;
using Assay.Testing;

namespace Assay.Cli.Tests;

/// <summary>The example pipeline of tiles, as a person runs it; the map is judged by GDAL's tools, and without them not at all.</summary>
public class TilesTests
{
    [Fact]
    public void Ogr_finds_the_disputed_region_at_its_place_on_the_ground()
    {
        using var folder = new TempFolder();
        AssayCommand.Run(folder.Path, "run", Path.Combine(Repository.Root, "pipelines", "large-scene-tiles.yaml"), "--out", "out").Exits(0);
        var found = Path.Combine(folder.Path, "out", "findings.geojson");
        var summary = GdalTools.Run("ogrinfo", "-al", "-so", found);
        Assert.Contains("Feature Count: 1", summary);
        Assert.Contains("ID[\"EPSG\",4326]", summary);
        GdalTools.Run("ogr2ogr", "-f", "GeoJSON", "-t_srs", "EPSG:32631", "-lco", "RFC7946=NO", folder.File("utm.geojson"), found);
        using var json = JsonDocument.Parse(File.ReadAllBytes(folder.File("utm.geojson")));
        var ring = json.RootElement.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray().Select(point => (X: point[0].GetDouble(), Y: point[1].GetDouble())).ToArray();
        // Pixels (10, 24) to (18, 30) of 10 m from 600000 E, 4900000 N.
        Assert.Equal((600100, 600180, 4899700, 4899760), (Math.Round(ring.Min(p => p.X), 3), Math.Round(ring.Max(p => p.X), 3), Math.Round(ring.Min(p => p.Y), 3), Math.Round(ring.Max(p => p.Y), 3)));
    }

    [Fact]
    public void Injecting_into_tiles_is_refused_and_says_what_to_do()
    {
        using var folder = new TempFolder();
        Assert.Contains("inject with a pipeline without 'tiles:'",
            AssayCommand.Run(folder.Path, "inject", Path.Combine(Repository.Root, "pipelines", "large-scene-tiles.yaml"), "--out", "copy").Exits(2).Errors);
    }
}

using Assay.Images.Gdal;

namespace Assay.Tests.Images.Gdal;

public sealed class GeoTiffFileTests : IDisposable
{
    static readonly Georeference Utm = new("EPSG:32630", [500000.5, 10, 0, 4_600_000, 0, -10]);
    readonly TempFolder folder = new();
    readonly GdalFormat format = new();

    public GeoTiffFileTests() => Tools.Need();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(PixelType.UInt8, 0, 255)]
    [InlineData(PixelType.Int8, -128, 127)]
    [InlineData(PixelType.UInt16, 0, 65535)]
    [InlineData(PixelType.Int16, -32768, 32767)]
    [InlineData(PixelType.UInt32, 0, 16777216)]
    [InlineData(PixelType.Int32, -16777216, 16777216)]
    [InlineData(PixelType.Float32, -1.5, 0.1)]
    [InlineData(PixelType.Float64, -1.5, 0.25)]
    public void What_is_written_is_read_again(PixelType type, float least, float most)
    {
        var drawn = new Drawn(new Size(300, 270), 2, (band, x, y) => (x + y + band) % 3 == 0 ? least : (x + y + band) % 3 == 1 ? most : 7)
        {
            Stored = type,
            Where = Utm,
            BandNames = ["B2 blue", "Wärme"],
            Nothing = _ => 7,
        };
        var path = folder.File("a.tif");
        format.Save(path, drawn);
        using (var read = format.Open(path))
        {
            Assert.Equal((drawn.Size, 2, type, 7.0, 7.0), (read.Size, read.Bands, read.Stored, read.NoData(0), read.NoData(1)));
            Assert.Equal(drawn.BandNames, read.BandNames);
            Assert.Equal(Utm.Crs, read.Where!.Crs);
            Assert.Equal(Utm.Transform, read.Where.Transform);
            Assert.Equal(Tools.Pixels(drawn, Tools.Whole(drawn)), Tools.Pixels(read, Tools.Whole(read)));
        }
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Gdalinfo_reads_what_is_written()
    {
        var path = folder.File("a.tif");
        format.Save(path, new Drawn(new Size(70, 50), 13, (band, x, y) => band * 1000 + x) { Stored = PixelType.UInt16, Where = Utm, BandNames = [.. Enumerable.Range(1, 13).Select(n => $"B{n}")] });
        var said = Tools.Describe(path);
        Assert.Equal("DEFLATE", said.GetProperty("metadata").GetProperty("IMAGE_STRUCTURE").GetProperty("COMPRESSION").GetString());
        Assert.Equal(Utm.Transform, said.GetProperty("geoTransform").EnumerateArray().Select(number => number.GetDouble()));
        Assert.Contains("ID[\"EPSG\",32630]", said.GetProperty("coordinateSystem").GetProperty("wkt").GetString());
        var bands = said.GetProperty("bands").EnumerateArray().ToArray();
        Assert.Equal(13, bands.Length);
        Assert.Equal(("UInt16", "B13"), (bands[12].GetProperty("type").GetString(), bands[12].GetProperty("description").GetString()));
        using var read = format.Open(path);
        Assert.Equal(Tools.Pixels(folder, path, Tools.Whole(read)), Tools.Pixels(read, Tools.Whole(read)));
    }

    [Fact]
    public void A_reference_system_that_is_written_out_is_kept()
    {
        using var source = format.Open(Conformance.Path("tiff/rgb-byte-tenth.tif"));
        format.Save(folder.File("a.tif"), source);
        using var copy = format.Open(folder.File("a.tif"));
        Assert.Equal(source.Where!.Crs, copy.Where!.Crs);
        Assert.Equal(0, copy.NoData(2));
        Assert.Equal(Tools.Pixels(source, Tools.Whole(source)), Tools.Pixels(copy, Tools.Whole(copy)));
    }

    [Fact]
    public void What_a_GeoTIFF_cannot_hold_is_refused_and_leaves_nothing_behind()
    {
        var path = folder.File("a.tif");
        var two = new Drawn(new Size(5, 5), 2, (_, _, _) => 0) { Nothing = band => band };
        Assert.Contains("2 different values for no data", Assert.Throws<AssayException>(() => format.Save(path, two)).Message);
        var nowhere = new Drawn(new Size(5, 5), 1, (_, _, _) => 0) { Where = new("EPSG:999999", Utm.Transform) };
        Assert.Contains("does not know the reference system 'EPSG:999999'", Assert.Throws<AssayException>(() => format.Save(path, nowhere)).Message);
        Assert.Equal("unwritable-image", Assert.Throws<AssayException>(() => format.Save(Path.Combine(folder.Path, "none", "a.tif"), new Drawn(new Size(5, 5), 1, (_, _, _) => 0))).Code);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}

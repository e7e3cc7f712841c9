using System.IO.Compression;
using Assay.Images.Gdal;

namespace Assay.Tests.Images.Gdal;

public sealed class GdalFormatTests : IDisposable
{
    readonly TempFolder folder = new();
    readonly GdalFormat format = new();

    public GdalFormatTests() => Tools.Need();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Whole { get; } = ["RGBA.uint16.tif", "all-nodata.tif", "alpha.tif", "cogeo.tif", "eolearn-import-tiff-test1.tiff", "rgb-byte-tenth.tif", "world.byte.tif", "omnicloudmask_expected_mask.tif"];

    [Theory, MemberData(nameof(Whole))]
    public void A_file_is_what_gdalinfo_prints(string name)
    {
        var path = Conformance.Path("tiff/" + name);
        var said = Tools.Describe(path);
        var bands = said.GetProperty("bands").EnumerateArray().ToArray();
        using var image = format.Open(path);
        Assert.Equal(said.GetProperty("size").EnumerateArray().Select(side => side.GetInt32()), [image.Size.Width, image.Size.Height]);
        Assert.Equal(bands.Length, image.Bands);
        Assert.Equal(bands[0].GetProperty("type").GetString()!.Replace("Byte", "UInt8"), image.Stored.ToString());
        Assert.Equal(said.GetProperty("geoTransform").EnumerateArray().Select(number => number.GetDouble()), image.Where!.Transform);
        for (var band = 0; band < bands.Length; band++)
            Assert.Equal(bands[band].TryGetProperty("noDataValue", out var value) ? value.GetDouble() : null, image.NoData(band));
        Assert.Equal(bands.Select(band => band.TryGetProperty("description", out var text) ? text.GetString() : null).OfType<string>(), image.BandNames);
    }

    [Theory]
    [InlineData("RGBA.uint16.tif", "EPSG:32612")]
    [InlineData("world.byte.tif", "EPSG:4326")]
    public void A_reference_system_that_EPSG_numbers_is_named_by_its_number(string name, string crs)
    {
        using var image = format.Open(Conformance.Path("tiff/" + name));
        Assert.Equal(crs, image.Where!.Crs);
    }

    [Fact]
    public void A_reference_system_without_a_number_is_written_out()
    {
        using var image = format.Open(Conformance.Path("tiff/rgb-byte-tenth.tif"));
        Assert.StartsWith("PROJCRS[\"", image.Where!.Crs);
    }

    [Theory, MemberData(nameof(Whole))]
    public void Pixels_are_those_that_gdal_translate_writes(string name)
    {
        var path = Conformance.Path("tiff/" + name);
        using var image = format.Open(path);
        var window = image.Size.Width > 3000 ? new Box(5000, 7003, 700, 650) : Tools.Whole(image);
        Assert.Equal(Tools.Pixels(folder, path, window), Tools.Pixels(image, window));
    }

    [Fact]
    public void Shrinking_averages_over_the_full_resolution()
    {
        using var image = format.Open(Conformance.Path("tiff/cogeo.tif"));
        var full = Tools.Pixels(image, Tools.Whole(image));
        var small = new float[256 * 256];
        image.Read(Tools.Whole(image), 1, new Size(256, 256), small);
        for (var i = 0; i < small.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < 16; j++)
                sum += full[1024 * 1024 + (i / 256 * 4 + j / 4) * 1024 + i % 256 * 4 + j % 4];
            Assert.Equal(sum / 16, small[i], 1e-4);
        }
    }

    [Fact]
    public void Nothing_but_no_data_stays_no_data_however_small()
    {
        using var image = format.Open(Conformance.Path("tiff/all-nodata.tif"));
        var small = new float[4];
        image.Read(Tools.Whole(image), 0, new Size(2, 2), small);
        Assert.Equal(Enumerable.Repeat((float)image.NoData(0)!.Value, 4), small);
    }

    [Fact]
    public void A_corrupt_file_is_refused_by_name_and_place()
    {
        var path = Conformance.Path("tiff/corrupt.tif");
        var refusal = Assert.Throws<DataException>(() =>
        {
            using var image = format.Open(path);
            Tools.Pixels(image, Tools.Whole(image));
        });
        Assert.Equal(("broken-file", path), (refusal.Code, refusal.File));
        Assert.StartsWith("GDAL cannot read its pixels 0..1023, 0..1023 (", refusal.Message);
    }

    [Theory]
    [InlineData("JPEG", "jpg", 3)]
    [InlineData("PNG", "png", 3)]
    [InlineData("GTiff", "tif", 3)]
    [InlineData("WEBP", "webp", 3)]
    [InlineData("GIF", "gif", 3)]
    [InlineData("BMP", "bmp", 3)]
    [InlineData("JP2OpenJPEG", "jp2", 3)]
    [InlineData("PNM", "ppm", 3)]
    [InlineData("ENVI", "dat", 3)]
    public void A_file_that_is_cut_off_is_refused_and_a_whole_one_is_read(string driver, string extension, int bands)
    {
        string[] some = driver == "GIF" ? ["-b", "1"] : [];
        var path = folder.File("whole." + extension);
        Tools.Run("gdal_translate", ["-q", "-of", driver, "-outsize", "300", "300", .. some, Conformance.Path("tiff/cogeo.tif"), path]);
        var bytes = File.ReadAllBytes(path);
        Assert.True(format.Reads(bytes.AsSpan(0, 16), path));
        using (var image = format.Open(path))
        {
            var values = Tools.Pixels(image, Tools.Whole(image));
            Assert.Equal(300 * 300 * bands, values.Length);
            Assert.True(values.Distinct().Count() > 50);
        }
        foreach (var share in new[] { 0.9, 0.5 })
        {
            File.WriteAllBytes(path, bytes[..(int)(bytes.Length * share)]);
            Assert.Equal("broken-file", Assert.Throws<DataException>(() =>
            {
                using var image = format.Open(path);
                Tools.Pixels(image, Tools.Whole(image));
            }).Code);
        }
    }

    [Fact]
    public void A_palette_becomes_red_green_and_blue()
    {
        var path = folder.File("a.gif");
        Tools.Run("gdal_translate", "-q", "-of", "GIF", "-outsize", "64", "64", "-b", "1", Conformance.Path("tiff/cogeo.tif"), folder.File("grey.gif"));
        Tools.Run("gdal_translate", "-q", "-of", "GIF", "-co", "WORLDFILE=NO", folder.File("grey.gif"), path);
        Tools.Run("gdal_translate", "-q", "-of", "PNG", "-expand", "rgb", path, folder.File("rgb.png"));
        using var image = format.Open(path);
        Assert.Equal((3, PixelType.UInt8), (image.Bands, image.Stored));
        Assert.Equal(Tools.Pixels(folder, folder.File("rgb.png"), Tools.Whole(image)), Tools.Pixels(image, Tools.Whole(image)));
    }

    [Fact]
    public void A_file_that_follows_names_to_other_files_is_not_opened()
    {
        var path = folder.Write("map.tif", $"""
            <VRTDataset rasterXSize="10" rasterYSize="10"><VRTRasterBand dataType="Byte" band="1"><SimpleSource><SourceFilename>{Conformance.Path("tiff/world.byte.tif")}</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>
            """);
        Assert.Contains("not recognized as a supported file format", Assert.Throws<DataException>(() => format.Open(path)).Message);
    }

    [Fact]
    public void Threads_with_a_handle_each_read_the_same_and_hear_only_their_own_errors()
    {
        var (good, bad) = (Conformance.Path("tiff/RGBA.uint16.tif"), Conformance.Path("tiff/corrupt.tif"));
        using var first = format.Open(good);
        var expected = Tools.Pixels(first, Tools.Whole(first));
        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 8 }, turn =>
        {
            using var image = format.Open(turn % 2 == 0 ? good : bad);
            if (turn % 2 == 0)
                Assert.Equal(expected, Tools.Pixels(image, Tools.Whole(image)));
            else
                Assert.Throws<DataException>(() => Tools.Pixels(image, Tools.Whole(image)));
        });
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void An_image_in_an_archive_is_read_where_it_is(CompressionLevel level)
    {
        var path = Conformance.Path("tiff/eolearn-import-tiff-test1.tiff");
        var archive = folder.File("a.zip");
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Create))
            zip.CreateEntryFromFile(path, "deep/inner.tif", level);
        Equal(path, $"/vsizip/{archive}/deep/inner.tif");
        Equal(path, $"/vsizip/{{{archive}}}/deep/inner.tif");
        Assert.Throws<DataException>(() => format.Open($"/vsizip/{archive}/deep/other.tif"));
    }

    [Fact]
    public void An_image_in_the_middle_of_a_file_is_read_where_it_is()
    {
        var path = Conformance.Path("tiff/eolearn-import-tiff-test1.tiff");
        var bytes = File.ReadAllBytes(path);
        var container = folder.File("container.bin");
        File.WriteAllBytes(container, [.. new byte[1000], .. bytes, .. new byte[77]]);
        Equal(path, $"/vsisubfile/1000_{bytes.Length},{container}");
        Assert.Throws<DataException>(() => format.Open($"/vsisubfile/999_{bytes.Length},{container}"));
    }

    void Equal(string path, string inner)
    {
        Assert.True(format.Reads([], inner));
        using var image = format.Open(inner);
        Assert.Equal(Tools.Pixels(folder, path, Tools.Whole(image)), Tools.Pixels(image, Tools.Whole(image)));
    }

    [Theory]
    [InlineData("/vsicurl/http://127.0.0.1:9/a.tif")]
    [InlineData("/VSICURL/http://127.0.0.1:9/a.tif")]
    [InlineData("/vsistdin/")]
    [InlineData("/vsizip//vsicurl/http://127.0.0.1:9/a.zip/b.tif")]
    [InlineData("/vsizip/{/vsicurl/http://127.0.0.1:9/a.zip}/b.tif")]
    [InlineData("/vsisubfile/0_100,/vsicurl/http://127.0.0.1:9/a.tif")]
    [InlineData("/vsitar/a.tar/b.tif")]
    public void A_path_to_anything_but_a_file_of_this_machine_is_refused(string path) =>
        Assert.StartsWith("images are read from files, from parts of files (/vsisubfile/) and from ZIP archives (/vsizip/), not from", Assert.Throws<DataException>(() => format.Open(path)).Message);

    [Theory]
    [InlineData("/vsizip/nowhere.zip/a.tif")]
    [InlineData("/vsisubfile/0_100,nowhere.bin")]
    [InlineData("/vsisubfile/100,nowhere.bin")]
    [InlineData("/vsisubfile/-5_100,nowhere.bin")]
    public void A_path_into_a_file_that_is_not_there_is_refused(string path) => Assert.Equal("unreadable-file", Assert.Throws<DataException>(() => format.Open(path)).Code);
}

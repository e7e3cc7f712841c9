using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Assay.Kernels.Codecs;

namespace Assay.Kernels.Tests.Codecs;

/// <summary>Equality with GDAL's own tools, both ways.</summary>
public sealed class TiffGdalTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    static byte[] Raw(TiffFile file) => file.Header.Type switch
    {
        TiffType.UInt8 => Raw<byte>(file),
        TiffType.Int8 => Raw<sbyte>(file),
        TiffType.UInt16 => Raw<ushort>(file),
        TiffType.Int16 => Raw<short>(file),
        TiffType.UInt32 => Raw<uint>(file),
        TiffType.Int32 => Raw<int>(file),
        TiffType.Float32 => Raw<float>(file),
        _ => Raw<double>(file),
    };

    static byte[] Raw<T>(TiffFile file) where T : unmanaged, INumberBase<T> =>
        [.. Enumerable.Range(0, file.Header.Bands).SelectMany(band => MemoryMarshal.AsBytes<T>(file.ReadBand<T>(band)).ToArray())];

    void Equals_gdal(string path)
    {
        using var file = TiffFile.Open(path);
        Assert.Equal(GdalTools.ReadRaw(path, folder), Raw(file));
        var told = JsonDocument.Parse(GdalTools.Run("gdalinfo", "-json", path)).RootElement;
        Assert.Equal([file.Header.Width, file.Header.Height], told.GetProperty("size").EnumerateArray().Select(side => side.GetInt32()));
        Assert.Equal(told.TryGetProperty("geoTransform", out var six) ? six.EnumerateArray().Select(number => number.GetDouble()) : null, file.Header.Transform);
        Assert.Equal(Code(told), file.Header.Epsg);
        foreach (var (band, about) in told.GetProperty("bands").EnumerateArray().Index())
        {
            Assert.Equal(about.TryGetProperty("description", out var name) ? name.GetString() : "", file.Header.BandNames.ElementAtOrDefault(band) ?? "");
            Assert.Equal(about.TryGetProperty("noDataValue", out var none) ? Number(none) : null, file.Header.NoData);
        }
    }

    static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.String ? double.NaN : value.GetDouble();

    /// <summary>The last EPSG code of the WKT is that of the whole system, if it stands at its very end.</summary>
    static int? Code(JsonElement told)
    {
        if (!told.TryGetProperty("coordinateSystem", out var system) || system.GetProperty("wkt").GetString() is not { } wkt)
            return null;
        const string mark = "ID[\"EPSG\",";
        return wkt.LastIndexOf(mark, StringComparison.Ordinal) is var at && at >= 0 && wkt[(at + mark.Length)..].TrimEnd(']') is var code && wkt.EndsWith(code + "]]", StringComparison.Ordinal)
            ? int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    [Theory]
    [InlineData("RGBA.uint16.tif")]
    [InlineData("all-nodata.tif")]
    [InlineData("eolearn-import-tiff-test1.tiff")]
    [InlineData("rgb-byte-tenth.tif")]
    [InlineData("world.byte.tif")]
    [InlineData("omnicloudmask_expected_mask.tif")]
    public void Real_files_are_read_as_gdal_reads_them(string name) => Equals_gdal(Conformance.Path($"tiff/{name}"));

    [Theory]
    [InlineData("alpha.tif")]
    [InlineData("cogeo.tif")]
    [InlineData("corrupt.tif")]
    public void Jpeg_inside_is_left_to_gdal(string name) =>
        Assert.Contains("JPEG", Assert.Throws<NotSupportedException>(() => TiffFile.Open(Conformance.Path($"tiff/{name}"))).Message);

    string Source<T>(TiffType type, int bands) where T : unmanaged, INumberBase<T>
    {
        var (random, path) = (new System.Random(4), folder.File($"source-{type}-{bands}.tif"));
        var header = new TiffHeader(150, 130, bands, type)
        {
            Epsg = 32633,
            Transform = [465000, 10, 0, 5080845, 0, -10],
            NoData = 3,
            BandNames = [.. Enumerable.Range(1, bands).Select(band => $"B{band}")],
        };
        var samples = new T[150 * 130 * bands];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = T.CreateSaturating(i / 150 % 7 == 0 ? 3 : type is TiffType.Float32 or TiffType.Float64 ? random.NextDouble() * 1e4 - 3e3 : random.Next(-40, 20_000) * (i % 150));
        TiffEncoder.Write<T>(path, header, samples);
        Equals_gdal(path);
        return path;
    }

    string Source(TiffType type, int bands) => type switch
    {
        TiffType.UInt8 => Source<byte>(type, bands),
        TiffType.UInt16 => Source<ushort>(type, bands),
        TiffType.Int16 => Source<short>(type, bands),
        TiffType.UInt32 => Source<uint>(type, bands),
        TiffType.Int32 => Source<int>(type, bands),
        TiffType.Float32 => Source<float>(type, bands),
        _ => Source<double>(type, bands),
    };

    [Theory]
    [InlineData(TiffType.UInt8, 1)]
    [InlineData(TiffType.UInt8, 3)]
    [InlineData(TiffType.UInt16, 13)]
    [InlineData(TiffType.Int16, 2)]
    [InlineData(TiffType.UInt32, 1)]
    [InlineData(TiffType.Int32, 2)]
    [InlineData(TiffType.Float32, 3)]
    [InlineData(TiffType.Float64, 2)]
    public void Every_layout_that_gdal_writes_is_read(TiffType type, int bands)
    {
        var (source, layout) = (Source(type, bands), 0);
        var expected = GdalTools.ReadRaw(source, folder);
        foreach (var tiled in new[] { "TILED=YES|BLOCKXSIZE=64|BLOCKYSIZE=48", "BLOCKYSIZE=11", "BLOCKYSIZE=130" })
            foreach (var packing in new[] { "COMPRESS=NONE", "COMPRESS=PACKBITS", "COMPRESS=LZW", "COMPRESS=LZW|PREDICTOR=2", "COMPRESS=DEFLATE|PREDICTOR=2", "COMPRESS=DEFLATE|PREDICTOR=3" })
            {
                if (packing.EndsWith('3') && type is not (TiffType.Float32 or TiffType.Float64) || packing.EndsWith('2') && type is TiffType.Float64)
                    continue;
                var order = layout % 2 == 0 ? "INTERLEAVE=PIXEL" : "INTERLEAVE=BAND";
                // With high bytes first and predictor 3 GDAL 3.6 does not read back what it wrote.
                var (ends, size) = (layout % 3 == 0 && !packing.EndsWith('3') ? "ENDIANNESS=BIG" : "ENDIANNESS=LITTLE", layout % 4 < 2 ? "BIGTIFF=YES" : "BIGTIFF=NO");
                var path = folder.File($"{type}-{layout++}.tif");
                GdalTools.Run("gdal_translate", ["-q", .. $"{tiled}|{packing}|{order}|{ends}|{size}".Split('|').SelectMany(option => new[] { "-co", option }), source, path]);
                using var copy = TiffFile.Open(path);
                Assert.Equal(expected, Raw(copy));
            }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Few_bits_are_read(int bits)
    {
        var samples = Enumerable.Range(0, 150 * 30).Select(i => (byte)(i * 7 / 3 % (1 << bits))).ToArray();
        TiffEncoder.Write<byte>(folder.File("bytes.tif"), new(150, 30, 1, TiffType.UInt8), samples);
        foreach (var packing in new[] { "COMPRESS=NONE", "COMPRESS=LZW", "TILED=YES" })
        {
            GdalTools.Run("gdal_translate", "-q", "-co", $"NBITS={bits}", "-co", packing, folder.File("bytes.tif"), folder.File("bits.tif"));
            Equals_gdal(folder.File("bits.tif"));
        }
    }

    [Fact]
    public void A_palette_is_read_and_written()
    {
        byte[] palette = [.. Enumerable.Range(0, 768).Select(i => (byte)(i * 11))];
        TiffEncoder.Write<byte>(folder.File("a.tif"), new(16, 16, 1, TiffType.UInt8) { Palette = palette }, [.. Enumerable.Range(0, 256).Select(i => (byte)i)]);
        GdalTools.Run("gdal_translate", "-q", "-expand", "rgb", folder.File("a.tif"), folder.File("rgb.tif"));
        using var expanded = TiffFile.Open(folder.File("rgb.tif"));
        Assert.Equal(palette, Enumerable.Range(0, 256).SelectMany(i => Enumerable.Range(0, 3).Select(band => expanded.ReadBand<byte>(band)[i])));
        GdalTools.Run("gdal_translate", "-q", folder.File("a.tif"), folder.File("b.tif"));
        using var copied = TiffFile.Open(folder.File("b.tif"));
        Assert.Equal(palette, copied.Header.Palette);
    }

    [Fact]
    public void Blocks_left_out_are_no_data()
    {
        TiffEncoder.Write<float>(folder.File("a.tif"), new(64, 64, 1, TiffType.Float32) { NoData = -9 }, [.. Enumerable.Range(0, 4096).Select(i => i < 2048 ? -9f : i)]);
        GdalTools.Run("gdal_translate", "-q", "-co", "SPARSE_OK=TRUE", "-co", "TILED=YES", "-co", "BLOCKXSIZE=16", "-co", "BLOCKYSIZE=16", folder.File("a.tif"), folder.File("sparse.tif"));
        Assert.True(new FileInfo(folder.File("sparse.tif")).Length < 12_000);
        Equals_gdal(folder.File("sparse.tif"));
    }

    [Theory]
    [InlineData("4326", "[5,0.1,0,50,0,-0.1]")]
    [InlineData("32719", "[199980,10,0,5500000,0,-10]")]
    [InlineData("3857", "[0.5,3,0.25,7,-0.25,-3]")]
    [InlineData("4499", "[0.5,3,0,7,0,3]")]
    [InlineData("7844", "[100,0.5,0,-10,0,-0.5]")]
    public void Places_on_the_ground_are_written_as_gdal_reads_them(string epsg, string six)
    {
        var transform = JsonSerializer.Deserialize<double[]>(six);
        TiffEncoder.Write<byte>(folder.File("a.tif"), new(3, 2, 1, TiffType.UInt8) { Epsg = int.Parse(epsg, System.Globalization.CultureInfo.InvariantCulture), Transform = transform }, new byte[6]);
        Equals_gdal(folder.File("a.tif"));
    }

    [Fact]
    public void Values_at_points_lie_half_a_pixel_before_their_tie_point()
    {
        TiffEncoder.Write<byte>(folder.File("a.tif"), new(3, 2, 1, TiffType.UInt8) { Epsg = 32633, Transform = [100, 10, 0, 200, 0, -10] }, new byte[6]);
        GdalTools.Run("gdal_translate", "-q", "-mo", "AREA_OR_POINT=Point", folder.File("a.tif"), folder.File("b.tif"));
        Equals_gdal(folder.File("b.tif"));
        using var file = TiffFile.Open(folder.File("b.tif"));
        Assert.Equal([100, 10, 0, 200, 0, -10], file.Header.Transform);
    }

    [Fact]
    public void No_data_is_the_value_that_the_samples_hold()
    {
        foreach (var none in new[] { -3.4e38, double.NaN, float.MinValue, 0.1 })
        {
            TiffEncoder.Write<float>(folder.File("a.tif"), new(2, 1, 1, TiffType.Float32) { NoData = none }, [(float)none, 1]);
            using var file = TiffFile.Open(folder.File("a.tif"));
            Assert.Equal((double)(float)none, file.Header.NoData);
            Assert.Equal((double)file.ReadBand<float>(0)[0], file.Header.NoData);
            Assert.Contains(double.IsNaN(none) ? "NoData Value=nan" : "NoData Value=", GdalTools.Run("gdalinfo", folder.File("a.tif")));
        }
    }

    [Fact]
    public void Overviews_are_no_pages()
    {
        var source = Source(TiffType.UInt16, 2);
        GdalTools.Run("gdaladdo", "-q", source, "2", "4");
        using var file = TiffFile.Open(source);
        Assert.Equal(1, file.Header.Pages);
        Equals_gdal(source);
    }
}

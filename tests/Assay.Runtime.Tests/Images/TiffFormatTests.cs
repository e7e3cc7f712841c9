using Assay.Kernels.Codecs;
using Assay.Runtime.Images;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Images;

public sealed class TiffFormatTests : IDisposable
{
    static readonly TiffHeader Scene = new(6, 4, 2, TiffType.UInt16) { Epsg = 32633, Transform = [465000, 10, 0, 5080845, 0, -10], NoData = 0, BandNames = ["B02", "B03"] };

    readonly TempFolder folder = new();
    readonly ProblemLog problems = new();

    public void Dispose() => folder.Dispose();

    IHost Host => new Hosts([.. new[] { typeof(TiffFormat), typeof(PngFormat) }.Select(type => new Component(type.Name, ComponentKind.ImageFormat, "", "assay", "1.0", "assay.dll", () => type))], problems, folder.Path)
        .For(new Component("any", ComponentKind.Dataset, "", "assay", "1.0", "assay.dll", () => typeof(object)));

    string Write(string name, TiffHeader header)
    {
        TiffEncoder.Write<ushort>(folder.File(name), header, [.. Enumerable.Range(0, header.Width * header.Height * header.Bands).Select(i => (ushort)(i * 10))]);
        return folder.File(name);
    }

    [Fact]
    public void A_file_says_its_type_bands_place_and_no_data()
    {
        using var image = Host.Open(Write("a.tif", Scene));
        Assert.Equal((new Size(6, 4), 2, PixelType.UInt16, 0.0), (image.Size, image.Bands, image.Stored, image.NoData(1)));
        Assert.Equal(["B02", "B03"], image.BandNames);
        Assert.Equal("EPSG:32633", image.Where!.Crs);
        Assert.Equal([465000, 10, 0, 5080845, 0, -10], image.Where.Transform);
        Assert.Empty(problems.Sorted());
    }

    [Fact]
    public void Windows_are_read_at_any_size()
    {
        using var image = Host.Open(Write("a.tif", Scene));
        var four = new float[4];
        image.Read(new Box(4, 2, 2, 2), 1, new Size(2, 2), four);
        Assert.Equal([400, 410, 460, 470], four);
        image.Read(new Box(2, 2, 4, 2), 1, new Size(2, 1), four.AsSpan(0, 2));
        Assert.Equal([415, 435], four[..2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => image.Read(new Box(0, 0, 1, 1), 2, new Size(1, 1), four.AsSpan(0, 1)));
    }

    [Fact]
    public void What_is_saved_is_what_was_read()
    {
        using var image = Host.Open(Write("a.tif", Scene));
        Host.Save(folder.File("b.TIF"), image);
        using var saved = TiffFile.Open(folder.File("b.TIF"));
        Assert.Equivalent(Scene with { Compression = TiffCompression.Deflate }, saved.Header, strict: true);
        Assert.Equal(Enumerable.Range(24, 24).Select(i => (ushort)(i * 10)), saved.ReadBand<ushort>(1));
        Assert.Equal(2, Directory.GetFiles(folder.Path, "*", SearchOption.TopDirectoryOnly).Length);
    }

    [Fact]
    public void A_palette_is_shown_in_its_colours()
    {
        byte[] palette = [.. Enumerable.Range(0, 768).Select(i => (byte)(i / 3 == 7 ? 10 * (i % 3 + 1) : 0))];
        TiffEncoder.Write<byte>(folder.File("p.tif"), new(2, 1, 1, TiffType.UInt8) { Palette = palette }, [7, 0]);
        using var image = Host.Open(folder.File("p.tif"));
        var two = new float[2];
        Assert.Equal(3, image.Bands);
        image.Read(new Box(0, 0, 2, 1), 2, new Size(2, 1), two);
        Assert.Equal([30, 0], two);
    }

    [Fact]
    public void A_broken_file_is_an_error_with_its_name()
    {
        var path = Write("a.tif", Scene);
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..^9]);
        Assert.Equal(("broken-file", path), Assert.Throws<DataException>(() => Host.Open(path)) is var cut ? (cut.Code, cut.File) : default);
        File.WriteAllBytes(path, whole);
        using var image = Host.Open(path);
        File.WriteAllBytes(path, whole[..12]);
        Assert.Equal("broken-file", Assert.Throws<DataException>(() => image.Read(new Box(0, 0, 6, 4), 0, new Size(6, 4), new float[24])).Code);
    }

    [Fact]
    public void What_only_gdal_reads_or_writes_is_said_to_be_that()
    {
        var path = Write("a.tif", Scene);
        var bytes = File.ReadAllBytes(path);
        var compression = bytes.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[3, 1, 3, 0, 1, 0, 0, 0, 1]);
        bytes[compression + 8] = 7;
        File.WriteAllBytes(folder.File("jpeg.tif"), bytes);
        var error = Assert.Throws<DataException>(() => Host.Open(folder.File("jpeg.tif")));
        Assert.Equal(IImageFormat.Unsupported, error.Code);
        Assert.Contains("packed by JPEG, which is not read here but by GDAL", error.Message);
        using var odd = new Odd();
        Assert.Equal(IImageFormat.Unsupported, Assert.Throws<DataException>(() => Host.Save(folder.File("odd.tif"), odd)).Code);
    }

    [Fact]
    public void Further_pages_are_counted()
    {
        var bytes = File.ReadAllBytes(Write("a.tif", Scene));
        var first = BitConverter.ToInt32(bytes, 4);
        BitConverter.GetBytes(bytes.Length + 2).CopyTo(bytes, bytes.Length - 4);
        File.WriteAllBytes(folder.File("two.tif"), [.. bytes, 0, 0, .. bytes[first..^4], 0, 0, 0, 0]);
        Host.Open(folder.File("two.tif")).Dispose();
        Assert.Contains("the file holds 2 images, of which the first is read", Assert.Single(problems.Sorted()).Message);
    }

    sealed class Odd : IImage
    {
        public Size Size => new(1, 1);

        public int Bands => 1;

        public Georeference? Where => new("LOCAL_CS[\"my field\"]", [0, 1, 0, 0, 0, -1]);

        public void Read(Box window, int band, Size target, Span<float> to) => to.Clear();

        public void Dispose()
        {
        }
    }
}

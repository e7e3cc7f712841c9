using Assay.Formats.Masks;
using Assay.Kernels.Codecs;

namespace Assay.Tests.Masks;

public sealed class ColorMasksTests : IDisposable
{
    static readonly Dictionary<string, IReadOnlyList<string>> Colors = new() { ["road"] = ["128", "64", "128"], ["sky"] = ["SteelBlue"], ["tree"] = ["#6b8e23", "0x98fb98"] };

    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    async Task<MasksDataset> Open(Dictionary<string, IReadOnlyList<string>>? colors = null)
    {
        MasksDataset dataset = new(new MasksOptions { Labels = new InputPath(folder.File("l")), Colors = colors ?? Colors }, new StubHost());
        await dataset.OpenAsync(default);
        return dataset;
    }

    [Fact]
    public async Task Colours_are_classes_in_every_kind_of_file()
    {
        byte[] palette = [0x98, 0xFB, 0x98, 128, 64, 128];
        PngFile.Write(folder.File("l/a.png"), PngImage.Rgb(3, 1, [128, 64, 128, 70, 130, 180, 0x6B, 0x8E, 0x23]));
        PngFile.Write(folder.File("l/b.png"), PngImage.Rgba(1, 1, [70, 130, 180, 7]));
        PngFile.Write(folder.File("l/c.png"), PngImage.Indexed(2, 1, [0, 1], palette));
        TiffEncoder.Write<byte>(folder.File("l/d.tif"), new(2, 1, 3, TiffType.UInt8), [128, 70, 64, 130, 128, 180]);
        TiffEncoder.Write<byte>(folder.File("l/e.tif"), new(2, 1, 1, TiffType.UInt8) { Palette = palette }, [1, 0]);
        await using var dataset = await Open();
        Assert.Equal(["road", "sky", "tree"], dataset.Classes.Select(entry => entry.Name));
        ushort[][] expected = [[0, 1, 2], [1], [2, 0], [0, 1], [0, 2]];
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], (await dataset.ReadAsync(i, default)).Labels!.Map!.Ids.ToArray());
    }

    [Fact]
    public async Task A_colour_in_no_list_is_an_error_with_colour_and_pixel()
    {
        PngFile.Write(folder.File("l/a.png"), PngImage.Rgb(2, 2, [128, 64, 128, 128, 64, 128, 127, 64, 128, 127, 64, 128]));
        await using var dataset = await Open();
        var error = await Assert.ThrowsAsync<DataException>(async () => await dataset.ReadAsync(0, default));
        Assert.Contains("pixel (0, 1): the colour #7f4080 is none of colors:, nearest is 'road' #804080; 2 pixels have 1 such colours", error.Message);
        Assert.Equal(("unlisted-color", folder.File("l/a.png")), (error.Code, error.File));
    }

    [Theory]
    [InlineData("128", "64", "128")]
    [InlineData("#804080")]
    public async Task Two_classes_cannot_share_a_colour(params string[] color)
    {
        PngFile.Write(folder.File("l/a.png"), PngImage.Rgb(1, 1, [128, 64, 128]));
        Assert.Contains("#804080 stands for both 'road' and 'lane'", (await Assert.ThrowsAsync<DataException>(() => Open(new(Colors) { ["lane"] = color }))).Message);
    }

    [Theory]
    [InlineData("pavement")]
    [InlineData("Control")]
    [InlineData("#12345")]
    [InlineData("1", "2", "300")]
    public async Task What_is_no_colour_is_refused(params string[] color)
    {
        PngFile.Write(folder.File("l/a.png"), PngImage.Rgb(1, 1, [128, 64, 128]));
        var error = await Assert.ThrowsAsync<DataException>(() => Open(new() { ["road"] = color }));
        Assert.Equal("bad-color", error.Code);
        Assert.Contains("road:", error.Message);
    }

    [Fact]
    public async Task A_copy_is_in_colours_and_keeps_those_of_pixels_that_did_not_change()
    {
        PngFile.Write(folder.File("l/a.png"), PngImage.Rgb(2, 1, [0x98, 0xFB, 0x98, 128, 64, 128]));
        await using var dataset = await Open();
        await using (var copy = dataset.BeginCopy(folder.File("copy/x")[..^2]))
        {
            await copy.ReplaceAsync(0, new Labels { Map = LabelMap.Parse("22") }, default);
            await copy.CompleteAsync(default);
        }
        Assert.Equal([0x98, 0xFB, 0x98, 0x6B, 0x8E, 0x23], PngFile.Read(folder.File("copy/labels/a.png")).Narrow);
    }
}

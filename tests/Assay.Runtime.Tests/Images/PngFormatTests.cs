using Assay.Kernels.Codecs;
using Assay.Runtime.Images;

namespace Assay.Runtime.Tests.Images;

public class PngFormatTests
{
    readonly PngFormat format = new();

    float[] Read(string path, int band)
    {
        using var image = format.Open(path);
        var values = new float[image.Size.Area];
        image.Read(new Box(0, 0, image.Size.Width, image.Size.Height), band, image.Size, values);
        return values;
    }

    [Fact]
    public void A_file_is_told_by_its_first_bytes()
    {
        Assert.True(format.Reads(PngEncoder.Encode(PngImage.Grey(1, 1, new byte[1])), "x.jpg"));
        Assert.False(format.Reads([0xFF, 0xD8], "x.png"));
    }

    [Fact]
    public void Palettes_give_colours_and_16_bits_stay()
    {
        using var folder = new TempFolder();
        PngFile.Write(folder.File("p.png"), PngImage.Indexed(2, 1, [1, 0], [10, 20, 30, 40, 50, 60]));
        PngFile.Write(folder.File("w.png"), PngImage.Grey(2, 1, (ushort[])[1, 65535]));
        Assert.Equal([60f, 30f], Read(folder.File("p.png"), 2));
        Assert.Equal([1f, 65535f], Read(folder.File("w.png"), 0));
    }

    [Fact]
    public void A_saved_image_reads_the_same()
    {
        using var folder = new TempFolder();
        PngFile.Write(folder.File("a.png"), PngImage.Rgb(2, 1, [1, 2, 3, 4, 5, 6]));
        using (var image = format.Open(folder.File("a.png")))
            format.Save(folder.File("b.png"), image);
        Assert.Equal([2f, 5f], Read(folder.File("b.png"), 1));
    }

    [Fact]
    public void A_broken_file_is_an_error_with_its_name()
    {
        using var folder = new TempFolder();
        var path = folder.Write("a.png", "hello");
        var error = Assert.Throws<DataException>(() => format.Open(path));
        Assert.Equal(path, error.File);
        Assert.Contains("not a PNG", error.Message);
        Assert.Equal("unreadable-file", Assert.Throws<DataException>(() => format.Open(folder.File("none.png"))).Code);
    }
}

using Assay.Formats.CloudSen12;
using Assay.Formats.CloudSen12.Taco;
using Assay.Kernels.Codecs;
using Assay.Testing.CloudSen12;

namespace Assay.Tests.CloudSen12;

public sealed class TiffItemTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_smaller_copy_averages_what_was_measured()
    {
        TiffEncoder.Write<short>(folder.File("a.tif"), new(4, 2, 1, TiffType.Int16) { NoData = -9 }, [1, -9, -9, -9, 3, 2, -9, -9]);
        File.WriteAllBytes(folder.File("a.taco"), TacoWriter.First([new("ROI_0001", [("s2l1c", File.ReadAllBytes(folder.File("a.tif")))])], table => table.Text("label_type", "high")));
        var container = TacoContainer.Open(folder.File("a.taco"));
        using var image = TiffItem.Open(Assert.Single(container.Children(Assert.Single(container.Items))), new StubHost());
        var pixels = new float[2];

        image.Read(new Box(0, 0, 4, 2), 0, new Size(2, 1), pixels);

        Assert.Equal([2, -9], pixels);
        Assert.Equal((PixelType.Int16, -9), (image.Stored, image.NoData(0)));
    }

    [Fact]
    public void Sample_types_have_one_order_in_files_and_images() => Assert.Equal(Enum.GetNames<PixelType>(), Enum.GetNames<TiffType>());
}

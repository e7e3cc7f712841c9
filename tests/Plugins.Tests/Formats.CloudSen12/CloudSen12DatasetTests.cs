using Assay.Formats.CloudSen12;
using Assay.Testing.CloudSen12;

namespace Assay.Tests.CloudSen12;

public sealed class CloudSen12DatasetTests : IDisposable
{
    readonly TempFolder folder = new();
    readonly StubHost host = new();
    readonly CloudSen12Source source = new(509, 512);

    public void Dispose() => folder.Dispose();

    async Task<CloudSen12Dataset> Open(CloudSen12Options options)
    {
        CloudSen12Dataset dataset = new(options, host);
        await dataset.OpenAsync(default);
        return dataset;
    }

    string Write(string layout)
    {
        var (patches, extra, columns) = source.Containers();
        var path = Path.Combine(folder.Path, layout);
        switch (layout)
        {
            case "arrays": source.WriteArrays(path); break;
            case "v1":
                File.WriteAllBytes(folder.File("v1/l1c.0000.part.taco"), TacoWriter.First(patches, columns));
                File.WriteAllBytes(folder.File("v1/extra.0000.part.taco"), TacoWriter.First(extra, columns));
                break;
            case "v2":
                TacoWriter.Second(folder.File("v2/l1c.tacozip"), patches, columns);
                TacoWriter.Second(folder.File("v2/xtra.tacozip"), extra, columns);
                break;
            default: TacoWriter.Folder(path, patches, columns); break;
        }
        return path;
    }

    [Theory, InlineData("arrays"), InlineData("v1"), InlineData("v2"), InlineData("folder")]
    public async Task Every_layout_holds_the_same_labels_without_padding(string layout)
    {
        await using var dataset = await Open(new() { Path = new(Write(layout)) });

        Assert.Equal(["ROI_0001/20190212T142031_20190212T143214_T19FDF", "ROI_0001/20190403T142031_20190403T143214_T19FDF"], dataset.Ids);
        Assert.Equal(["clear", "thick_cloud", "thin_cloud", "cloud_shadow"], dataset.Classes.Select(entry => entry.Name));
        Assert.Equal(Coverage.Dense, dataset.Coverage);
        for (var index = 0; index < 2; index++)
        {
            var sample = await dataset.ReadAsync(index, default);
            Assert.Equal(new Size(509, 509), sample.Size);
            Assert.True(sample.Labels!.Map!.Ids.SequenceEqual(source.Patches[index].Mask));
            Assert.Equal(512 * 512 - 509 * 509, Assert.Single(sample.Problems).Count);
            Assert.Equal("padding-cropped", sample.Problems[0].Code);
        }
        Assert.Empty(host.Problems);
    }

    [Theory, InlineData("arrays"), InlineData("v1"), InlineData("v2")]
    public async Task Images_are_on_the_labels_grid(string layout)
    {
        await using var dataset = await Open(new() { Path = new(Write(layout)) });
        using var image = dataset.OpenImage(1)!;
        var pixels = new float[509 * 509];

        image.Read(new Box(0, 0, 509, 509), 2, new Size(509, 509), pixels);

        Assert.Equal((new Size(509, 509), 3), (image.Size, image.Bands));
        Assert.Equal(source.Patches[1].Bands[2].Select(value => (float)value), pixels);
    }

    [Theory, InlineData("arrays"), InlineData("v1"), InlineData("v2")]
    public async Task Strokes_become_classes_and_the_rest_is_void(string layout)
    {
        await using var dataset = await Open(new() { Path = new(Write(layout)), Labels = [LabelKind.Scribble] });
        var sample = await dataset.ReadAsync(0, default);

        Assert.Equal(Coverage.Sparse, dataset.Coverage);
        Assert.Equal("ROI_0003/20200101T100000_20200101T100001_T30UXC", Assert.Single(dataset.Ids));
        // Column 0 holds the codes 0 to 6 in turn, column 1 none.
        Assert.Equal([0, 1, 1, 2, 2, 3, 3, 0], Enumerable.Range(0, 8).Select(y => (int)sample.Labels!.Map!.Ids[y * 509]));
        Assert.Equal(LabelMap.Void, sample.Labels!.Map!.Ids[1]);
        Assert.Equal([1, 0, 1, 0, 1, 0, 1, 1], Enumerable.Range(0, 8).Select(y => (int)sample.Labels.Strokes!.Ids[y * 509]));
        Assert.Equal(LabelMap.Void, sample.Labels.Strokes!.Ids[1]);
        Assert.Contains(sample.Problems, problem => problem is { Code: "scribble-codes", Conversion: Conversion.Flattened });
    }

    [Theory, InlineData("v1"), InlineData("v2")]
    public async Task Masks_of_a_further_part_are_a_reference_for_the_same_samples(string layout)
    {
        var path = Write(layout);
        await using var dataset = await Open(new() { Path = new(path), Mask = "unetmobv2" });

        Assert.Equal("ROI_0001/20190212T142031_20190212T143214_T19FDF", dataset.Ids[0]);
        Assert.True((await dataset.ReadAsync(0, default)).Labels!.Map!.Ids.SequenceEqual(source.Patches[0].Prediction));
        Assert.Equal("thin_cloud", dataset.Classes[2].Name);
    }

    [Fact]
    public async Task Facts_of_the_metadata_are_attributes_of_the_same_names()
    {
        await using var arrays = await Open(new() { Path = new(Write("arrays")) });
        await using var taco = await Open(new() { Path = new(Write("v2")) });

        foreach (var dataset in new[] { arrays, taco })
        {
            Assert.Equal([4, 2], dataset.Attributes.Single(column => column.Name == "difficulty").Number!);
            Assert.Equal(["train", "train"], dataset.Attributes.Single(column => column.Name == "split").Text!);
            Assert.Equal(["ROI_0001", "ROI_0001"], dataset.Attributes.Single(column => column.Name == "roi").Text!);
            Assert.Equal([509, 509], dataset.Attributes.Single(column => column.Name == "size").Number!);
            Assert.Equal(["high", "high"], dataset.Attributes.Single(column => column.Name == "label_type").Text!);
        }
    }

    [Fact]
    public async Task Filters_choose_patches()
    {
        var path = Write("arrays");
        await using var cloudy = await Open(new() { Path = new(path), CloudClass = ["cloudy"] });
        await using var clear = await Open(new() { Path = new(path), CloudClass = ["clear"], Split = ["train"], Size = [509] });

        Assert.Equal("ROI_0001/20190403T142031_20190403T143214_T19FDF", Assert.Single(cloudy.Ids));
        Assert.Equal("ROI_0001/20190212T142031_20190212T143214_T19FDF", Assert.Single(clear.Ids));
        Assert.Equal("no-samples", (await Assert.ThrowsAsync<DataException>(() => Open(new() { Path = new(path), Split = ["test"] }))).Code);
        Assert.Contains("the metadata have no column for it", (await Assert.ThrowsAsync<DataException>(() => Open(new() { Path = new(Write("v1")), CloudClass = ["cloudy"] }))).Message);
    }

    [Fact]
    public async Task A_code_that_means_nothing_names_the_pixel()
    {
        var path = Write("arrays");
        var file = Path.Combine(path, "train", "LABEL_manual_hq.dat");
        var bytes = File.ReadAllBytes(file);
        bytes[512 * 2 + 5] = 4;
        File.WriteAllBytes(file, bytes);
        await using var dataset = await Open(new() { Path = new(path) });

        var broken = await Assert.ThrowsAsync<DataException>(async () => await dataset.ReadAsync(0, default));

        Assert.Equal(("unknown-code", file, "pixel (5, 2)"), (broken.Code, broken.File, broken.Place));
    }

    [Fact]
    public async Task An_array_of_another_length_says_how_long_it_should_be()
    {
        var path = Write("arrays");
        var file = Path.Combine(path, "train", "LABEL_manual_hq.dat");
        File.WriteAllBytes(file, new byte[1000]);
        await using var dataset = await Open(new() { Path = new(path) });

        Assert.Contains("1000 bytes, expected 786432: 3 rows of metadata.csv", (await Assert.ThrowsAsync<DataException>(async () => await dataset.ReadAsync(0, default))).Message);
    }

    [Fact]
    public async Task A_mask_that_is_not_there_is_refused_with_those_that_are()
    {
        var broken = await Assert.ThrowsAsync<DataException>(() => Open(new() { Path = new(Write("arrays")), Mask = "sen2core" }));

        Assert.Equal(("no-mask", "the first patch has no mask 'sen2core', only manual_hq, manual_sc, unetmobv2"), (broken.Code, broken.Message));
    }

    [Fact]
    public async Task Where_nothing_tells_the_side_of_the_padding_it_is_guessed_and_said()
    {
        var (patches, extra, columns) = source.Containers();
        var path = folder.File("only.taco");
        // A mask alone, whose margin on the left is clear, too: zeros on all sides.
        var blank = patches.Select(patch => patch with { Items = [("target", Assay.Kernels.Codecs.TiffEncoder.Encode<byte>(new(512, 512, 1, Assay.Kernels.Codecs.TiffType.UInt8), new byte[512 * 512]))] }).ToArray();
        File.WriteAllBytes(path, TacoWriter.First(blank, columns));
        await using var dataset = await Open(new() { Path = new(path) });

        var sample = await dataset.ReadAsync(0, default);

        Assert.Equal(new Size(509, 509), sample.Size);
        Assert.Contains(sample.Problems, problem => problem is { Code: "padding-guessed", Conversion: Conversion.Guessed });
    }
}

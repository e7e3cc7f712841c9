using Assay.Formats.Masks;
using Assay.Kernels.Codecs;

namespace Assay.Tests.Masks;

public sealed class MasksDatasetTests : IDisposable
{
    readonly TempFolder folder = new();
    readonly StubHost host = new();

    public void Dispose() => folder.Dispose();

    string Png(string name, int width = 2, int height = 1, params byte[] ids)
    {
        PngFile.Write(folder.File(name), PngImage.Grey(width, height, ids.Length == 0 ? new byte[width * height] : ids));
        return folder.File(name);
    }

    string Npy<T>(string name, long[] shape, params T[] values) where T : unmanaged
    {
        NpyFile.Write<T>(folder.File(name), shape, values);
        return folder.File(name);
    }

    async Task<MasksDataset> Open(string labels, string? images = null, string? match = null)
    {
        InputPath At(string path) => new(Path.Combine(folder.Path, path));
        MasksDataset dataset = new(new MasksOptions { Labels = At(labels), Images = images is null ? null : At(images), Match = match }, host);
        await dataset.OpenAsync(default);
        return dataset;
    }

    async Task<DataException> Refuses(string labels, string? images = null, string? match = null) =>
        await Assert.ThrowsAsync<DataException>(() => Open(labels, images, match));

    [Fact]
    public async Task A_window_of_an_NPY_map_is_read_alone_and_of_a_PNG_with_the_rest()
    {
        Npy<byte>("l/a.npy", [3, 4], 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        Png("l/b.png", 2, 2, 1, 2, 3, 4);
        var dataset = await Open("l");
        Assert.Equal([new Size(4, 3), new Size(2, 2)], new[] { dataset.SizeOf(0), dataset.SizeOf(1) });
        Assert.Equal([true, false], new[] { dataset.CanReadWindows(0), dataset.CanReadWindows(1) });
        var part = await dataset.ReadAsync(0, new Window(1, 1, new Size(2, 2)), default);
        Assert.Equal(("a", new Size(2, 2)), (part.Id, part.Size));
        Assert.Equal([5, 6, 9, 10], part.Labels!.Map!.Ids.ToArray().Select(id => (int)id));
    }

    [Fact]
    public async Task A_folder_gives_samples_by_path_in_ordinal_order()
    {
        Png("l/b/2.png", 2, 1, 3, 4);
        Png("l/a.png", 2, 1, 1, 2);
        Npy<long>("l/b/1.npy", [1, 2], 7, 255);
        await using var dataset = await Open("l");
        Assert.Equal(["a", "b/1", "b/2"], dataset.Ids);
        Assert.Equal([null, "b", "b"], dataset.Attributes.Single().Text!);
        Assert.Equal([7, 255], (await dataset.ReadAsync(1, default)).Labels!.Map!.Ids.ToArray());
        Assert.Equal([3, 4], (await dataset.ReadAsync(2, default)).Labels!.Map!.Ids.ToArray());
        Assert.Empty(dataset.Classes);
    }

    [Fact]
    public async Task Images_alone_are_samples_that_nobody_has_annotated()
    {
        Png("i/a.png", 3, 2);
        MasksDataset dataset = new(new MasksOptions { Images = new InputPath(folder.File("i")) }, host);
        await dataset.OpenAsync(default);
        var sample = await dataset.ReadAsync(0, default);
        Assert.Equal(("a", new Size(3, 2), Evidence.None), (sample.Id, sample.Size, dataset.Gives));
        Assert.Null(sample.Labels);
        Assert.Empty(sample.Problems);
        Assert.Single(dataset.OriginOf(0)!.Files);
        Assert.Equal(64, dataset.Fingerprint.Length);
    }

    [Fact]
    public async Task Neither_labels_nor_images_is_refused() =>
        Assert.Equal("no-samples", (await Assert.ThrowsAsync<DataException>(async () => await new MasksDataset(new MasksOptions(), host).OpenAsync(default))).Code);

    [Fact]
    public async Task Values_that_are_no_ids_become_strangers()
    {
        Npy<short>("l/a.npy", [1, 3], -1, 0, 5);
        PngFile.Write(folder.File("l/b.png"), PngImage.Grey(2, 1, (ushort[])[65535, 9]));
        await using var dataset = await Open("l");
        Assert.Equal([-1L], (await dataset.ReadAsync(0, default)).Labels!.Map!.Strangers);
        Assert.Equal([65535L], (await dataset.ReadAsync(1, default)).Labels!.Map!.Strangers);
    }

    [Fact]
    public async Task A_stack_is_a_sample_per_entry()
    {
        Npy<int>("x.npy", [2, 1, 2], 1, 2, 3, 4);
        Npy<byte>("i.npy", [2, 1, 2, 3], 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        await using var dataset = await Open("x.npy", "i.npy");
        Assert.Equal(["0000", "0001"], dataset.Ids);
        var sample = await dataset.ReadAsync(1, default);
        Assert.Equal([3, 4], sample.Labels!.Map!.Ids.ToArray());
        Assert.Empty(sample.Problems);
        using var image = dataset.OpenImage(1)!;
        var values = new float[2];
        image.Read(new Box(0, 0, 2, 1), 2, image.Size, values);
        Assert.Equal([8f, 11f], values);
    }

    [Fact]
    public async Task One_array_is_one_sample()
    {
        Npy<byte>("x.npy", [1, 2], 1, 2);
        await using var dataset = await Open("x.npy");
        Assert.Equal(["x"], dataset.Ids);
    }

    [Fact]
    public async Task A_pattern_joins_names_and_says_what_it_leaves_out()
    {
        Png("l/bonn/1_gtFine_labelIds.png");
        Png("l/bonn/1_gtFine_color.png");
        Png("i/bonn/1_leftImg8bit.png");
        await using var dataset = await Open("l", "i", "^(.*)_(?:gtFine_labelIds|leftImg8bit)$");
        Assert.Equal(["bonn/1"], dataset.Ids);
        Assert.Contains("1 of 2 files do not match", host.Problems.Single().Message);
        Assert.EndsWith("1_leftImg8bit.png", (await dataset.ReadAsync(0, default)).ImageFile);
    }

    [Fact]
    public async Task Labels_without_image_and_images_without_labels_are_problems_of_their_samples()
    {
        Png("l/a.png");
        Png("l/b.png");
        Png("i/b.png");
        Png("i/c.png", 3, 1);
        await using var dataset = await Open("l", "i");
        Assert.Equal(["a", "b", "c"], dataset.Ids);
        Assert.Equal("no-image", (await dataset.ReadAsync(0, default)).Problems.Single().Code);
        Assert.Empty((await dataset.ReadAsync(1, default)).Problems);
        var unlabelled = await dataset.ReadAsync(2, default);
        Assert.Null(unlabelled.Labels);
        Assert.Equal(new Size(3, 1), unlabelled.Size);
        Assert.Equal("no-label", unlabelled.Problems.Single().Code);
    }

    [Fact]
    public async Task Another_size_than_the_image_is_that_samples_failure()
    {
        Png("l/a.png", 2, 1);
        Png("i/a.png", 1, 2);
        await using var dataset = await Open("l", "i");
        var error = await Assert.ThrowsAsync<DataException>(async () => await dataset.ReadAsync(0, default));
        Assert.Contains("the label map is 2x1", error.Message);
        Assert.Contains("is 1x2", error.Message);
    }

    [Fact]
    public async Task Colour_label_maps_and_floats_are_refused_with_the_reason()
    {
        PngFile.Write(folder.File("l/a.png"), PngImage.Rgb(1, 1, [1, 2, 3]));
        Npy<float>("l/b.npy", [1, 1], 1);
        await using var dataset = await Open("l");
        Assert.Contains("colour type is Rgb", (await Assert.ThrowsAsync<DataException>(async () => await dataset.ReadAsync(0, default))).Message);
        Assert.Contains("expected integers", (await Assert.ThrowsAsync<DataException>(async () => await dataset.ReadAsync(1, default))).Message);
    }

    [Fact]
    public async Task Nothing_usable_is_refused_with_what_was_found_instead()
    {
        folder.Write("l/a.txt", "");
        Assert.Contains("found 1 .txt", (await Refuses("l")).Message);
        Assert.Contains("does not exist", (await Refuses("none")).Message);
        Png("m/a.png");
        Assert.Contains("none of 1 files matches", (await Refuses("m", null, "(x)")).Message);
        Png("i/b.png");
        Assert.Contains("no image belongs to a label map", (await Refuses("m", "i")).Message);
        Npy<byte>("m/a.npy", [1, 1], 1);
        Assert.Contains("is the id of two files", (await Refuses("m")).Message);
    }

    [Fact]
    public async Task A_truncated_file_is_that_samples_failure_and_names_the_file()
    {
        var path = Png("l/a.png", 30, 30);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..50]);
        await using var dataset = await Open("l");
        Assert.Equal(path, (await Assert.ThrowsAsync<DataException>(async () => await dataset.ReadAsync(0, default))).File);
    }

    [Fact]
    public async Task The_fingerprint_follows_content_not_place()
    {
        Png("l/a.png", 1, 1, 1);
        Png("m/a.png", 1, 1, 1);
        Png("n/a.png", 1, 1, 2);
        string[] prints = [(await Open("l")).Fingerprint, (await Open("m")).Fingerprint, (await Open("n")).Fingerprint];
        Assert.Equal(prints[0], prints[1]);
        Assert.NotEqual(prints[0], prints[2]);
    }
}

using Assay.Formats.Masks;
using Assay.Kernels.Codecs;

namespace Assay.Tests.Masks;

public sealed class MasksCopyTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Files_keep_their_place_name_and_format_below_the_root_of_a_glob()
    {
        PngFile.Write(Made("data/x/a_labels.png"), PngImage.Indexed(2, 1, [0, 1], [9, 9, 9, 8, 8, 8]));
        NpyFile.Write<int>(Made("data/x/b_labels.npy"), [1, 2], [0, -1]);
        PngFile.Write(Made("data/y.png"), PngImage.Grey(1, 1, [(byte)0]));
        await using var dataset = await Open("data/**/*_labels.*", match: "^(.*)_labels$");
        Assert.Equal(["x/a", "x/b"], dataset.Ids);
        var b = (await dataset.ReadAsync(1, default)).Labels!.Map!;
        var options = await Copy(dataset, (0, LabelMap.Parse("21")), (1, LabelMap.FromValues(b.Size, [7, -1])));
        Assert.Equal("labels", Assert.Single(options, option => option.Key == "labels").Value);
        await using var copy = await Open("copy/labels", match: "^(.*)_labels$");
        Assert.Equal(dataset.Ids, copy.Ids);
        Assert.Equal([2, 1], PngFile.Read(folder.File("copy/labels/x/a_labels.png")).Narrow);
        Assert.Equal([9, 9, 9, 8, 8, 8, 253, 253, 253], PngFile.Read(folder.File("copy/labels/x/a_labels.png")).Palette);
        Assert.Equal([7, -1], NpyFile.Read<int>(folder.File("copy/labels/x/b_labels.npy")).Elements);
    }

    [Fact]
    public async Task A_stack_stays_a_stack_of_its_type_and_only_one_entry_changes()
    {
        NpyFile.Write<sbyte>(Made("stack.npy"), [3, 1, 2], [0, 1, 2, 3, -1, 5]);
        await using var dataset = await Open("stack.npy");
        await Copy(dataset, (1, LabelMap.Parse("29")));
        Assert.Equal([0, 1, 2, 9, -1, 5], NpyFile.Read<sbyte>(folder.File("copy/labels.npy")).Elements.Select(value => (int)value));
    }

    [Fact]
    public async Task A_stack_in_which_nothing_changes_is_copied()
    {
        NpyFile.Write<byte>(Made("stack.npy"), [1, 1, 2], [3, 4]);
        await using var dataset = await Open("stack.npy");
        await Copy(dataset);
        Assert.Equal(File.ReadAllBytes(folder.File("stack.npy")), File.ReadAllBytes(folder.File("copy/labels.npy")));
    }

    [Fact]
    public async Task What_changes_nothing_is_byte_for_byte_the_same_in_arrays()
    {
        NpyFile.Write<ulong>(Made("l/a.npy"), [1, 2], [ulong.MaxValue, 4]);
        await using var dataset = await Open("l");
        await Copy(dataset, (0, (await dataset.ReadAsync(0, default)).Labels!.Map!));
        Assert.Equal(File.ReadAllBytes(folder.File("l/a.npy")), File.ReadAllBytes(folder.File("copy/labels/a.npy")));
    }

    [Fact]
    public async Task An_id_that_the_file_has_no_room_for_is_refused()
    {
        NpyFile.Write<sbyte>(Made("l/a.npy"), [1, 2], [0, 1]);
        PngFile.Write(Made("l/b.png"), PngImage.Indexed(2, 1, [0, 1], [9, 9, 9]));
        await using var dataset = await Open("l");
        foreach (var sample in new[] { 0, 1 })
            Assert.Equal("id-too-large", (await Assert.ThrowsAsync<DataException>(() => Copy(dataset, (sample, new LabelMap(new Size(2, 1), [0, 300]))))).Code);
    }

    [Fact]
    public async Task Sixteen_bits_stay_and_are_taken_when_an_id_needs_them()
    {
        PngFile.Write(Made("l/a.png"), PngImage.Grey(2, 1, (ushort[])[0, 1]));
        PngFile.Write(Made("l/b.png"), PngImage.Grey(2, 1, (byte[])[0, 1]));
        await using var dataset = await Open("l");
        await Copy(dataset, (0, LabelMap.Parse("11")), (1, new LabelMap(new Size(2, 1), [0, 300])));
        Assert.Equal([1, 1], PngFile.Read(folder.File("copy/labels/a.png")).Wide);
        Assert.Equal([0, 300], PngFile.Read(folder.File("copy/labels/b.png")).Wide);
    }

    string Made(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
        return folder.File(name);
    }

    async Task<MasksDataset> Open(string labels, string? match = null)
    {
        MasksDataset dataset = new(new MasksOptions { Labels = new(Path.Combine(folder.Path, labels)), Match = match }, new StubHost());
        await dataset.OpenAsync(default);
        return dataset;
    }

    async Task<IReadOnlyDictionary<string, string>> Copy(MasksDataset dataset, params (int Index, LabelMap Map)[] changes)
    {
        var to = Directory.CreateDirectory(folder.File("copy")).FullName;
        await using var copy = dataset.BeginCopy(to);
        foreach (var (index, map) in changes)
            await copy.ReplaceAsync(index, new Labels { Map = map }, default);
        return await copy.CompleteAsync(default);
    }
}

using Assay.Formats.Masks;
using Assay.Kernels.Codecs;

namespace Assay.Tests.Masks;

public sealed class TiffMasksTests : IDisposable
{
    readonly TempFolder folder = new();
    readonly StubHost host = new();

    public void Dispose() => folder.Dispose();

    string Tiff<T>(string name, TiffHeader header, params T[] samples) where T : unmanaged
    {
        TiffEncoder.Write<T>(folder.File(name), header, samples);
        return folder.File(name);
    }

    async Task<MasksDataset> Open(string labels = "l", string? images = null)
    {
        MasksDataset dataset = new(new MasksOptions { Labels = new InputPath(Path.Combine(folder.Path, labels)), Images = images is null ? null : new InputPath(Path.Combine(folder.Path, images)) }, host);
        await dataset.OpenAsync(default);
        return dataset;
    }

    [Fact]
    public async Task A_float_raster_gives_ids_and_its_no_data_is_void()
    {
        Tiff<float>("l/a.tif", new(3, 1, 1, TiffType.Float32) { NoData = -3.4e38, Epsg = 32719, Transform = [199980, 10, 0, 5500000, 0, -10] }, 0, -3.4e38f, 6);
        await using var dataset = await Open();
        var sample = await dataset.ReadAsync(0, default);
        Assert.Equal([0, LabelMap.Void, 6], sample.Labels!.Map!.Ids.ToArray());
        Assert.Equal("EPSG:32719", sample.Where!.Crs);
        Assert.Equal([199980, 10, 0, 5500000, 0, -10], sample.Where.Transform);
        Assert.Empty(sample.Labels.Map.Strangers);
    }

    [Theory]
    [InlineData(2.5f, "pixel (1, 1): the value is 2.5, expected a whole number")]
    [InlineData(float.PositiveInfinity, "pixel (1, 1): the value is ")]
    public async Task What_is_no_id_is_an_error_with_its_pixel(float value, string reason)
    {
        Tiff<float>("l/a.tiff", new(2, 2, 1, TiffType.Float32), 0, 1, 2, value);
        await using var dataset = await Open();
        Assert.Contains(reason, (await Assert.ThrowsAsync<DataException>(async () => await dataset.ReadAsync(0, default))).Message);
    }

    [Fact]
    public async Task Integers_of_every_type_are_ids_and_negative_ones_are_strangers()
    {
        Tiff<short>("l/a.tif", new(3, 1, 1, TiffType.Int16) { NoData = -9 }, -1, -9, 5);
        Tiff<byte>("l/b.tif", new(3, 1, 1, TiffType.UInt8) { NoData = 255 }, 0, 255, 5);
        Tiff<uint>("l/c.tif", new(3, 1, 1, TiffType.UInt32), 0, 70_000, 5);
        Tiff<byte>("l/d.tif", new(2, 1, 3, TiffType.UInt8), new byte[6]);
        await using var dataset = await Open();
        var map = (await dataset.ReadAsync(0, default)).Labels!.Map!;
        Assert.Equal([LabelMap.FirstStranger, LabelMap.Void, 5], map.Ids.ToArray());
        Assert.Equal([-1L], map.Strangers);
        Assert.Equal([0, LabelMap.Void, 5], (await dataset.ReadAsync(1, default)).Labels!.Map!.Ids.ToArray());
        Assert.Equal([70_000L], (await dataset.ReadAsync(2, default)).Labels!.Map!.Strangers);
        Assert.Contains("it has 3 bands", (await Assert.ThrowsAsync<DataException>(async () => await dataset.ReadAsync(3, default))).Message);
    }

    [Fact]
    public async Task Images_beside_them_are_opened_by_the_host()
    {
        host.Opens = path => path.EndsWith(".tif", StringComparison.Ordinal) ? new Size(2, 1) : null;
        Tiff<byte>("l/a.tif", new(2, 1, 1, TiffType.UInt8), 0, 1);
        Tiff<ushort>("i/a.tif", new(2, 1, 13, TiffType.UInt16), new ushort[26]);
        await using var dataset = await Open(images: "i");
        Assert.Equal(folder.File("i/a.tif"), (await dataset.ReadAsync(0, default)).ImageFile);
    }

    [Fact]
    public async Task A_file_that_only_another_format_reads_is_left_to_the_host()
    {
        var path = Tiff<byte>("l/a.tif", new(2, 1, 1, TiffType.UInt8), 3, 4);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[3, 1, 3, 0, 1, 0, 0, 0, 1]) + 8] = 7;
        File.WriteAllBytes(path, bytes);
        (host.Opens, host.Where) = (_ => new Size(2, 1), new("EPSG:32631", [600000, 10, 0, 4900000, 0, -10]));
        await using var dataset = await Open();
        var sample = await dataset.ReadAsync(0, default);
        Assert.Equal([0, 0], sample.Labels!.Map!.Ids.ToArray());
        Assert.Equal(host.Where, sample.Where);
        await using var copy = dataset.BeginCopy(folder.File("copy/x")[..^2]);
        var refusal = await Assert.ThrowsAsync<DataException>(async () => await copy.ReplaceAsync(0, new Labels { Map = LabelMap.Parse("12") }, default));
        Assert.Equal((IImageFormat.Unsupported, path), (refusal.Code, refusal.File));
    }

    [Fact]
    public async Task A_place_without_a_number_is_left_to_the_host()
    {
        var path = Tiff<byte>("l/a.tif", new(2, 1, 1, TiffType.UInt8) { Epsg = 32719, Transform = [199980, 10, 0, 5500000, 0, -10] }, 3, 4);
        var bytes = File.ReadAllBytes(path);
        BitConverter.TryWriteBytes(bytes.AsSpan(bytes.AsSpan().IndexOf(BitConverter.GetBytes((ushort)32719))), (ushort)32767);
        File.WriteAllBytes(path, bytes);
        (host.Opens, host.Where) = (_ => new Size(2, 1), new("ENGCRS[\"ours\"]", [0, 1, 0, 0, 0, -1]));
        await using var dataset = await Open();
        var sample = await dataset.ReadAsync(0, default);
        Assert.Equal([3, 4], sample.Labels!.Map!.Ids.ToArray());
        Assert.Equal(host.Where, sample.Where);
    }

    [Fact]
    public async Task A_copy_keeps_type_place_and_what_did_not_change()
    {
        TiffHeader header = new(3, 1, 1, TiffType.Float32) { NoData = -9, Epsg = 32719, Transform = [199980, 10, 0, 5500000, 0, -10] };
        Tiff<float>("l/a.tif", header, 1, -9, 2);
        await using var dataset = await Open();
        await using (var copy = dataset.BeginCopy(folder.File("copy/x")[..^2]))
        {
            await copy.ReplaceAsync(0, new Labels { Map = LabelMap.Parse("4..") }, default);
            await copy.CompleteAsync(default);
        }
        using var written = TiffFile.Open(folder.File("copy/labels/a.tif"));
        Assert.Equal([4f, -9f, -9f], written.ReadBand<float>(0));
        Assert.Equal((header.Epsg, header.NoData, header.Type), (written.Header.Epsg, written.Header.NoData, written.Header.Type));
    }
}

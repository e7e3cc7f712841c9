using Assay.Formats.Masks;
using Assay.Kernels.Codecs;
using Assay.Tests.Cvat;

namespace Assay.Tests.Masks;

public sealed class MasksOutputTests : IDisposable
{
    static readonly ClassList Classes = new([new Class(1, "field"), new Class(4, "water's")]);

    readonly TempFolder folder = new();
    readonly StubHost host = new();

    public void Dispose() => folder.Dispose();

    void Export(IDataset dataset, MasksOutputOptions? options = null) =>
        new MasksOutput((options ?? new MasksOutputOptions()) with { To = new OutputPath(folder.File("out")) }, host).WriteAsync(new FakeRun(dataset, folder.Path), default).GetAwaiter().GetResult();

    static Sample Of(string id, LabelMap map) => new() { Id = id, Size = map.Size, Labels = new Labels { Map = map } };

    static Sample Of(string id, Size size, params Instance[] objects) => new() { Id = id, Size = size, Labels = new Labels { Instances = objects } };

    PngImage Png(string name) => PngFile.Read(folder.File("out/labels/" + name));

    string Losses => string.Join(", ", host.Problems.OrderBy(entry => entry.Code, StringComparer.Ordinal).Select(entry => $"{entry.Code} {entry.Count}"));

    [Fact]
    public void Ids_and_void_stand_in_the_file()
    {
        Export(new HeldDataset(Classes, Of("a/b", LabelMap.Parse("14./441"))));
        Assert.Equal([1, 4, 255, 4, 4, 1], Png("a/b.png").Narrow);
        Assert.Empty(host.Problems);
    }

    [Fact]
    public void Classes_that_need_255_make_it_sixteen_bits()
    {
        Export(new HeldDataset(new ClassList([new Class(255, "sky")]), Of("a", new LabelMap(new Size(2, 1), [255, LabelMap.Void]))));
        Assert.Equal([255, 65535], Png("a.png").Wide);
    }

    [Fact]
    public void Higher_objects_cover_lower_ones_and_the_ledger_says_how_much()
    {
        Instance Box(int type, int x, int order) => new() { Class = type, ZOrder = order, Geometry = new BoxGeometry(new Box(x, 0, 2, 1)) };
        Export(new HeldDataset(Classes, Of("a.jpg", new Size(5, 1), Box(1, 0, 1), Box(4, 1, 0), Box(1, 2, 0), new Instance { Class = 9, Geometry = new BoxGeometry(new Box(0, 0, 1, 1)) })));
        // Field 2..4 over water 1..3 at one order, then field 0..2 on top.
        Assert.Equal([1, 1, 1, 1, 255], Png("a.png").Narrow);
        Assert.Equal("boxes-as-areas 4, covered-pixels 2, no-shape-left-out 1, objects-as-map 4, z-order-ties 1", Losses);
        Assert.Contains("flattened,covered-pixels,2,a.jpg,", File.ReadAllText(folder.File("out/ledger.csv")));
    }

    [Fact]
    public void A_background_is_a_class_of_its_own()
    {
        Export(new HeldDataset(Classes, Of("a", new Size(3, 1), new Instance { Class = 4, Geometry = new MaskGeometry(new Rle(new Size(3, 1), [1, 1, 1])) })), new MasksOutputOptions { Background = "ground", Palette = true });
        var png = Png("a.png");
        Assert.Equal([0, 4, 0], png.Narrow);
        Assert.Equal((PngColor.Palette, (byte)0, (byte)0, (byte)128), (png.Header.Color, png.Palette[12], png.Palette[13], png.Palette[14]));
        Assert.Contains("'water''s': 4", File.ReadAllText(folder.File("out/dataset.yaml")));
        Assert.Contains("'ground': 0", File.ReadAllText(folder.File("out/dataset.yaml")));
    }

    [Fact]
    public void A_geotiff_keeps_where_it_lies()
    {
        var sample = Of("a", LabelMap.Parse("1.")) with { Where = new Georeference("EPSG:32631", [500000, 10, 0, 4000000, 0, -10]) };
        Export(new HeldDataset(Classes, sample), new MasksOutputOptions { Format = MapFormat.Tiff });
        using var file = TiffFile.Open(folder.File("out/labels/a.tif"));
        Assert.Equal((32631, 255.0), (file.Header.Epsg, file.Header.NoData));
        Assert.Equal([500000, 10, 0, 4000000, 0, -10], file.Header.Transform!);
        Assert.Equal([1, 255], file.ReadBand<byte>(0));
        Assert.Empty(host.Problems);
    }

    [Fact]
    public void What_label_maps_cannot_hold_is_in_the_ledger()
    {
        Export(new HeldDataset(new ClassList([new Class(-1, "a"), new Class(5, "b")]),
            Of("x", LabelMap.FromValues(new Size(3, 1), [-1, 5, 7])) with { Where = new Georeference("EPSG:4326", [0, 1, 0, 0, 0, -1]) },
            new Sample { Id = "../y", Size = new Size(1, 1), Labels = new Labels { Instances = [], Tags = [5] } },
            new Sample { Id = "z", Size = new Size(1, 1) }));
        Assert.Equal("classes-renumbered 2, name-changed 1, place-left-out 1, tags-left-out 1, unknown-as-void 2", Losses);
        Assert.Equal(["%2E%2E%2Fy.png", "x.png"], Directory.EnumerateFiles(folder.File("out/labels")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Two_samples_never_share_a_file()
    {
        Export(new HeldDataset(Classes, Of("a.jpg", LabelMap.Parse("1")), Of("a.png", LabelMap.Parse("4"))));
        Assert.Equal([1], Png("a.png").Narrow);
        Assert.Equal([4], Png("a.png.png").Narrow);
        Assert.Equal("name-changed 1", Losses);
    }

    [Fact]
    public void The_pipeline_beside_the_files_reads_them()
    {
        Export(new HeldDataset(Classes, Of("a", LabelMap.Parse("14."))));
        Assert.Equal("# A class per pixel; 255 is void.\ndataset:\n  masks: labels\n  classes:\n    'field': 1\n    'water''s': 4\n  ignore: [255]\n", File.ReadAllText(folder.File("out/dataset.yaml")));
    }
}

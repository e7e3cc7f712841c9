using Assay.Formats.Coco;
using Assay.Formats.Cvat;
using Assay.Formats.Masks;
using Assay.Kernels;
using Assay.Kernels.Codecs;
using Assay.Tests.Cvat;
using FsCheck;
using FsCheck.Fluent;

namespace Assay.Tests.RoundTrips;

/// <summary>
/// Random datasets go through files of another format and back. They are equal afterwards but for what a format cannot hold, and the ledgers count that and nothing else.
/// A failure names the seed from which its dataset is made.
/// </summary>
public sealed class RoundTripTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    static void ForSeeds(int count, Action<int> holds) =>
        Prop.ForAll(Gen.Choose(0, 1_000_000_000).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20261121, 7));

    string Place(string name)
    {
        var path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    string ToCoco(IRun run, string name, StubHost host)
    {
        new CocoOutput(new CocoOutputOptions { To = new OutputPath(Place(name)) }, host).WriteAsync(run, default).GetAwaiter().GetResult();
        return folder.File(name);
    }

    string ToCvat(IRun run, string name, StubHost host)
    {
        new CvatOutput(new CvatOutputOptions { To = new OutputPath(Place(name)) }, host).WriteAsync(run, default).GetAwaiter().GetResult();
        return folder.File(name);
    }

    static T Opened<T>(T dataset) where T : IDataset
    {
        dataset.OpenAsync(default).AsTask().GetAwaiter().GetResult();
        return dataset;
    }

    static CocoDataset Coco(string path, IHost host) => Opened(new CocoDataset(new CocoDatasetOptions { Annotations = new InputPath(path) }, host));

    static Dictionary<string, long> Counts(IEnumerable<Problem> problems) => problems.GroupBy(entry => entry.Code).ToDictionary(group => group.Key, group => group.Sum(entry => entry.Count));

    static string Text(Dictionary<string, long> counts) => string.Join(", ", counts.Where(pair => pair.Value > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));

    [Fact]
    public void Objects_go_from_coco_to_cvat_and_back() => ForSeeds(200, seed =>
    {
        StubHost told = new();
        var made = RandomObjects.Samples(seed);
        var first = Coco(ToCoco(new FakeRun(new HeldDataset(RandomObjects.Classes, made), folder.Path), "a.json", new StubHost()), new StubHost());
        var between = Opened(new CvatDataset(new CvatOptions { Path = new InputPath(ToCvat(new FakeRun(first, folder.Path), "b.xml", told)) }, told));
        var last = Coco(ToCoco(new FakeRun(between, folder.Path), "c.json", told), told);
        var (before, after, read) = (SmallCvat.ReadAll(first), SmallCvat.ReadAll(last), SmallCvat.ReadAll(between));
        Assert.Equal(made.SelectMany(sample => sample.Labels!.Instances!.Where(one => one.Bounds is { Width: > 0, Height: > 0 }).Select(one => Said(one, one.Geometry!, RandomObjects.Classes))),
            before.SelectMany(sample => sample.Labels!.Instances!.Select(one => Said(one, one.Geometry!, first.Classes))));
        told.Problems.AddRange(read.Concat(after).SelectMany(sample => sample.Problems));
        Assert.Equal(before.Select(sample => (sample.Id, sample.Size)), after.Select(sample => (sample.Id, sample.Size)));
        Assert.Equal(before.SelectMany(sample => Kept(sample, first.Classes)), after.SelectMany(sample => sample.Labels!.Instances!.Select(one => Said(one, one.Geometry!, last.Classes))));
        Assert.Equal(Text(Losses(first, before)), Text(Counts(told.Problems.Where(entry => entry.Conversion is not null))));
    });

    [Fact]
    public void Who_drew_what_when_in_which_batch_and_under_which_licence_goes_along()
    {
        var text = """
            {"licenses":[{"id":4,"name":"CC BY"}],"images":[{"id":1,"file_name":"a.png","width":9,"height":9,"license":4}],"categories":[{"id":1,"name":"cat"}],
            "annotations":[{"id":1,"image_id":1,"category_id":1,"bbox":[1,1,4,4],"area":16,"iscrowd":0,"source":"manual","annotator":"anna","batch":"7a","date":"2022-01-01","attributes":{"licence":"mine"}}]}
            """;
        File.WriteAllText(Place("facts.json"), text);
        var first = Coco(folder.File("facts.json"), new StubHost());
        var again = Coco(ToCoco(new FakeRun(first, folder.Path), "again.json", new StubHost()), new StubHost());
        Assert.Equal("CC BY", again.Attributes.Single(column => column.Name == "license").Text![0]);
        StubHost told = new();
        var between = Opened(new CvatDataset(new CvatOptions { Path = new InputPath(ToCvat(new FakeRun(again, folder.Path), "facts.xml", told)) }, told));
        var last = Coco(ToCoco(new FakeRun(between, folder.Path), "back.json", told), told);
        foreach (var dataset in new IDataset[] { first, again, between, last })
            Assert.Equal("cat 0 False  manual annotator=anna batch=7a date=2022-01-01 licence=mine", Said(Assert.Single(SmallCvat.Read(dataset).Labels!.Instances!), new MaskGeometry(new Rle(new Size(1, 1), [1])), dataset.Classes).Replace(" 1", "", StringComparison.Ordinal));
        Assert.Equal(1, Counts(told.Problems)["image-details-left-out"]); // The licence of the image; CVAT has no place for it.
    }

    static IEnumerable<string> Kept(Sample sample, ClassList classes) => sample.Labels!.Instances!.Select(one => (one, Held: InCvat(one.Geometry!, sample.Size))).Where(pair => pair.Held is not null).Select(pair => Said(pair.one, pair.Held!, classes));

    /// <summary>What CVAT makes of a shape; null: it has none for it.</summary>
    static Geometry? InCvat(Geometry shape, Size size) => shape switch
    {
        PolygonGeometry { Parts: { Count: > 1 } parts } => new Rle(size, RunLengths.UnionAll([.. parts.Select(part => PolygonRaster.ToRuns(part, size.Width, size.Height))])) is { Area: > 0 } mask ? new MaskGeometry(mask) : null,
        MaskGeometry { Mask.Area: 0 } => null,
        BoxGeometry(var box) => new BoxGeometry(new Box(box.X, box.Y, box.Right - box.X, box.Bottom - box.Y)),
        _ => shape,
    };

    static string Said(Instance one, Geometry shape, ClassList classes) => $"{classes.First(known => known.Id == one.Class).Name} {one.ZOrder} {one.Crowd} {one.Track} {one.Source} "
        + string.Join(' ', one.Attributes.Where(pair => pair is not { Key: "group", Value: "0" }).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")) + " " + shape switch
        {
            BoxGeometry(var box) => box.ToString(),
            PolygonGeometry(var parts) => string.Join('|', parts.Select(part => string.Join(',', part))),
            MaskGeometry(var mask) => string.Join(',', mask.Counts.ToArray()),
            _ => "none",
        };

    static Dictionary<string, long> Losses(CocoDataset dataset, IReadOnlyList<Sample> samples)
    {
        var all = samples.SelectMany(sample => sample.Labels!.Instances!.Select(one => (one, Held: InCvat(one.Geometry!, sample.Size)))).ToArray();
        long held = all.Count(pair => pair.Held is not null);
        return new()
        {
            ["class-details-left-out"] = dataset.Classes.Count,
            ["ids-left-out"] = held,
            ["stated-values-left-out"] = held,
            ["no-shape-left-out"] = all.Length - held,
            ["polygon-parts-as-mask"] = all.Count(pair => pair is { one.Geometry: PolygonGeometry, Held: MaskGeometry }),
            ["box-rounded"] = all.Count(pair => pair is { one.Geometry: BoxGeometry(var was), Held: BoxGeometry(var now) } && was != now),
            ["empty-as-annotated"] = samples.Count(sample => sample.Labels!.Instances!.All(one => InCvat(one.Geometry!, sample.Size) is null)),
        };
    }

    [Fact]
    public void Label_maps_go_from_masks_to_coco_and_back() => ForSeeds(150, seed =>
    {
        StubHost told = new();
        var random = new Random(seed);
        var classes = new ClassList([new Class(0, "sky"), new Class(2, "sea"), new Class(random.Next(2) == 0 ? 200 : 300, "sand")]);
        foreach (var old in new[] { "maps", "out" }.Select(folder.File).Where(Directory.Exists))
            Directory.Delete(old, recursive: true);
        for (var i = 0; i < random.Next(1, 5); i++)
            WriteMap($"maps/{i % 2}/{i}.png", new Size(random.Next(1, 20), random.Next(1, 20)), classes, random);
        var first = Opened(new MasksDataset(new MasksOptions { Labels = new InputPath(folder.File("maps")) }, told));
        var between = Coco(ToCoco(new MappedRun(first, classes, folder.Path), "m.json", told), told);
        new MasksOutput(new MasksOutputOptions { To = new OutputPath(folder.File("out")) }, told).WriteAsync(new FakeRun(between, folder.Path), default).GetAwaiter().GetResult();
        var last = Opened(new MasksDataset(new MasksOptions { Labels = new InputPath(folder.File("out/labels")) }, told));
        Assert.Equal(first.Ids, last.Ids);
        var (before, objects, after) = (SmallCvat.ReadAll(first), SmallCvat.ReadAll(between), SmallCvat.ReadAll(last));
        foreach (var (was, now) in before.Zip(after))
            Assert.Equal(was.Labels!.Map!.Ids.ToArray().Select(id => id == Nothing(id, classes) ? "void" : $"{id}"), now.Labels!.Map!.Ids.ToArray().Select(id => id == Nothing(id, classes) ? "void" : $"{id}"));
        told.Problems.AddRange(before.Concat(objects).Concat(after).SelectMany(sample => sample.Problems));
        Assert.Equal(Text(new() { ["map-as-masks"] = before.Count, ["void-pixels-left-out"] = before.Sum(sample => (long)sample.Labels!.Map!.Ids.ToArray().Count(id => classes.All(known => known.Id != id))), ["objects-as-map"] = objects.Sum(sample => sample.Labels!.Instances!.Count) }),
            Text(Counts(told.Problems)));
    });

    // An id that no class has is void, whatever a file calls it.
    static int Nothing(int id, ClassList classes) => classes.Any(known => known.Id == id) ? -1 : id;

    void WriteMap(string name, Size size, ClassList classes, Random random)
    {
        ushort[] ids = [.. Enumerable.Range(0, (int)size.Area).Select(_ => random.Next(5) switch { 0 => (ushort)255, var i => (ushort)classes[i % 3].Id })];
        PngFile.Write(Place(name), classes.Max(known => known.Id) < 256 ? PngImage.Grey(size.Width, size.Height, Array.ConvertAll(ids, id => (byte)id)) : PngImage.Grey(size.Width, size.Height, ids));
    }
}

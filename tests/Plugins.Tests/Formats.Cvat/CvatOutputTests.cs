using System.Text.Json.Nodes;
using System.Xml.Linq;
using Assay.Formats.Cvat;
using Assay.Kernels;

namespace Assay.Tests.Cvat;

public sealed class CvatOutputTests : IDisposable
{
    static readonly ClassList Classes = new([new Class(3, "cat"), new Class(7, "dog")]);
    static readonly Size Frame = new(20, 16);

    readonly SmallCvat cvat = new();
    readonly StubHost host = new();

    public void Dispose() => cvat.Dispose();

    string Export(IRun run, CvatOutputOptions? options = null)
    {
        var path = Path.Combine(cvat.Path, "out", "annotations.xml");
        new CvatOutput((options ?? new CvatOutputOptions()) with { To = new OutputPath(path) }, host).WriteAsync(run, default).GetAwaiter().GetResult();
        return path;
    }

    string Export(params Sample[] samples) => Export(new FakeRun(new HeldDataset(Classes, samples), cvat.Path));

    static Sample Sample(string id, params Instance[] instances) => new() { Id = id, Size = Frame, Labels = new Labels { Instances = instances } };

    string Losses => string.Join(", ", host.Problems.GroupBy(entry => entry.Code).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Sum(entry => entry.Count)}"));

    [Theory]
    [InlineData("doc_images_example.xml")]
    [InlineData("datumaro/for_images/train.xml")]
    public void What_cvat_wrote_is_written_again_shape_for_shape(string file)
    {
        var path = Conformance.Path("cvat/" + file);
        var written = Export(new FakeRun(cvat.Open(path), cvat.Path));
        // Left out are objects that were left out of the reading: those without a declared label.
        var known = XDocument.Load(path).Root!.Descendants("label").Select(label => label.Element("name")!.Value).ToHashSet();
        var (before, after) = (Objects(path).Where(shape => known.Contains(shape.Attribute("label")!.Value)).Select(Said), Objects(written).Select(Said));
        Assert.Equal(before, after);
        Assert.Equal(SmallCvat.ReadAll(cvat.Open(path)).Sum(sample => sample.Labels!.Instances!.Count), SmallCvat.ReadAll(cvat.Open(written)).Sum(sample => sample.Labels!.Instances!.Count));
    }

    static IEnumerable<XElement> Objects(string path) => XDocument.Load(path).Root!.Elements("image").SelectMany(image => image.Elements());

    // Numbers as numbers, and nothing that says what is so anyway.
    static string Said(XElement shape) => shape.Name + " " + string.Join(' ', shape.Attributes().Where(field => !(field.Value is "0" or "0.00" or "" && field.Name.LocalName is "occluded" or "z_order" or "rotation" or "points" or "outside"))
        .Where(field => field.Name != "z_order" || shape.Parent!.Name != "skeleton").OrderBy(field => field.Name.LocalName, StringComparer.Ordinal)
        .Select(field => $"{field.Name}={string.Join(field.Name == "points" ? ";" : ", ", field.Value.Split(field.Name == "points" ? ";" : ", ").Select(part => field.Name == "label" ? part : string.Join(',', part.Split(',').Select(Plain))))}"))
        + string.Concat(shape.Elements().Select(child => child.Name == "attribute" ? $" {child.Attribute("name")!.Value}:{child.Value}" : $" [{Said(child)}]"));

    static string Plain(string text) => double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : text;

    [Fact]
    public void Runs_are_written_as_cvat_wrote_them()
    {
        var path = Conformance.Path("cvat/doc_images_example.xml");
        var mask = XDocument.Load(path).Descendants("mask").Single();
        var read = SmallCvat.Read(cvat.Open(path));
        // Through the pixels, not past them.
        var written = XDocument.Load(Export(new Sample { Id = "a.png", Size = read.Size, Labels = new Labels { Instances = [read.Labels!.Instances!.Single(one => one.Geometry is MaskGeometry) with { Class = 3 }] } })).Descendants("mask").Single();
        foreach (var field in new[] { "rle", "left", "top", "width", "height" })
            Assert.Equal(mask.Attribute(field)!.Value, written.Attribute(field)!.Value);
    }

    [Theory]
    [InlineData(22, 69)]
    [InlineData(30, 248)]
    [InlineData(30, 249)]
    public void Runs_are_written_as_the_server_said_them(int task, int id)
    {
        var answer = JsonNode.Parse(File.ReadAllBytes(Conformance.Path("cvat/cvat_shared_assets/annotations.json")))!["task"]![$"{task}"]!;
        var said = answer["shapes"]!.AsArray().Single(shape => (int)shape!["id"]! == id)!["points"]!.AsArray().Select(number => (int)(double)number!).ToArray();
        var read = SmallCvat.ReadAll(cvat.Open(cvat.Write("annotations.json", answer.ToJsonString()))).First(sample => sample.Labels?.Instances?.Any(one => one.SourceId == $"{id}") is true);
        var written = XDocument.Load(Export(new Sample { Id = "a.png", Size = read.Size, Labels = new Labels { Instances = [read.Labels!.Instances!.Single(one => one.SourceId == $"{id}") with { Class = 3 }] } })).Descendants("mask").Single();
        Assert.Equal(string.Join(", ", said[..^4]), written.Attribute("rle")!.Value);
        Assert.Equal($"{said[^4]} {said[^3]} {said[^2] - said[^4] + 1} {said[^1] - said[^3] + 1}", string.Join(' ', new[] { "left", "top", "width", "height" }.Select(field => written.Attribute(field)!.Value)));
    }

    [Fact]
    public void Objects_of_another_format_come_back_as_they_were()
    {
        var box = new Instance { Class = 7, Geometry = new BoxGeometry(new Box(1, 2, 3.5, 4)), ZOrder = 2, Source = "auto", Attributes = new Dictionary<string, string> { ["occluded"] = "true", ["colour"] = "a <b> & \"c\"\r\nd" } };
        var polygon = new Instance { Class = 3, Geometry = new PolygonGeometry([[0.1, 0.2, 9.123456789, 1, 5, 8]]), Crowd = true, Track = "t9" };
        var mask = new Instance { Class = 3, Geometry = new MaskGeometry(new Rle(Frame, [17, 3, 13, 2, 320 - 35])) };
        var dataset = cvat.Open(Export(Sample("a.png", box, polygon, mask), Sample("b.png")));
        Assert.Equal(["a.png", "b.png"], dataset.Ids);
        Assert.Equal([.. new[] { box, polygon, mask }.Select(Text)], SmallCvat.Read(dataset).Labels!.Instances!.Select(one => Text(one with { Class = one.Class == 0 ? 3 : 7 })));
        Assert.Equal("class-details-left-out 2", Losses);
    }

    static string Text(Instance one) => $"{one.Class} {one.ZOrder} {one.Crowd} {one.Track} {one.Source} {string.Join(' ', one.Attributes.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}"))} " + one.Geometry switch
    {
        BoxGeometry(var box) => box.ToString(),
        PolygonGeometry(var parts) => string.Join('|', parts.Select(part => string.Join(',', part))),
        MaskGeometry(var mask) => string.Join(',', mask.Counts.ToArray()),
        _ => "none",
    };

    [Fact]
    public void What_cvat_cannot_hold_is_in_the_ledger()
    {
        var path = Export(Sample("a.png",
            new Instance { Class = 3, SourceId = "11", StatedArea = 4, Geometry = new PolygonGeometry([[0, 0, 4, 0, 4, 4], [8, 8, 12, 8, 12, 12]]) },
            new Instance { Class = 3, Confidence = .5 },
            new Instance { Class = 7, Geometry = new MaskGeometry(new Rle(Frame, [320])) },
            new Instance { Class = 7, Geometry = new BoxGeometry(new Box(.1, .1, .2, .2)), Attributes = new Dictionary<string, string> { ["a"] = "bell \u0007" } }),
            new Sample { Id = "../b", Size = Frame });
        Assert.Equal("box-rounded 1, class-details-left-out 2, ids-left-out 1, name-changed 1, no-shape-left-out 2, not-annotated-as-empty 1, polygon-parts-as-mask 1, stated-values-left-out 1, text-changed 1", Losses);
        Assert.Contains("flattened,polygon-parts-as-mask,1,a.png,", File.ReadAllText(Path.ChangeExtension(path, ".ledger.csv")));
        var back = SmallCvat.Read(cvat.Open(path)).Labels!.Instances!;
        Assert.Equal(RunLengths.UnionAll(PolygonRaster.ToRuns([0, 0, 4, 0, 4, 4], 20, 16), PolygonRaster.ToRuns([8, 8, 12, 8, 12, 12], 20, 16)), ((MaskGeometry)back[0].Geometry!).Mask.Counts.ToArray());
    }

    [Fact]
    public void A_label_map_goes_there_and_back_but_for_its_void()
    {
        var map = LabelMap.Parse("3377/3.73/7777");
        var path = Export(new Sample { Id = "a", Size = map.Size, Labels = new Labels { Map = map } });
        Assert.Equal("class-details-left-out 2, map-as-masks 1, void-pixels-left-out 1", Losses);
        var back = SmallCvat.Read(cvat.Open(new CvatOptions { Path = new InputPath(path), Labels = CvatLabels.LabelMap })).Labels!.Map!;
        Assert.Equal(map.Ids.ToArray().Select(id => id == 3 ? 0 : id == 7 ? 1 : id), back.Ids.ToArray().Select(id => (int)id));
    }

    [Fact]
    public void Random_datasets_come_back_exactly_or_the_ledger_says_what_did_not()
    {
        var random = new Random(7);
        for (var round = 0; round < 150; round++)
        {
            host.Problems.Clear();
            Sample[] samples = [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => Sample($"{i}.png", [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => RandomInstance(random))]))];
            var dataset = cvat.Open(Export(samples));
            var back = SmallCvat.ReadAll(dataset).SelectMany(sample => sample.Labels!.Instances!.Select(one => Text(one with { Class = one.Class == 0 ? 3 : 7 }))).ToArray();
            var expected = samples.SelectMany(sample => sample.Labels!.Instances!).Select(one => one with { Geometry = Flat(one.Geometry) }).Where(one => one.Geometry is not null).Select(Text).ToArray();
            Assert.Equal(expected, back);
            var all = samples.SelectMany(sample => sample.Labels!.Instances!).ToArray();
            Assert.Equal(all.Count(one => one.Geometry is PolygonGeometry { Parts.Count: > 1 } && Flat(one.Geometry) is not null), Count("polygon-parts-as-mask"));
            Assert.Equal(all.Count(one => Flat(one.Geometry) is null), Count("no-shape-left-out"));
            Assert.Equal(all.Count(one => one.SourceId is not null && Flat(one.Geometry) is not null), Count("ids-left-out"));
            Assert.Equal(all.Length - back.Length, Count("no-shape-left-out"));
        }
    }

    int Count(string code) => (int)host.Problems.Where(entry => entry.Code == code).Sum(entry => entry.Count);

    // What CVAT holds of a shape: parts as a mask, and nothing of a mask without pixels.
    static Geometry? Flat(Geometry? geometry) => geometry switch
    {
        PolygonGeometry { Parts.Count: > 1 } parts when new Rle(Frame, RunLengths.UnionAll([.. parts.Parts.Select(part => PolygonRaster.ToRuns(part, Frame.Width, Frame.Height))])) is { Area: > 0 } mask => new MaskGeometry(mask),
        PolygonGeometry { Parts.Count: > 1 } or MaskGeometry { Mask.Area: 0 } => null,
        _ => geometry,
    };

    static Instance RandomInstance(Random random) => new()
    {
        Class = random.Next(2) == 0 ? 3 : 7,
        ZOrder = random.Next(-2, 3),
        Crowd = random.Next(5) == 0,
        Source = random.Next(3) switch { 0 => null, 1 => "manual", _ => "Ground truth" },
        Track = random.Next(4) == 0 ? $"{random.Next(9)}" : null,
        SourceId = random.Next(2) == 0 ? $"{random.Next(99)}" : null,
        Attributes = Enumerable.Range(0, random.Next(3)).ToDictionary(i => new[] { "occluded", "group", "colour é" }[i], _ => new[] { "true", "false", "5", "0", "", "x\ny" }[random.Next(6)]),
        Geometry = random.Next(5) switch
        {
            0 => new BoxGeometry(new Box(random.Next(40) / 4.0, random.Next(40) / 8.0, random.Next(1, 30) / 4.0, random.Next(1, 30) / 2.0)),
            1 => new PolygonGeometry([Triangle(random)]),
            2 => new PolygonGeometry([Triangle(random), Triangle(random)]),
            _ => new MaskGeometry(new Rle(Frame, RunMask.Pack([.. Enumerable.Range(0, 320).Select(_ => (byte)(random.Next(12) == 0 ? 1 : 0))], 20, 16))),
        },
    };

    static double[] Triangle(Random random) => [random.NextDouble() * 20, random.NextDouble() * 16, random.Next(20) + .25, random.NextDouble() * 1e-3, random.Next(20) + .5, random.Next(16)];

    [Fact]
    public void Corrections_remove_what_is_too_many_and_add_what_is_missing()
    {
        var dataset = cvat.Image("<box label='car' xtl='1' ytl='1' xbr='3' ybr='2'/><ellipse label='tree' cx='5' cy='4' rx='2' ry='1'/><tag label='tree'/>");
        var tree = dataset.Classes.Single(known => known.Name == "tree").Id;
        var run = Corrected(dataset, sample => [sample.Labels!.Instances![1], new Instance { Class = tree, Geometry = new BoxGeometry(new Box(0, 0, 2, 2)) }], [1, null], left: 1);
        var written = Export(run, new CvatOutputOptions { Corrections = true });
        Assert.Equal(["ellipse tree", "tag tree", "box tree"], Objects(written).Select(shape => $"{shape.Name} {shape.Attribute("label")!.Value}"));
        Assert.Equal("corrections-left-out 1", Losses);
    }

    FakeRun Corrected(IDataset dataset, Func<Sample, Instance[]> correct, int?[] origins, int left) => new(dataset, cvat.Path)
    {
        Corrected =
        {
            ["a.png"] = sample => sample with { Labels = sample.Labels! with { Instances = correct(sample) } } is var own && new ItemCorrection("i", [], new Remedy(Take.Instance, "r")) is var one
                ? new CorrectedSample(own, own) { Origins = origins, Applied = [one], Left = [.. Enumerable.Repeat(one with { Why = "reviewers disagree" }, left)] } : null!,
        },
    };

    [Fact]
    public void An_outline_that_was_taken_over_is_drawn_anew_and_the_others_stay_as_they_were()
    {
        var dataset = cvat.Image("<box label='car' xtl='1' ytl='1' xbr='3' ybr='2'/><ellipse label='tree' cx='5' cy='4' rx='2' ry='1' occluded='1'/>");
        var run = Corrected(dataset, sample => [sample.Labels!.Instances![0] with { Geometry = new PolygonGeometry([[0, 0, 4, 0, 4, 4]]) }, sample.Labels.Instances[1]], [null, 1], left: 0);
        Assert.Equal(["ellipse tree", "polygon car"], Objects(Export(run, new CvatOutputOptions { Corrections = true })).Select(shape => $"{shape.Name} {shape.Attribute("label")!.Value}"));
    }

    [Fact]
    public void Reviewers_who_disagree_change_nothing()
    {
        var run = new FakeRun(cvat.Image("<box label='car' xtl='1' ytl='1' xbr='3' ybr='2'/>"), cvat.Path)
        {
            Corrected = { ["a.png"] = sample => new CorrectedSample(sample, sample) { Left = [new ItemCorrection("i1", [FindingKind.Extra], null, "reviewers disagree")] } },
        };
        Assert.Single(Objects(Export(run, new CvatOutputOptions { Corrections = true })));
        Assert.Equal("corrections-left-out 1", Losses);
    }

    [Fact]
    public void Only_the_queue_is_written_when_the_options_say_so()
    {
        var dataset = cvat.Xml(SmallCvat.Meta + "<image name='a' width='9' height='9'/><image name='b' width='9' height='9'/>");
        var written = Export(new FakeRun(dataset, cvat.Path) { Queue = [new Item(1, "i", "b", Unit.Sample, null, null, null, "")] }, new CvatOutputOptions { Samples = ExportedSamples.Queued });
        Assert.Equal(["b"], XDocument.Load(written).Root!.Elements("image").Select(image => image.Attribute("name")!.Value));
    }

    [Fact]
    public async Task A_copy_differs_only_in_what_changed()
    {
        var shapes = "<ellipse label='tree' cx='5' cy='4' rx='2' ry='1'/><box label='car' xtl='1' ytl='1' xbr='3' ybr='2' group_id='4'><attribute name='a'>b</attribute></box><tag label='tree'/>";
        var dataset = cvat.Image(shapes);
        var was = SmallCvat.Read(dataset).Labels!;
        var folder = Directory.CreateDirectory(Path.Combine(cvat.Path, "copy")).FullName;
        var copy = dataset.BeginCopy(folder);
        await copy.ReplaceAsync(0, was with { Instances = [was.Instances![0], was.Instances[1] with { Class = 1 }] }, TestContext.Current.CancellationToken);
        var options = await copy.CompleteAsync(TestContext.Current.CancellationToken);
        var now = SmallCvat.Read(cvat.Open(Path.Combine(folder, options["path"]))).Labels!;
        Assert.Equal([Text(was.Instances[0]), Text(was.Instances[1] with { Class = 1 })], now.Instances!.Select(Text));
        Assert.Equal([1], now.Tags);
    }
}

using Assay.Kernels;
using Assay.Scorers.Comparison;
using FsCheck;
using FsCheck.Fluent;
using static Assay.Tests.Comparison.Held;

namespace Assay.Tests.Comparison;

public class CompareTests
{
    [Fact]
    public void Each_side_is_counted()
    {
        var overview = Tables([new([Box(Cat, 0, 0, 10, 10), Box(Dog, 20, 0, 40, 40)], [Box(Cat, 0, 0, 10, 11)]), new([], [])])["overview"];
        Assert.Equal((2, 1), (overview.Number("instances", "labels"), overview.Number("instances", "reference")));
        Assert.Equal((1, 0), (overview.Number("very_small", "labels"), overview.Number("very_small", "reference")));
        Assert.Equal((1, 1, 0), (overview.Number("small_by_area", "labels"), overview.Number("medium_by_area", "labels"), overview.Number("medium_by_area", "reference")));
        Assert.Equal((1, 2), (overview.Number("images_without_instance", "labels"), overview.Number("images", "reference")));
        Assert.Equal((-1, .5), (overview.Number("instances", "difference"), overview.Number("instances", "ratio")));
    }

    [Fact]
    public void Vertices_are_counted_as_stored_and_with_the_closing_one_of_each_ring()
    {
        var triangle = new Instance { Class = Cat, Geometry = new PolygonGeometry([[0, 0, 9, 0, 9, 9], [20, 0, 29, 0, 29, 9, 20, 9]]) };
        var overview = Tables([new([triangle], [])])["overview"];
        Assert.Equal((2, 7, 9, 1), (overview.Number("polygons", "labels"), overview.Number("vertices", "labels"), overview.Number("vertices_with_ring_closure", "labels"), overview.Number("multi_part_instances", "labels")));
    }

    [Fact]
    public void A_sample_of_one_side_takes_no_part()
    {
        var overview = Tables([new([Box(Cat, 0, 0, 9, 9)], null), new(null, [Box(Cat, 0, 0, 9, 9)]), new([], [])])["overview"];
        Assert.Equal((2, 1, 0), (overview.Number("images_of_one_side_only", "labels"), overview.Number("images", "labels"), overview.Number("instances", "labels")));
    }

    [Fact]
    public void Every_match_with_a_crowd_is_a_true_positive_unless_crowds_are_set_aside()
    {
        Image[] images = [new([Box(Cat, 0, 0, 100, 100, crowd: true)], [Box(Cat, 0, 0, 20, 20), Box(Cat, 30, 30, 20, 20), Box(Dog, 60, 60, 20, 20)])];
        var counted = Tables(images)["detection"];
        Assert.Equal((2, 1, 0, 2, 2), (counted.Number("tp", "all"), counted.Number("fp", "all"), counted.Number("fn", "all"), counted.Number("support", "all"), counted.Number("crowd_matches", "all")));
        var aside = Tables(images, new CompareOptions { Crowds = CrowdMatches.SetAside })["detection"];
        Assert.Equal((0, 1, 0), (aside.Number("tp", "all"), aside.Number("fp", "all"), aside.Number("fn", "all")));
    }

    [Fact]
    public void Only_the_order_of_ties_decides_where_no_confidence_does()
    {
        // The false positive stands first in the file: precision 1/2 at the only recall, or 1 when true positives come first.
        var detection = Tables([new([Box(Cat, 0, 0, 10, 10)], [Box(Cat, 50, 50, 10, 10), Box(Cat, 0, 0, 10, 10)])])["detection"];
        Assert.Equal((1, .5, 1), (detection.Number("map_fiftyone_ties", "all"), detection.Number("map_pycocotools_ties", "all"), detection.Number("mean_recall", "all")));
    }

    [Fact]
    public void Confidences_order_before_ties_do()
    {
        var detection = Tables([new([Box(Cat, 0, 0, 10, 10)], [Box(Cat, 50, 50, 10, 10, .9), Box(Cat, 0, 0, 10, 10, .5)])])["detection"];
        Assert.Equal((.5, .5), (detection.Number("map_fiftyone_ties", "all")!.Value, detection.Number("map_pycocotools_ties", "all")!.Value));
    }

    [Fact]
    public void With_the_reference_as_gold_misses_and_extras_change_places()
    {
        Image[] images = [new([Box(Cat, 0, 0, 10, 10), Box(Dog, 50, 50, 10, 10)], [Box(Cat, 0, 0, 10, 10), Box(Cat, 90, 90, 10, 10), Box(Cat, 120, 90, 10, 10)])];
        var (labels, reference) = (Tables(images)["detection"], Tables(images, new CompareOptions { Gold = Gold.Reference })["detection"]);
        Assert.Equal((1, 2, 1), (labels.Number("tp", "all"), labels.Number("fp", "all"), labels.Number("fn", "all")));
        Assert.Equal((1, 1, 2), (reference.Number("tp", "all"), reference.Number("fp", "all"), reference.Number("fn", "all")));
    }

    [Fact]
    public void Classes_are_confused_whatever_their_number_and_supercategories_add_up()
    {
        var tables = Tables([new([Box(Cat, 0, 0, 10, 10), Box(Dog, 50, 50, 10, 10)], [Box(Dog, 0, 0, 10, 10)])], new CompareOptions { Confusion = [.5] });
        Assert.Equal("iou,gold,other,instances\n0.5,cat,dog,1\n0.5,dog,(none),1", tables["confusion"].Text());
        Assert.Equal((2, 1), (tables["supercategories"].Number("pet", "labels"), tables["supercategories"].Number("pet", "reference")));
    }

    [Fact]
    public void Classes_beyond_the_top_are_other()
    {
        var top = Tables([new([Box(Cat, 0, 0, 10, 10), Box(Cat, 20, 0, 10, 10), Box(Dog, 50, 50, 10, 10)], [Box(Dog, 50, 50, 10, 10)])], new CompareOptions { Confusion = [.5], Top = 1 })["confusion-top"];
        Assert.Equal("iou,gold,cat,other,(none)\n0.5,cat,0,0,2\n0.5,other,0,1,0\n0.5,(none),0,0,0", top.Text());
    }

    [Fact]
    public void Shapes_grow_by_discs()
    {
        // A pixel grown by 1, 2, 3, 5 and 10 px: pixels whose centres are within that of its own.
        var dilation = Tables([new([Mask(Cat, Draw((x, y) => x == 100 && y == 100))], [])])["dilation"];
        Assert.Equal([1 / 5d, 1 / 13d, 1 / 29d, 1 / 81d, 1 / 317d], new[] { 1, 2, 3, 5, 10 }.Select(px => dilation.Number("small", $"iou_{px}_px")!.Value), (a, b) => Math.Abs(a - b) < 1e-11);
    }

    [Fact]
    public void Shapes_grow_as_by_brute_force() => Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
    {
        var random = new System.Random(seed);
        var (points, threes) = (Enumerable.Range(0, 40).Select(_ => (X: random.Next(60, 90), Y: random.Next(0, 25))).ToHashSet(), 9);
        var dilation = Tables([new([Mask(Cat, Draw((x, y) => points.Contains((x, y))))], [])])["dilation"];
        var near = 0;
        for (var x = 50; x < 100; x++)
            for (var y = -5; y < 35; y++)
                near += points.Any(point => (point.X - x) * (point.X - x) + (point.Y - y) * (point.Y - y) <= threes) ? 1 : 0;
        return Math.Abs(dilation.Number("all", "iou_3_px")!.Value - points.Count / (double)near) < 1e-11;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(1, 1));

    [Fact]
    public void Tables_do_not_depend_on_how_the_dataset_is_cut() => Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
    {
        var random = new System.Random(seed);
        Image[] images = [.. Enumerable.Range(0, 12).Select(_ => Scene(random))];
        int[] order = [.. Enumerable.Range(0, 12)];
        random.Shuffle(order);
        var (whole, cut) = (Tables(images, new CompareOptions { Contour = new("contour") }), Tables(images, new CompareOptions { Contour = new("contour") }, order[..3], order[3..4], order[4..]));
        return whole.Keys.SequenceEqual(cut.Keys) && whole.All(table => table.Value.Text() == cut[table.Key].Text());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithReplay(1, 1));

    static Image Scene(System.Random random)
    {
        Instance[] Side() => [.. Enumerable.Range(0, random.Next(5)).Select(_ => Box(random.Next(3), random.Next(60), random.Next(60), 8 + random.Next(60), 8 + random.Next(60), crowd: random.Next(8) == 0))];
        var (labels, seen) = (Side(), Side());
        var both = Math.Min(labels.Length, seen.Length);
        return new Image(labels, seen,
            new Score { Pairs = [.. Enumerable.Range(0, both).Select(i => new InstancePair("reference", i, i) { Iou = random.NextDouble() })] },
            new Score
            {
                Instances = [.. Enumerable.Range(0, both).Select(i => new InstanceScore(null, i, [random.Next(9) / 3d, 0, random.NextDouble() - .5]))],
                Findings = [.. Enumerable.Range(0, both).Where(i => i % 2 == 0).Select(i => new Finding(FindingKind.Inaccurate) { Instance = i, Tag = "noise" })],
            });
    }
}

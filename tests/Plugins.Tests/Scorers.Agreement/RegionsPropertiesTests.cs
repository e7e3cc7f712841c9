using Assay.Kernels;
using Assay.Scorers.Agreement;
using FsCheck;
using FsCheck.Fluent;

namespace Assay.Tests.Scorers.Agreement;

/// <summary>What may change in the input without changing the regions.</summary>
public class RegionsPropertiesTests
{
    const int K = 4;

    static readonly ClassList Classes = ClassList.Named("a", "b", "c", "d");

    sealed record Case(Size Size, ushort[] Labels, ushort[] Reference, RegionsOptions Options, System.Random Random)
    {
        public Score Score(ushort[]? labels = null, ushort[]? reference = null, ClassList? classes = null, RegionsOptions? options = null) =>
            RegionsScene.Examine(new LabelMap(Size, labels ?? Labels), new Opinion { LabelMap = new LabelMap(Size, reference ?? Reference) }, options ?? Options, classes ?? Classes);
    }

    static void ForAll(Action<Case> check) => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
    {
        var random = new System.Random(seed);
        var size = new Size(random.Next(1, 24), random.Next(1, 24));
        var labels = Map(random, size);
        var reference = labels.Select(id => random.Next(4) == 0 ? Id(random) : id).ToArray();
        RegionsOptions options = new()
        {
            MinAreaPx = random.Next(1, 4),
            BandPx = random.Next(3),
            Neighbours = (Neighbours)random.Next(2),
            MaxFindings = random.Next(1, 40),
            Background = random.Next(2) == 0 ? [] : ["a"],
        };
        check(new Case(size, labels, reference, options, random));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20261121, 1));

    static ushort[] Map(System.Random random, Size size) => [.. Enumerable.Range(0, (int)size.Area).Select(_ => Id(random))];

    static ushort Id(System.Random random) => random.Next(6) == 0 ? LabelMap.Void : (ushort)random.Next(K);

    [Fact]
    public void Garbage_below_void_changes_nothing() => ForAll(it =>
    {
        Same(it.Score(), it.Score(reference: Garbage(it.Random, it.Reference, it.Labels)));
        Same(it.Score(), it.Score(labels: Garbage(it.Random, it.Labels, it.Reference)));
    });

    static ushort[] Garbage(System.Random random, ushort[] map, ushort[] other) => [.. map.Select((id, pixel) => other[pixel] == LabelMap.Void ? (ushort)random.Next(K) : id)];

    [Fact]
    public void Renumbering_classes_changes_only_numbers() => ForAll(it =>
    {
        int[] turn = [.. Enumerable.Range(0, K)];
        it.Random.Shuffle(turn);
        ushort[] Turned(ushort[] map) => [.. map.Select(id => id == LabelMap.Void ? id : (ushort)turn[id])];
        var renamed = ClassList.Named(Enumerable.Range(0, K).OrderBy(k => turn[k]).Select(k => Classes[k].Name));
        var (before, after) = (it.Score(), it.Score(Turned(it.Labels), Turned(it.Reference), renamed));
        Assert.Equal(before.Values, after.Values);
        Assert.Equal(before.Reason, after.Reason);
        Assert.Equal(before.Findings.Select(f => (f.Kind, f.Box, Classes[f.Class!.Value].Name, Classes[f.ReferenceClass!.Value].Name)),
            after.Findings.Select(f => (f.Kind, f.Box, renamed[f.Class!.Value].Name, renamed[f.ReferenceClass!.Value].Name)));
    });

    [Fact]
    public void Exchanging_labels_and_reference_exchanges_classes_omissions_and_extras() => ForAll(it =>
    {
        var (one, other) = (it.Score(), it.Score(it.Reference, it.Labels));
        Assert.Equal(one.Values, other.Values);
        Assert.Equal(one.Findings.Select(f => (f.Box, f.Class, f.ReferenceClass, Mirrored(f.Kind))), other.Findings.Select(f => (f.Box, f.ReferenceClass, f.Class, f.Kind)));
    });

    static string Mirrored(string kind) => kind switch { FindingKind.Omission => FindingKind.Extra, FindingKind.Extra => FindingKind.Omission, _ => kind };

    [Fact]
    public void Areas_of_all_regions_are_the_differing_pixels() => ForAll(it =>
    {
        var all = it.Score(options: it.Options with { MinAreaPx = 1, MaxFindings = 10_000 });
        var pairs = it.Labels.Zip(it.Reference).Where(pair => pair.First != LabelMap.Void && pair.Second != LabelMap.Void).ToArray();
        if (pairs.Length == 0)
            Assert.Same(Score.None, all);
        else
            Assert.Equal((pairs.Count(pair => pair.First != pair.Second), (double)pairs.Count(pair => pair.First != pair.Second) / pairs.Length), ((int)all.Findings.Sum(f => f.AreaPx!.Value), all.Value("differing")));
    });

    static void Same(Score a, Score b)
    {
        Assert.Equal(a.Values, b.Values);
        Assert.Equal(a.Texts(), b.Texts());
        Assert.Equal(a.Regions.SelectMany(region => region.Values), b.Regions.SelectMany(region => region.Values));
        Assert.Equal((a.Reason, a.Where), (b.Reason, b.Where));
    }
}

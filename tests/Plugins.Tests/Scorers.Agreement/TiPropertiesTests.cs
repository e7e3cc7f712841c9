using Assay.Kernels;
using Assay.Scorers.Agreement;
using FsCheck;
using FsCheck.Fluent;

namespace Assay.Tests.Scorers.Agreement;

/// <summary>What may change in the input without changing the score.</summary>
public class TiPropertiesTests
{
    const int K = 5;

    static readonly ClassList Classes = ClassList.Named("a", "b", "c", "d", "e");

    sealed record Case(Size Size, ushort[] Labels, ushort[] Reference, TiOptions Options, System.Random Random)
    {
        public Score Score(ushort[]? labels = null, ushort[]? reference = null, ClassList? classes = null) =>
            TiScene.Examine(new LabelMap(Size, labels ?? Labels), new Opinion { LabelMap = new LabelMap(Size, reference ?? Reference) }, Options, classes ?? Classes);
    }

    static void ForAll(Action<Case> check) => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
    {
        var random = new System.Random(seed);
        var size = new Size(random.Next(1, 24), random.Next(1, 24));
        var labels = Map(random, size);
        var reference = labels.Select(id => random.Next(4) == 0 ? Id(random) : id).ToArray();
        TiOptions options = new() { Absent = (AbsentClass)random.Next(4), Average = (TiAverage)random.Next(2), Beta = random.Next(1, 4), MinPixels = random.Next(3) * random.Next(9) };
        check(new Case(size, labels, reference, options, random));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20261121, 1));

    static ushort[] Map(System.Random random, Size size) => [.. Enumerable.Range(0, (int)size.Area).Select(_ => Id(random))];

    static ushort Id(System.Random random) => random.Next(6) == 0 ? LabelMap.Void : (ushort)random.Next(K);

    [Fact]
    public void Garbage_in_the_reference_where_the_labels_are_void_changes_nothing() => ForAll(it =>
    {
        var garbage = it.Reference.Select((id, pixel) => it.Labels[pixel] == LabelMap.Void ? (ushort)it.Random.Next(K) : id).ToArray();
        Same(it.Score(), it.Score(reference: garbage));
    });

    [Fact]
    public void Garbage_in_the_labels_where_the_reference_is_void_changes_nothing() => ForAll(it =>
    {
        var garbage = it.Labels.Select((id, pixel) => it.Reference[pixel] == LabelMap.Void ? (ushort)it.Random.Next(K) : id).ToArray();
        Same(it.Score(), it.Score(labels: garbage));
    });

    [Fact]
    public void Renumbering_classes_changes_no_bit() => ForAll(it =>
    {
        int[] turn = [.. Enumerable.Range(0, K)];
        it.Random.Shuffle(turn);
        ushort[] Turned(ushort[] map) => [.. map.Select(id => id == LabelMap.Void ? id : (ushort)turn[id])];
        var renamed = ClassList.Named(Enumerable.Range(0, K).OrderBy(k => turn[k]).Select(k => Classes[k].Name));
        Assert.Equal(it.Score().Values, it.Score(Turned(it.Labels), Turned(it.Reference), renamed).Values);
    });

    [Fact]
    public void Nothing_but_void_is_no_evidence() => ForAll(it => Assert.Same(Score.None, it.Score(labels: [.. it.Labels.Select(_ => LabelMap.Void)])));

    [Fact]
    public void The_place_holds_every_disagreement_about_the_class_and_is_no_larger() => ForAll(it =>
    {
        var score = it.Score();
        if (score.Reason is not { } reason)
            return;
        var k = Classes.Find(reason[..1])!.Value;
        var wrong = Enumerable.Range(0, it.Labels.Length)
            .Where(pixel => (it.Labels[pixel] == k) != (it.Reference[pixel] == k) && it.Labels[pixel] != LabelMap.Void && it.Reference[pixel] != LabelMap.Void)
            .Select(pixel => (X: pixel % it.Size.Width, Y: pixel / it.Size.Width)).ToArray();
        Assert.Equal(new Box(wrong.Min(at => at.X), wrong.Min(at => at.Y), wrong.Max(at => at.X) - wrong.Min(at => at.X) + 1, wrong.Max(at => at.Y) - wrong.Min(at => at.Y) + 1), score.Where);
    });

    static void Same(Score a, Score b)
    {
        Assert.Equal(a.Values, b.Values);
        Assert.Equal((a.Reason, a.Where), (b.Reason, b.Where));
    }
}

using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Tests.Reviewing.Correcting;

public class LabelCorrectorTests
{
    static Instance Square(int type, double at, string? id = null) => new() { Class = type, SourceId = id, Geometry = new BoxGeometry(new Box(at, at, 2, 2)) };

    static readonly Sample Objects = new() { Id = "a", Size = new Size(4, 2), Labels = new Labels { Instances = [Square(0, 0, "one"), Square(0, 10, "two"), Square(1, 20, "three")] } };

    static readonly Sample Pixels = new() { Id = "a", Size = new Size(4, 2), Labels = new Labels { Map = LabelMap.Parse("0000/0000") } };

    static readonly Opinion Theirs = new() { Instances = [Square(1, 11) with { Confidence = 0.9 }, Square(1, 30) with { Confidence = 0.8 }], LabelMap = LabelMap.Parse("11.2/1122") };

    static (Sample Sample, IReadOnlyList<ItemCorrection> Applied, IReadOnlyList<ItemCorrection> Left) Correct(Sample sample, params Remedy[] remedies) =>
        new LabelCorrector(sample, reference => reference == "model" ? Theirs : Opinion.None).Correct([.. remedies.Select((remedy, i) => new ItemCorrection($"item{i}", ["extra"], remedy))]);

    static string Drawn((Sample Sample, IReadOnlyList<ItemCorrection>, IReadOnlyList<ItemCorrection>) corrected) => string.Join(" ", corrected.Sample.Labels!.Instances!.Select(one => $"{one.SourceId ?? "-"}:{one.Class}@{one.Bounds!.Value.X}{(Objects.Labels!.Instances!.Contains(one, ReferenceEqualityComparer.Instance) ? "" : "*")}"));

    static string Text(LabelMap map) => string.Join('/', Enumerable.Range(0, map.Size.Height).Select(y => string.Concat(map.Ids.Slice(y * map.Size.Width, map.Size.Width).ToArray().Select(id => id == LabelMap.Void ? "." : $"{id}"))));

    [Fact]
    public void A_removed_instance_goes_and_the_others_are_the_same()
    {
        var corrected = Correct(Objects, new Remedy(Take.Instance, null) { Instance = 1 });
        Assert.Equal("one:0@0 three:1@20", Drawn(corrected));
        Assert.Equal("item0", Assert.Single(corrected.Applied).Item);
        Assert.Empty(corrected.Left);
        Assert.Equal(3, Objects.Labels!.Instances!.Count);
    }

    [Fact]
    public void Their_instance_in_place_of_ours_keeps_our_id_and_leaves_how_sure_it_was()
    {
        var corrected = Correct(Objects, new Remedy(Take.Instance, "model") { Instance = 1, ReferenceInstance = 0 });
        Assert.Equal("one:0@0 two:1@11* three:1@20", Drawn(corrected));
        Assert.All(corrected.Sample.Labels!.Instances!, instance => Assert.Null(instance.Confidence));
    }

    [Fact]
    public void An_omission_comes_once_however_many_items_ask_for_it()
    {
        var add = new Remedy(Take.Instance, "model") { ReferenceInstance = 1 };
        var corrected = Correct(Objects, add, add);
        Assert.Equal("one:0@0 two:0@10 three:1@20 -:1@30*", Drawn(corrected));
        Assert.Equal(2, corrected.Applied.Count);
    }

    [Fact]
    public void A_second_correction_of_one_instance_is_left_with_its_reason()
    {
        var corrected = Correct(Objects, new Remedy(Take.Instance, null) { Instance = 0 }, new Remedy(Take.Instance, "model") { Instance = 0, ReferenceInstance = 0 });
        Assert.Equal("two:0@10 three:1@20", Drawn(corrected));
        Assert.Equal("another correction has changed it", Assert.Single(corrected.Left).Why);
    }

    [Fact]
    public void A_region_takes_their_pixels_but_where_they_say_nothing()
    {
        var corrected = Correct(Pixels, new Remedy(Take.Region, "model") { Box = new Box(1.5, 0, 2, 1) });
        Assert.Equal("0102/0000", Text(corrected.Sample.Labels!.Map!));
        Assert.Equal("0000/0000", Text(Pixels.Labels!.Map!));
    }

    [Fact]
    public void A_removed_region_belongs_to_no_class() => Assert.Equal("00../0000", Text(Correct(Pixels, new Remedy(Take.Region, null) { Box = new Box(2, 0, 9, 1) }).Sample.Labels!.Map!));

    [Fact]
    public void The_whole_sample_is_theirs_whatever_else_is_asked()
    {
        var corrected = Correct(Pixels, new Remedy(Take.Region, null) { Box = new Box(0, 0, 1, 1) }, new Remedy(Take.Sample, "model"), new Remedy(Take.Region, "model") { Box = new Box(0, 0, 1, 1) });
        Assert.Equal("11.2/1122", Text(corrected.Sample.Labels!.Map!));
        Assert.Equal(["item1", "item2"], corrected.Applied.Select(one => one.Item));
        Assert.Equal("the whole sample is corrected otherwise", Assert.Single(corrected.Left).Why);
        Assert.Equal("-:1@11* -:1@30*", Drawn(Correct(Objects, new Remedy(Take.Sample, "model"))));
    }

    [Fact]
    public void Labels_that_are_not_there_are_taken_whole()
    {
        var labels = Correct(Pixels with { Labels = null }, new Remedy(Take.Sample, "model")).Sample.Labels!;
        Assert.Equal(("11.2/1122", 2), (Text(labels.Map!), labels.Instances!.Count));
    }

    [Theory]
    [InlineData(0, 0.2, new[] { 1 })]
    [InlineData(2, 0.6, new[] { 1, 2 })]
    public void Tags_are_the_most_probable_or_all_that_are_likely(int further, double second, int[] expected)
    {
        var sample = Pixels with { Labels = new Labels { Tags = [0, .. Enumerable.Repeat(2, further)] } };
        var corrected = new LabelCorrector(sample, _ => new Opinion { ClassScores = [0.1, 0.7, second] }).Correct([new ItemCorrection("item", [], new Remedy(Take.Sample, "model"))]);
        Assert.Equal(expected, corrected.Sample.Labels!.Tags);
    }

    [Theory]
    [InlineData(Take.Instance, "model", 7, 0, "there is no instance 7")]
    [InlineData(Take.Instance, "model", 0, 9, "'model' has no instance 9")]
    [InlineData(Take.Instance, "silent", 0, 0, "nothing is kept of what 'silent' said of it")]
    [InlineData(Take.Instance, null, null, null, "it names no instance")]
    [InlineData(Take.Region, "model", null, null, "it names no place")]
    public void What_cannot_be_applied_says_why_and_changes_nothing(Take take, string? reference, int? instance, int? theirs, string why)
    {
        var corrected = Correct(Objects, new Remedy(take, reference) { Instance = instance, ReferenceInstance = theirs });
        Assert.Equal(why, Assert.Single(corrected.Left).Why);
        Assert.Same(Objects, corrected.Sample);
        Assert.Empty(corrected.Applied);
    }
}

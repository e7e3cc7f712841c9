using Assay.Runtime.Injecting;

namespace Assay.Runtime.Tests.Injecting;

/// <summary>Kinds that change what instances have beside class and shape.</summary>
public class InstanceKindTests
{
    static readonly Size Size = new(30, 10);

    [Fact]
    public void A_value_becomes_another_one_that_occurs_with_the_class()
    {
        Instance[] all = [Car(0, ("side", "left")), Car(5, ("side", "right")), Car(10, ("side", "left")), Dog(15, ("side", "up")), Dog(20, ("side", "up")), Car(25, ("side", "right"))];
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var change = Inject("attribute", seed, all)!;
            var at = Array.FindIndex(all, one => one.SourceId == change.Instance);
            var (was, now) = (all[at].Attributes["side"], change.Labels.Instances![at].Attributes["side"]);
            Assert.Equal(("side", was, now), (change.Attribute, change.Value, change.NewValue));
            Assert.Contains(now, was switch { "left" => ["right"], "right" => ["left"], _ => new[] { "left", "right" } }); // dogs have no other of their own
            Assert.Equal(all.Where((_, i) => i != at), change.Labels.Instances.Where((_, i) => i != at));
            Assert.Equal((new Box(at * 5, 0, 4, 4), 0L, all[at].Class), (change.Box, change.ChangedPx, change.Class!.Value));
        }
    }

    [Theory]
    [InlineData("a", "b", "c", "d")] // numbers of things
    [InlineData("a", "a", "a", "a")] // always the same
    public void An_attribute_that_hardly_repeats_or_never_differs_is_left_alone(params string[] values)
    {
        Instance[] all = [.. values.Select((value, i) => Car(i * 5, ("plate", value)))];
        Assert.Contains("none of this dataset's is such: plate", Kind("attribute").Lacks(Occurring(all)));
        Assert.Null(Inject("attribute", 1, all));
    }

    [Fact]
    public void An_attribute_that_only_repeats_the_track_is_left_alone()
    {
        Instance[] all = [.. Enumerable.Range(0, 4).Select(i => Car(i * 5, ("track_id", $"{i / 2}")) with { Track = $"{i / 2}" })];
        Assert.NotNull(Kind("attribute").Lacks(Occurring(all)));
    }

    [Fact]
    public void Two_objects_of_a_class_that_are_nearest_exchange_their_tracks()
    {
        Instance[] frame = [Car(0) with { Track = "1" }, Dog(5) with { Track = "2" }, Car(10) with { Track = "3" }, Dog(15)];
        var change = Inject("track_switch", 1, frame)!;
        Assert.Equal(["3", "2", "1", null], change.Labels.Instances!.Select(one => one.Track));
        Assert.Equal([("0", "1", "3"), ("10", "3", "1")], change.Both.Select(one => (one.Instance!, one.Value!, one.NewValue!)).Order());
        Assert.All(change.Both, one => Assert.Equal((new Box(int.Parse(one.Instance!), 0, 4, 4), 0L), (one.Box, one.ChangedPx)));
    }

    [Fact]
    public void Tracks_of_one_frame_cannot_be_exchanged()
    {
        Instance[] frame = [Car(0) with { Track = "1" }, Car(5) with { Track = "2" }];
        var others = new Occurrences();
        others.Add("one", frame);
        others.Add("two", frame); // another video's tracks of the same names
        Assert.Contains("has none", Kind("track_switch").Lacks(others));
        Assert.Null(Kind("track_switch").Attempt(Subject(frame) with { Others = others, Sequence = "one" }, 1, SeededRandom.For(1, "sample")));
    }

    static Change? Inject(string kind, int seed, Instance[] instances) => Kind(kind).Attempt(Subject(instances) with { Others = Occurring(instances) }, 1, SeededRandom.For(seed, "sample"));

    static IInjection Kind(string kind) => Injections.Choose([kind], Evidence.Instances).Single();

    static Subject Subject(Instance[] instances) => new(Size, ClassList.Named("car", "dog"), new Labels { Instances = instances }, 4);

    /// <summary>A dataset in which two samples are alike.</summary>
    static Occurrences Occurring(Instance[] instances)
    {
        var others = new Occurrences();
        others.Add(null, instances);
        if (instances.Any(one => one.Track is not null))
            others.Add(null, instances);
        return others;
    }

    static Instance Car(int x, params (string Name, string Value)[] attributes) => One(0, x, attributes);

    static Instance Dog(int x, params (string Name, string Value)[] attributes) => One(1, x, attributes);

    static Instance One(int classIndex, int x, (string Name, string Value)[] attributes) => new()
    {
        Class = classIndex,
        Geometry = new BoxGeometry(new Box(x, 0, 4, 4)),
        SourceId = $"{x}",
        Attributes = attributes.ToDictionary(pair => pair.Name, pair => pair.Value),
    };
}

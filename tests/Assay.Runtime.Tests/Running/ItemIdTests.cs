using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class ItemIdTests
{
    static readonly ClassList Classes = ClassList.Named("car", "bus");
    static readonly Instance Car = new() { Class = 0, Geometry = new BoxGeometry(new Box(1, 2, 3, 4)) };

    static string Id(Instance instance, string side = "label", ClassList? classes = null) => ItemId.OfInstance("a/b", side, instance, classes ?? Classes);

    [Fact]
    public void Ids_are_pinned_because_verdicts_are_kept_under_them()
    {
        Assert.Equal("91ab49ef3da023d4", ItemId.OfSample("a/b"));
        Assert.Equal("0755379322de86e5", Id(Car));
    }

    [Fact]
    public void A_source_id_is_identity_enough() =>
        Assert.Equal(Id(Car with { SourceId = "7" }), Id(new Instance { Class = 1, SourceId = "7" }));

    [Fact]
    public void Without_one_class_and_shape_are() => Assert.NotEqual(Id(Car), Id(Car with { Class = 1 }));

    [Fact]
    public void What_is_measured_or_remarked_of_an_instance_is_not_its_identity() =>
        Assert.Equal(Id(Car), Id(Car with { Confidence = 0.5, Source = "manual", StatedArea = 3, ZOrder = 2, Track = "t" }));

    [Fact]
    public void The_order_of_classes_does_not_matter() => Assert.Equal(Id(Car), Id(Car with { Class = 1 }, classes: ClassList.Named("bus", "car")));

    [Fact]
    public void An_object_drawn_twice_is_two_items()
    {
        var bus = Car with { Class = 1 };
        var ids = ItemId.OfInstances("a/b", "label", [Car, bus, Car, Car], Classes);
        Assert.Equal(4, ids.Distinct().Count());
        Assert.Equal([Id(Car), Id(bus)], ids[..2]);
        Assert.Equal(ids.Order(), ItemId.OfInstances("a/b", "label", [Car, Car, bus, Car], Classes).Order());
    }

    [Fact]
    public void Label_and_reference_differ() => Assert.NotEqual(Id(Car), Id(Car, "model"));
}

using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Reviewing.Opening;

public class LabelHashTests
{
    static readonly ClassList Classes = ClassList.Named("car", "bus");

    static Instance Box(int type, double at) => new() { Class = type, Geometry = new BoxGeometry(new Box(at, 0, 2, 2)) };

    static Sample Of(string map, params Instance[] instances) => new() { Id = "a", Size = new Size(4, 1), Labels = new Labels { Map = LabelMap.Parse(map), Instances = instances } };

    static Item Item(Unit unit, string id = "i", Box? box = null) => new(1, id, "a", unit, 0, null, null, "") { Region = box is { } at ? new Region("s", 0, at) : null };

    [Fact]
    public void A_sample_is_other_when_any_of_its_labels_is()
    {
        var before = LabelHash.Of(Item(Unit.Sample), Of("0101", Box(0, 1)), Classes);
        Assert.Equal(before, LabelHash.Of(Item(Unit.Sample), Of("0101", Box(0, 1)), Classes));
        Assert.Equal(5, new[] { before, Hash(Of("0111", Box(0, 1))), Hash(Of("0101", Box(1, 1))), Hash(Of("0101", Box(0, 1.5))), Hash(Of("0101")) }.Distinct().Count());
        Assert.NotEqual(before, LabelHash.Of(Item(Unit.Sample), Of("0101", Box(0, 1)), ClassList.Named("bus", "car")));

        static string Hash(Sample sample) => LabelHash.Of(Item(Unit.Sample), sample, Classes);
    }

    [Fact]
    public void An_instance_stays_the_same_when_another_one_goes_or_changes()
    {
        var id = ItemId.OfInstances("a", "label", [Box(0, 1), Box(1, 5)], Classes)[1];
        var before = LabelHash.Of(Item(Unit.Instance, id), Of("....", Box(0, 1), Box(1, 5)), Classes);
        Assert.Equal(before, LabelHash.Of(Item(Unit.Instance, id), Of("....", Box(1, 5)), Classes));
        Assert.Equal(before, LabelHash.Of(Item(Unit.Instance, id), Of("0000", Box(1, 3), Box(1, 5)), Classes));
        Assert.Equal("gone", LabelHash.Of(Item(Unit.Instance, id), Of("....", Box(0, 1), Box(0, 5)), Classes));
    }

    [Fact]
    public void A_region_is_its_pixels()
    {
        var item = Item(Unit.Region, box: new Box(1, 0, 2, 1));
        Assert.Equal(LabelHash.Of(item, Of("0110"), Classes), LabelHash.Of(item, Of("1111"), Classes));
        Assert.NotEqual(LabelHash.Of(item, Of("0110"), Classes), LabelHash.Of(item, Of("0100"), Classes));
        Assert.NotEqual(LabelHash.Of(item, Of("0110"), Classes), LabelHash.Of(item, Of("01.0"), Classes));
    }
}

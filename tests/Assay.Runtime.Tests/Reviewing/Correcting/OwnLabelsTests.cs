using Assay.Runtime.Injecting;

namespace Assay.Runtime.Tests.Reviewing.Correcting;

public class OwnLabelsTests
{
    static readonly ClassList Classes = new([new Class(7, "car"), new Class(3, "bus")]);

    [Fact]
    public void Labels_that_were_not_there_get_the_ids_of_their_classes()
    {
        var after = new Labels { Map = LabelMap.Parse("01/.1"), Instances = [new Instance { Class = 1 }], Tags = [0] };
        var own = RawLabels.Change(new Labels(), new Labels(), after, Classes, _ => null);
        Assert.Equal([7, 3, LabelMap.Void, 3], own.Map!.Ids.ToArray());
        Assert.Equal(3, Assert.Single(own.Instances!).Class);
        Assert.Equal([7], own.Tags);
    }

    [Fact]
    public void Pixels_that_go_belong_to_no_class_and_strangers_stay()
    {
        var raw = LabelMap.FromValues(new Size(3, 1), [7, -1, 3]);
        var own = RawLabels.Change(new Labels { Map = raw }, new Labels { Map = LabelMap.Parse("0.1") }, new Labels { Map = LabelMap.Parse("..0") }, Classes, _ => null).Map!;
        Assert.Equal([LabelMap.Void, LabelMap.FirstStranger, 7], own.Ids.ToArray());
        Assert.Equal([-1L], own.Strangers);
    }
}

using Assay.Runtime.Evaluating;

namespace Assay.Runtime.Tests.Verifying;

public class ObjectsAsMapTests
{
    [Fact]
    public void Higher_objects_cover_lower_ones_and_what_none_covers_is_void()
    {
        Instance[] objects =
        [
            new() { Class = 2, ZOrder = 1, Geometry = new BoxGeometry(new Box(1, 0, 1, 2)) },
            new() { Class = 0, Geometry = new MaskGeometry(new Rle(new Size(3, 2), [0, 3, 3])) }, // The first column and the top of the second.
            new() { Class = -1, Geometry = new BoxGeometry(new Box(2, 0, 1, 2)) },
        ];
        Assert.Equal([0, 2, LabelMap.Void, 0, 2, LabelMap.Void], ObjectsAsMap.Draw(objects, new Size(3, 2)).Ids.ToArray());
    }
}

using Assay.Runtime.Tiling;

namespace Assay.Runtime.Tests.Tiling;

public class CropsTests
{
    [Fact]
    public void A_tile_of_scribbles_keeps_the_borders_and_centres_of_its_strokes()
    {
        var whole = new Sample { Id = "a", Size = new Size(4, 2), Labels = new Labels { Map = LabelMap.Parse(".11./.22."), Strokes = LabelMap.Parse(".01./.10.") } };
        var labels = Crops.Of(whole, new Tile(0, new Window(2, 0, new Size(2, 2)), new Window(2, 0, new Size(2, 2)))).Labels!;
        Assert.Equal([1, LabelMap.Void, 0, LabelMap.Void], labels.Strokes!.Ids.ToArray());
        Assert.Equal(labels.Map!.Size, labels.Strokes.Size);
    }
}

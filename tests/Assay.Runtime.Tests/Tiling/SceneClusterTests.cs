using Assay.Runtime.Pipelines;
using Assay.Runtime.Provenance;
using Assay.Runtime.Tests.Running;
using Assay.Runtime.Tiling;

namespace Assay.Runtime.Tests.Tiling;

public class SceneClusterTests
{
    static Task<TiledDataset> CutAsync(params AttributeColumn[] attributes) =>
        TiledDataset.CutAsync(new FakeDataset(FakeSamples.Plain(2) with { Attributes = attributes }), new TilesOptions { Size = 1 }, default);

    [Fact]
    public async Task Tiles_of_a_scene_are_one_unit_of_intervals_but_are_drawn_one_by_one()
    {
        var attributes = (await CutAsync()).Attributes;
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1], SampleClusters.Of(attributes, 8));
        Assert.Null(SampleClusters.AttributeOf(null, attributes));
        Assert.Equal("scene", SampleClusters.AttributeOf("scene", attributes));
    }

    [Fact]
    public async Task A_scene_of_the_datasets_own_keeps_its_name()
    {
        var attributes = (await CutAsync(new AttributeColumn("scene", ["day", "day"], null))).Attributes;
        Assert.Equal(["scene", "scene_id"], attributes.Select(column => column.Name));
        Assert.Equal(["day", "s001"], attributes.Select(column => column.Text![7]));
    }
}

using Assay.Runtime.Demo;

namespace Assay.Runtime.Tests.Demo;

public class DemoHarvestTests
{
    static LabelError Error(string sample) => new(sample, LabelErrorKind.Drop, 1, 0, new Box(0, 0, 1, 1), 1, 1);

    [Fact]
    public void The_head_of_the_queue_is_compared_with_chance_and_with_the_baseline()
    {
        using var folder = new TempFolder();
        var scores = folder.Write("scores.csv", "sample,state,control,soft_min,baseline\na,kept,,0.1,0.9\nb,kept,,0.2,0.1\nc,dropped:lowest,,0.3,0.2\nd,kept,,0.4,0.3\n");
        var dataset = new DemoDataset(folder.Path, 4, [Error("a"), Error("b")]);
        Assert.Equal(new DemoHarvest(Looked: 3, Found: 2, Random: 1, Chance: 1.5), DemoHarvest.Count(dataset, ["a", "b", "d"], scores));
    }
}

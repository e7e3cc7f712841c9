using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class AttributesOfTests
{
    [Fact]
    public async Task A_scorer_sees_the_attributes_of_the_format_and_those_of_a_csv_file()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("facts.csv"), "sample,difficulty\ns000,2\ns001,4\n");
        var place = new Place("p.yaml", 1, 1);
        var samples = FakeSamples.Plain(2) with { Attributes = [new AttributeColumn("split", ["train", "test"], null)] };
        var component = new Component("fake", ComponentKind.Dataset, "", "assay", "1.0", typeof(FakeDataset).Assembly.Location, () => typeof(FakeDataset));
        var use = new DatasetUse(component, samples, place, Rig.Plain, null) { Attributes = new AttributesOptions { File = new InputPath(folder.File("facts.csv")) } };
        await using var dataset = await OpenDataset.OpenAsync(use, new FakeDataset(samples), new ProblemLog(), CancellationToken.None);
        Assert.Equal((4, "test"), (dataset.AttributesOf(1).Number("difficulty"), dataset.AttributesOf(1).Text("split")));
    }
}

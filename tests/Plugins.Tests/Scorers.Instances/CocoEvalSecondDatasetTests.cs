using System.Text.Json;
using Assay.Scorers.Instances;
using Assay.Testing;

namespace Assay.Tests.Instances;

/// <summary>A second dataset has no scores: the precision is that of the tie order alone.</summary>
public class CocoEvalSecondDatasetTests
{
    [Theory]
    [InlineData(TieOrder.Fiftyone, "mAP_tpFirst")]
    [InlineData(TieOrder.Pycocotools, "mAP_fileOrder")]
    public void The_expected_precision_of_either_tie_order(TieOrder ties, string key)
    {
        var expected = JsonDocument.Parse(File.ReadAllBytes(Conformance.Path("coco/compare_expected.json"))).RootElement.GetProperty("tables").GetProperty("all").GetProperty(key).GetDouble();
        var files = new CocoFiles(Conformance.Path("coco/real/instances_val2014_100.json"), Conformance.Path("coco/compare_b.json"));
        var tables = Evaluated.Tables(files.Classes, [.. files.ExamsInFileOrder()], new() { Shapes = [CocoShape.Mask], TieOrder = ties });
        Assert.Equal(expected, Evaluated.Column(tables["summary"], "value")[0], 1e-12);
    }
}

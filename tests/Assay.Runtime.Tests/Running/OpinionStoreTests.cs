using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class OpinionStoreTests
{
    static Opinion RoundTrip(Opinion opinion)
    {
        using var folder = new TempFolder();
        OpinionStore.Write(folder.File("one/x"), opinion);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.File("one")), file => file.EndsWith(".tmp", StringComparison.Ordinal));
        return OpinionStore.Read(folder.File("one/x"))!;
    }

    [Fact]
    public void No_opinion_is_an_answer_that_is_kept() => Assert.Equal(Evidence.None, RoundTrip(Opinion.None).Gives);

    [Fact]
    public void An_empty_list_of_instances_stays_one() => Assert.Empty(RoundTrip(new Opinion { Instances = [] }).Instances!);

    [Fact]
    public void Nothing_of_an_instance_is_lost()
    {
        var instance = new Instance
        {
            Class = 2,
            SourceId = "17",
            Crowd = true,
            ZOrder = 3,
            Confidence = 0.1,
            StatedArea = 12.5,
            StatedBox = new Box(1, 2, 3, 4.25),
            Track = "t",
            Source = "sam",
            Attributes = new Dictionary<string, string> { ["occluded"] = "yes", ["angle"] = "3" },
            Answers = 4,
            Measured = new Dictionary<string, double> { ["stability"] = 0.97, ["agreement"] = 0.1 },
            Geometry = new BoxGeometry(new Box(0, 0.5, 1, 2)),
        };
        var back = Assert.Single(RoundTrip(new Opinion { Instances = [instance] }).Instances!);
        Assert.Equal(instance.Attributes, back.Attributes);
        Assert.Equal(instance.Measured, back.Measured);
        Assert.Equal(instance with { Attributes = back.Attributes, Measured = back.Measured }, back);
    }

    [Fact]
    public void Polygons_and_masks_come_back()
    {
        var back = RoundTrip(new Opinion
        {
            Instances = [new Instance { Class = 0, Geometry = new PolygonGeometry([[0, 0, 1.5, 0, 1, 1]]) }, new Instance { Class = 0, Geometry = new MaskGeometry(new Rle(new Size(2, 2), [1, 2, 1])) }],
        }).Instances!;
        Assert.Equal([0, 0, 1.5, 0, 1, 1], ((PolygonGeometry)back[0].Geometry!).Parts[0]);
        Assert.Equal([1u, 2, 1], ((MaskGeometry)back[1].Geometry!).Mask.Counts.ToArray());
    }

    [Fact]
    public void Pixels_keep_their_type_and_bits()
    {
        var back = RoundTrip(new Opinion { LabelMap = LabelMap.Parse("01/2."), Probabilities = Probabilities.Of<Half>(new Size(1, 2), 1, new[] { (Half)0.1, (Half)1 }, complete: false), Value = 0.1, ClassScores = [0.25, 0.75] });
        Assert.Equal([0, 1, 2, LabelMap.Void], back.LabelMap!.Ids.ToArray());
        Assert.Equal([(Half)0.1, (Half)1], back.Probabilities!.Values<Half>().ToArray());
        Assert.False(back.Probabilities.Complete);
        Assert.Equal((0.1, 0.75), (back.Value, back.ClassScores![1]));
    }
}

using Assay.Scorers.Confidence;

namespace Assay.Tests.Scorers.Confidence;

public class LabelConfidenceScorerTests
{
    static readonly ClassList Classes = ClassList.Named("road", "car");

    // Road 0.9, 0.8; car 0.75, 0.25.
    static readonly double[] Four = [0.9, 0.8, 0.25, 0.75, 0.1, 0.2, 0.75, 0.25];

    [Fact]
    public void Mean_of_all_and_of_the_class_believed_least()
    {
        var score = Examine("00/11", Four);
        Assert.Equal([0.675, 0.5], score.Values.Select(value => Math.Round(value!.Value, 12)));
        Assert.Equal("mean p 0.5 for 'car' (2 px); 0.675 in the 2x2 px at (0,0)", score.Reason);
        Assert.Equal(new Box(0, 0, 2, 2), score.Where);
    }

    [Fact]
    public void The_map_is_the_probability_of_each_label()
    {
        var scorer = new LabelConfidenceScorer(new LabelConfidenceOptions());
        float[] Map(Probabilities probabilities) => scorer.MapOf(new Exam(new Sample { Id = "a", Size = new Size(2, 2), Labels = new Labels { Map = LabelMap.Parse("0./11") } }, Classes,
            new Dictionary<string, Opinion> { ["reference"] = new() { Probabilities = probabilities } }))!;
        Assert.Equal([0.9f, float.NaN, 0.75f, 0.25f], Map(Probabilities.Of<double>(new Size(2, 2), 2, Four)));
        Assert.Equal([0.9f, float.NaN, 0.75f, 0.25f], Map(Probabilities.Of<float>(new Size(2, 2), 2, Four.Select(value => (float)value).ToArray())));
        Assert.Equal([1, float.NaN, 0, 0.2f], Map(Probabilities.Of<byte>(new Size(2, 2), 2, new byte[] { 255, 9, 9, 9, 9, 9, 0, 51 })));
    }

    [Fact]
    public void Certainty_needs_no_reason()
    {
        var score = Examine("01", [1, 0, 0, 1]);
        Assert.Equal([1, 1], score.Values);
        Assert.Null(score.Reason);
    }

    [Fact]
    public void Decisions_are_called_one_hot() => Assert.EndsWith("; the probabilities are one-hot", Examine("01", [1, 1, 0, 0]).Reason);

    [Fact]
    public void Void_is_out_whatever_it_holds() => Assert.Equal([0.75, 0.75], Examine("0.", [0.75, double.NaN, 0.25, 9]).Values);

    [Fact]
    public void Nothing_but_void_is_no_evidence() => Assert.Same(Score.None, Examine("..", Four[..4]));

    [Theory]
    [InlineData("0", new[] { 0.7, 0.3 }, 0.7)]
    [InlineData("0/1", new[] { 0.75, 0.75, 0.25, 0.25 }, 0.5)]
    public void One_pixel_and_one_column_are_images(string labels, double[] values, double expected) => Assert.Equal(expected, Examine(labels, values).Values[0]);

    [Fact]
    public void The_cell_at_the_edge_is_cut_off()
    {
        var size = new Size(40, 1);
        var values = Enumerable.Repeat(1f, 40).Concat(Enumerable.Repeat(0f, 40)).ToArray();
        (values[35], values[75]) = (0, 1);
        var score = Examine(new LabelMap(size, new ushort[40]), Probabilities.Of<float>(size, 2, values));
        Assert.Equal(new Box(32, 0, 8, 1), score.Where);
    }

    [Fact]
    public void Every_stored_type_is_scored()
    {
        var size = new Size(2, 2);
        Probabilities[] stored =
        [
            Probabilities.Of<float>(size, 2, Four.Select(v => (float)v).ToArray()), Probabilities.Of<Half>(size, 2, Four.Select(v => (Half)v).ToArray()),
            Probabilities.Of<byte>(size, 2, Four.Select(v => (byte)Math.Round(v * 255)).ToArray()),
        ];
        Assert.All(stored, probabilities => Assert.Equal(0.675, Examine(LabelMap.Parse("00/11"), probabilities).Values[0]!.Value, 0.002));
    }

    [Theory]
    [InlineData(double.NaN, "the probability of 'road' at pixel (1,0) is NaN")]
    [InlineData(3.5, "these look like logits")]
    [InlineData(0.9, "these look like sigmoid")]
    public void What_is_no_probability_is_refused(double bad, string message) =>
        Assert.Contains(message, Assert.Throws<DataException>(() => Examine("00", [0.5, bad, 0.5, 0.5])).Message);

    static Score Examine(string labels, double[] values)
    {
        var map = LabelMap.Parse(labels);
        return Examine(map, Probabilities.Of<double>(map.Size, values.Length / (int)map.Size.Area, values));
    }

    static Score Examine(LabelMap map, Probabilities probabilities)
    {
        var sample = new Sample { Id = "a", Size = map.Size, Labels = new Labels { Map = map } };
        return new LabelConfidenceScorer(new()).Examine(new Exam(sample, Classes, new Dictionary<string, Opinion> { ["reference"] = new Opinion { Probabilities = probabilities } }));
    }
}

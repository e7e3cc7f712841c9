using Assay.Scorers.Confidence;

namespace Assay.Tests.Scorers.Confidence;

public class SoftMinScorerTests
{
    static readonly ClassList Classes = ClassList.Named("road", "car");

    [Fact]
    public void The_reason_names_probability_class_and_place()
    {
        // 2x2; the car at (1,1) has 0.25.
        var score = Examine("00/11", [0.9, 0.8, 0.2, 0.75, 0.1, 0.2, 0.8, 0.25]);
        Assert.Equal("p 0.25 for 'car' at (1,1)", score.Reason);
        Assert.InRange(score.Values[0]!.Value, 0.25, 0.3);
        Assert.Equal(new Box(1, 1, 1, 1), score.Where);
    }

    // Ten pixels of a row: road, then car; the model is torn at the boundary and doubts one pixel far from it.
    static readonly double[] Torn = [1, 0.7, 1, 0.9, 0.5, 0.5, 0.1, 0, 0, 0, 0, 0.3, 0, 0.1, 0.5, 0.5, 0.9, 1, 1, 1];

    [Fact]
    public void Boundary_pixels_can_be_left_out()
    {
        Assert.Equal("p 0.5 for 'road' at (4,0)", Examine("0000011111", Torn).Reason);
        var score = Examine("0000011111", Torn, new() { Boundary = Boundary.Exclude, Temperature = 1e-6 });
        Assert.Equal("p 0.7 for 'road' at (1,0)", score.Reason);
        Assert.Equal([0.7, 1], score.Values);
        Assert.Equal(0.9, Examine("0000011111", [.. Torn.Select(p => p is 0.7 ? 1 : p is 0.3 ? 0 : p)], new() { Boundary = Boundary.Exclude, BoundaryPx = 1, Temperature = 1e-6 }).Values[0]);
    }

    [Fact]
    public void What_boundary_length_alone_would_give_is_told()
    {
        // Four of ten pixels are within two of the boundary: (0.6 e + 0.4 * 0.5) / (0.6 e + 0.4) with e = exp(-5).
        var e = Math.Exp(-5);
        Assert.Equal((0.6 * e + 0.2) / (0.6 * e + 0.4), Examine("0000011111", Torn).Values[1]!.Value, 12);
        Assert.Equal(1, Examine("0000000000", Torn).Values[1]);
        Assert.Equal(1, Examine("0000011111", Torn, new() { BoundaryP = 1 }).Values[1]!.Value, 12);
    }

    [Fact]
    public void An_image_of_boundaries_is_no_evidence_without_them() => Assert.Same(Score.None, Examine("01", [1, 0, 0, 1], new() { Boundary = Boundary.Exclude }));

    [Fact]
    public void A_tiny_temperature_gives_the_minimum() =>
        Assert.Equal(0.25, Examine("00/11", [0.9, 0.8, 0.2, 0.75, 0.1, 0.2, 0.8, 0.25], new() { Temperature = 1e-6 }).Values[0]);

    [Fact]
    public void Decisions_are_called_one_hot() => Assert.Equal("p 0 for 'car' at (1,0); the probabilities are one-hot", Examine("01", [1, 1, 0, 0]).Reason);

    [Fact]
    public void Void_pixels_are_neither_scored_nor_checked() => Assert.Equal(0.75, Examine("0.", [0.75, double.NaN, 0.25, 9]).Values[0]);

    [Fact]
    public void Nothing_but_void_is_no_evidence() => Assert.Same(Score.None, Examine("..", [0.75, double.NaN, 0.25, 9]));

    [Fact]
    public void No_labels_and_no_opinion_are_no_evidence()
    {
        var scorer = new SoftMinScorer(new SoftMinOptions());
        var sample = new Sample { Id = "a", Size = new Size(2, 1) };
        Assert.Same(Score.None, scorer.Examine(new Exam(sample, Classes, Opinions(Pack(new Size(2, 1), [1, 1, 0, 0])))));
        Assert.Same(Score.None, scorer.Examine(new Exam(sample with { Labels = new Labels { Map = LabelMap.Parse("01") } }, Classes)));
    }

    [Theory]
    [InlineData(double.NaN, "the probability of 'road' at pixel (1,0) is NaN")]
    [InlineData(-2.5, "the probability of 'road' at pixel (1,0) is -2.5")]
    [InlineData(3.5, "these look like logits")]
    [InlineData(0.9, "these look like sigmoid")]
    public void What_is_no_probability_is_refused(double bad, string message)
    {
        var refusal = Assert.Throws<DataException>(() => Examine("00", [0.5, bad, 0.5, 0.5]));
        Assert.Equal(("not-probabilities", "pixel (1,0)"), (refusal.Code, refusal.Place));
        Assert.Contains(message, refusal.Message);
    }

    [Fact]
    public void A_bad_sum_between_the_lattice_s_pixels_is_found_on_demand()
    {
        var labels = new ushort[1024];
        var values = new double[2048];
        values.AsSpan(0, 1024).Fill(1);
        values[1024 + 500] = 0.5;
        Assert.Equal(1, Examine(labels, values, new()).Values[0]);
        var refusal = Assert.Throws<DataException>(() => Examine(labels, values, new() { Check = Check.All }));
        Assert.Equal("pixel (500,0)", refusal.Place);
    }

    [Fact]
    public void A_bad_value_of_the_label_is_found_everywhere()
    {
        var values = new double[2048];
        values.AsSpan(0, 1024).Fill(1);
        values[777] = double.NaN;
        Assert.Equal("pixel (777,0)", Assert.Throws<DataException>(() => Examine(new ushort[1024], values, new())).Place);
    }

    [Fact]
    public void Different_sizes_are_refused_with_both()
    {
        var sample = new Sample { Id = "a", Size = new Size(2, 2), Labels = new Labels { Map = LabelMap.Parse("00/00") } };
        var refusal = Assert.Throws<DataException>(() => new SoftMinScorer(new SoftMinOptions()).Examine(new Exam(sample, Classes, Opinions(Pack(new Size(4, 1), [1, 1, 1, 1, 0, 0, 0, 0])))));
        Assert.Contains("the labels are 2x2, the reference's opinion is 4x1", refusal.Message);
    }

    [Fact]
    public void A_label_without_probabilities_is_refused_with_its_pixel()
    {
        var refusal = Assert.Throws<DataException>(() => Examine("00/02", [1, 1, 1, 1, 0, 0, 0, 0]));
        Assert.Equal(("class-outside", "pixel (1,1)"), (refusal.Code, refusal.Place));
        Assert.Contains("class 2 at pixel (1,1), but the reference has probabilities of 2 classes", refusal.Message);
    }

    [Fact]
    public void Every_stored_type_is_scored()
    {
        double[] values = [1, 0.2, 0, 0.8];
        var size = new Size(2, 1);
        Probabilities[] stored =
        [
            Probabilities.Of<double>(size, 2, values), Probabilities.Of<float>(size, 2, values.Select(v => (float)v).ToArray()),
            Probabilities.Of<Half>(size, 2, values.Select(v => (Half)v).ToArray()), Probabilities.Of<byte>(size, 2, values.Select(v => (byte)(v * 255)).ToArray()),
        ];
        Assert.All(stored, probabilities => Assert.Equal(Examine("00", values).Values[0]!.Value, Examine(LabelMap.Parse("00"), probabilities, new()).Values[0]!.Value, 3));
    }

    static Score Examine(string labels, double[] values, SoftMinOptions? options = null)
    {
        var map = LabelMap.Parse(labels);
        return Examine(map, Pack(map.Size, values), options ?? new());
    }

    static Score Examine(ushort[] labels, double[] values, SoftMinOptions options)
    {
        var size = new Size(labels.Length, 1);
        return Examine(new LabelMap(size, labels), Pack(size, values), options);
    }

    static Score Examine(LabelMap map, Probabilities probabilities, SoftMinOptions options)
    {
        var sample = new Sample { Id = "a", Size = map.Size, Labels = new Labels { Map = map } };
        return new SoftMinScorer(options).Examine(new Exam(sample, Classes, Opinions(probabilities)));
    }

    static Probabilities Pack(Size size, double[] values) => Probabilities.Of<double>(size, values.Length / (size.Width * size.Height), values);

    static Dictionary<string, Opinion> Opinions(Probabilities probabilities) => new() { ["reference"] = new Opinion { Probabilities = probabilities } };
}

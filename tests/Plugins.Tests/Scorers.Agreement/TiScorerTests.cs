using Assay.Kernels;
using Assay.Scorers.Agreement;

namespace Assay.Tests.Scorers.Agreement;

public class TiScorerTests
{
    static readonly ClassList Classes = ClassList.Named("clear", "cloud", "shadow");

    [Fact]
    public void Equal_maps_score_one_and_need_no_reason()
    {
        var score = Examine("0011/0011", "0011/0011");
        Assert.Equal([1, 1], score.Values);
        Assert.Null(score.Reason);
    }

    [Fact]
    public void The_reason_names_the_worst_class_with_recall_and_precision()
    {
        // clear: 4 of 4 found, 6 predicted, F2 = 5*4 / (4*4 + 6); cloud: 2 of 4 found, 2 predicted, F2 = 5*2 / (4*4 + 2).
        var score = Examine("0011/0011", "0001/0001");
        Assert.Equal([(20 / 22.0 + 10 / 18.0) / 2, 10 / 18.0], score.Values.Select(value => value!.Value), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal("cloud: F2 0.56, recall 0.50, precision 1.00, 4 px", score.Reason);
    }

    [Fact]
    public void A_class_that_only_the_reference_has_is_called_never_labelled() =>
        Assert.Equal("shadow: F2 0.00, never labelled, 1 px in the reference", Examine("0000/0000", "0000/0002").Reason);

    [Fact]
    public void A_class_that_only_the_labels_have_is_called_never_in_the_reference() =>
        Assert.Equal("cloud: F1 0.00, never in the reference, 2 px labelled", Examine("0000/0011", "0000/0000", new() { Beta = 1 }).Reason);

    [Fact]
    public void A_stray_pixel_below_the_minimum_is_forgiven_as_a_class()
    {
        Assert.True(Examine("0000/0000", "0000/0001").Values[0] < 0.5);
        Assert.True(Examine("0000/0000", "0000/0001", new() { MinPixels = 2 }).Values[0] > 0.85);
    }

    [Fact]
    public void Absent_classes_count_as_the_option_says()
    {
        double? With(AbsentClass absent) => Examine("0000", "0000", new() { Absent = absent }).Values[0];
        Assert.Equal([1, 1, 1 / 3.0, 1], [With(AbsentClass.Union), With(AbsentClass.LabelOnly), With(AbsentClass.AllZero), With(AbsentClass.AllOne)]);
    }

    [Fact]
    public void Void_on_either_side_is_out() => Assert.Equal(1, Examine("0..1", "01.1").Values[0]);

    [Theory]
    [InlineData("....", "0000")]
    [InlineData("0000", "....")]
    [InlineData("01..", "..01")]
    public void Nothing_but_void_is_no_evidence(string labels, string reference) => Assert.Empty(Examine(labels, reference).Values);

    [Fact]
    public void No_labels_and_no_opinion_are_no_evidence()
    {
        var scorer = new TiScorer(new TiOptions());
        var map = LabelMap.Parse("01");
        var unlabelled = new Sample { Id = "a", Size = map.Size };
        Assert.Same(Score.None, scorer.Examine(new Exam(unlabelled, Classes, Opinions(new Opinion { LabelMap = map }))));
        Assert.Same(Score.None, scorer.Examine(new Exam(unlabelled with { Labels = new Labels { Map = map } }, Classes)));
    }

    [Theory]
    [InlineData(typeof(double))]
    [InlineData(typeof(float))]
    [InlineData(typeof(Half))]
    [InlineData(typeof(byte))]
    public void Probabilities_of_every_type_are_reduced_to_their_arg_max(Type type)
    {
        // Pixel 0 ties between clear and cloud: clear, the first. Pixel 1 is cloud. Pixel 2 is shadow.
        double[] values = [0.5, 0.2, 0, 0.5, 0.8, 0.2, 0, 0, 0.8];
        Assert.Equal(1, Examine("012", Pack(type, values)).Values[0]);
        Assert.True(Examine("112", Pack(type, values)).Values[0] < 1);
    }

    [Fact]
    public void Probabilities_and_their_arg_max_score_the_same()
    {
        double[] values = [0.9, 0.1, 0.3, 0.2, 0.1, 0.9, 0.7, 0.8];
        Assert.Equal(Examine("0001", "0111").Values, Examine("0001", Pack(typeof(float), values)).Values);
    }

    [Fact]
    public void Logits_are_refused_with_pixel_and_class()
    {
        var refusal = Refusal(() => Examine("01", Pack(typeof(float), [7.5, -1, -2, 3])));
        Assert.Equal(("not-probabilities", "pixel (0,0)"), (refusal.Code, refusal.Place));
        Assert.Contains("the probability of 'clear' at pixel (0,0) is 7.5", refusal.Message);
        Assert.Contains("logits", refusal.Message);
    }

    [Fact]
    public void Sigmoid_outputs_are_refused() => Assert.Contains("sigmoid", Refusal(() => Examine("01", Pack(typeof(float), [0.9, 0.8, 0.9, 0.7]))).Message);

    [Fact]
    public void Garbage_under_void_labels_does_no_harm() => Assert.Equal(1, Examine("0.", Pack(typeof(float), [1, double.NaN, 0, 40])).Values[0]);

    [Fact]
    public void Different_sizes_are_refused_with_both()
    {
        Assert.Contains("the labels are 2x2, the reference's opinion is 4x1", Refusal(() => Examine("00/00", "0000")).Message);
        Assert.Contains("the labels are 3x1, the reference's opinion is 2x1", Refusal(() => Examine("000", new Opinion { Probabilities = Probabilities.Of<byte>(new Size(2, 1), 1, new byte[2]) })).Message);
    }

    [Fact]
    public void An_id_without_a_class_is_refused_with_its_pixel()
    {
        Assert.Contains("the labels have class 7 at pixel (1,1), but there are 3 classes", Refusal(() => Examine("00/07", "00/00")).Message);
        Assert.Contains("the reference has class 5 at pixel (0,0)", Refusal(() => Examine("0", "5")).Message);
        Assert.Contains("class 2 at pixel (1,0), but the reference has probabilities of 2 classes", Refusal(() => Examine("02", Pack(typeof(float), [1, 1, 0, 0]))).Message);
    }

    [Fact]
    public void Without_a_list_of_classes_ids_are_named_by_number()
    {
        var score = Examine("00/33", "00/03", classes: ClassList.Unknown);
        Assert.Equal("class 3: F2 0.56, recall 0.50, precision 1.00, 2 px", score.Reason);
    }

    static DataException Refusal(Action examine) => Assert.Throws<DataException>(examine);

    static Opinion Pack(Type type, double[] values)
    {
        var size = new Size(values.Length % 3 == 0 && values.Length > 4 ? values.Length / 3 : values.Length / 2, 1);
        var classes = values.Length / size.Width;
        return new Opinion
        {
            Probabilities = type == typeof(double) ? Probabilities.Of<double>(size, classes, values)
                : type == typeof(float) ? Probabilities.Of<float>(size, classes, values.Select(v => (float)v).ToArray())
                : type == typeof(Half) ? Probabilities.Of<Half>(size, classes, values.Select(v => (Half)v).ToArray())
                : Probabilities.Of<byte>(size, classes, values.Select(v => (byte)Math.Round(v * 255)).ToArray()),
        };
    }

    static Score Examine(string labels, string reference, TiOptions? options = null, ClassList? classes = null) =>
        Examine(labels, new Opinion { LabelMap = LabelMap.Parse(reference) }, options, classes);

    static Score Examine(string labels, Opinion opinion, TiOptions? options = null, ClassList? classes = null)
    {
        var map = LabelMap.Parse(labels);
        var sample = new Sample { Id = "a", Size = map.Size, Labels = new Labels { Map = map } };
        return new TiScorer(options ?? new TiOptions()).Examine(new Exam(sample, classes ?? Classes, Opinions(opinion)));
    }

    static Dictionary<string, Opinion> Opinions(Opinion opinion) => new() { ["reference"] = opinion };
}

using Assay.Scorers.Agreement;
using Assay.Scorers.Confidence;
using Assay.Scorers.Confidence.ConfidentLearning;
using Assay.Scorers.Instances;

namespace Assay.Tests.Scorers;

/// <summary>What holds for every scorer of label maps, whatever it measures.</summary>
public class ScorersOfMapsTests
{
    static readonly Dictionary<string, Func<IScorer>> Makers = new()
    {
        ["ti"] = () => new TiScorer(new()),
        ["ti micro"] = () => new TiScorer(new() { Average = TiAverage.Micro }),
        ["ti classes"] = () => new TiScorer(new() { Classes = ["clear", "shadow"] }),
        ["correct_pixels"] = () => new CorrectPixelsScorer(new()),
        ["correct_pixels_thresholded"] = () => new CorrectPixelsThresholdedScorer(new() { ClassThresholds = new Dictionary<string, double> { ["cloud"] = 0.6 } }),
        ["label_iou"] = () => new LabelIouScorer(new()),
        ["regions"] = () => new RegionsScorer(new() { MinAreaPx = 1, Background = ["clear"] }),
        ["soft_min"] = () => new SoftMinScorer(new()),
        ["soft_min exclude"] = () => new SoftMinScorer(new() { Boundary = Boundary.Exclude, BoundaryPx = 1 }),
        ["label_confidence"] = () => new LabelConfidenceScorer(new()),
        ["component_confidence"] = () => new ComponentConfidenceScorer(new() { MinAreaPx = 1 }),
        ["confident_learning"] = () => new ConfidentLearningScorer(new() { UnseenClass = UnseenClass.AlwaysSuspicious }),
    };

    static readonly string[] OfProbabilitiesAlone = ["correct_pixels_thresholded", "soft_min", "soft_min exclude", "label_confidence", "component_confidence", "confident_learning"];

    public static TheoryData<string> All => [.. Makers.Keys];

    public static TheoryData<string, double> AllWithBadValues => [.. Makers.Keys.SelectMany(name => new[] { double.NaN, -0.5, 7, double.PositiveInfinity }, (name, bad) => (name, bad))];

    static readonly string[] Names = ["clear", "cloud", "shadow"];

    [Theory, MemberData(nameof(All))]
    public void Garbage_under_void_changes_nothing(string name)
    {
        var clean = Image.Random(seed: 1, width: 13, height: 9, share: 0.3);
        var (expected, got) = (Examine(name, clean), Examine(name, clean.WithGarbage()));
        Assert.Equal(expected.Values, got.Values);
        Assert.Equal((expected.Reason, expected.Where), (got.Reason, got.Where));
        Assert.Equal(expected.Findings.Select(Text), got.Findings.Select(Text));
    }

    [Theory, MemberData(nameof(All))]
    public void Renumbering_classes_changes_nothing(string name)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var image = Image.Random(seed, width: 11, height: 7, share: 0.1);
            var (expected, got) = (Examine(name, image), Examine(name, image.Renumbered([2, 0, 1])));
            Assert.Equal(expected.Values, got.Values);
            Assert.Equal((expected.Reason, expected.Where), (got.Reason, got.Where));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void A_sample_of_void_is_no_evidence(string name) => Assert.Same(Score.None, Examine(name, Image.Random(seed: 1, width: 5, height: 4, share: 1).WithGarbage()));

    [Theory, MemberData(nameof(All))]
    public void A_row_scores_as_the_column_of_its_pixels(string name)
    {
        for (var length = 1; length <= 70; length += 23)
        {
            var row = Image.Random(seed: length, width: length, height: 1, share: 0);
            var (expected, got) = (Examine(name, row), Examine(name, row with { Size = new Size(1, length) }));
            Assert.Equal(expected.Values.Count, got.Values.Count);
            Assert.All(expected.Values.Zip(got.Values), pair => Assert.True(pair.First == pair.Second || Math.Abs(pair.First!.Value - pair.Second!.Value) < 1e-12, $"{pair.First} and {pair.Second} at {length}"));
            Assert.All(got.Values.OfType<double>(), value => Assert.True(double.IsFinite(value)));
        }
    }

    [Theory, MemberData(nameof(AllWithBadValues))]
    public void What_is_no_probability_is_named_with_pixel_and_class(string name, double bad)
    {
        var image = Image.Random(seed: 3, width: 4, height: 3, share: 0);
        image.Values[image.Labels[5] * 12 + 5] = bad;
        var refused = Assert.Throws<DataException>(() => Examine(name, image));
        Assert.Equal(("not-probabilities", "pixel (1,1)"), (refused.Code, refused.Place));
        Assert.Contains(Names[image.Labels[5]], refused.Message);
    }

    [Theory, MemberData(nameof(All))]
    public void Samples_of_different_sizes_are_one_dataset(string name)
    {
        var scorer = Makers[name]();
        var scores = Run(scorer, Image.Random(seed: 1, width: 1, height: 1, share: 0), Image.Random(seed: 2, width: 30, height: 20, share: 0.2), Image.Random(seed: 3, width: 3, height: 40, share: 0));
        Assert.Equal(scorer.Columns.Count(column => column.Of == Of.Sample), scores[1].Values.Count);
        Assert.All(scores.SelectMany(score => score.Values).OfType<double>(), value => Assert.True(double.IsFinite(value)));
    }

    [Theory, MemberData(nameof(All))]
    public void A_reference_with_label_maps_alone_fits_those_that_need_no_more(string name) =>
        Assert.Equal(OfProbabilitiesAlone.Contains(name) ? Evidence.Probabilities : Evidence.Probabilities | Evidence.LabelMap, Makers[name]().Needs.Single().Of);

    [Fact]
    public void Scorers_of_overlap_and_omissions_want_everything_labelled()
    {
        string[] dense = [.. Makers.Where(maker => maker.Value().NeedsDenseLabels).Select(maker => maker.Key)];
        Assert.Equal(["label_iou", "regions", "component_confidence"], dense);
        Assert.All<IScorer>([new Match(new()), new ObjectLab(new()), new Mistakenness(new())], scorer => Assert.True(scorer.NeedsDenseLabels));
    }

    static Score Examine(string name, Image image) => Run(Makers[name](), image).Single();

    /// <summary>As a host does: what learns from all samples sees all of them in each round.</summary>
    static Score[] Run(IScorer scorer, params Image[] images)
    {
        var exams = images.Select(image => image.ToExam()).ToArray();
        for (var round = 0; scorer is IDatasetScorer learning && round < learning.Rounds; round++)
        {
            var survey = learning.Begin(round);
            Array.ForEach(exams, survey.Observe);
            learning.Close(round, survey);
        }
        return [.. exams.Select(scorer.Examine)];
    }

    static string Text(Finding finding) => $"{finding.Kind} {finding.Class} {finding.ReferenceClass} {finding.Box} {finding.AreaPx} {string.Join(' ', finding.Measured.Values)}";

    sealed record Image(Size Size, ushort[] Labels, double[] Values, string[] Classes)
    {
        /// <param name="share">Of pixels that are void.</param>
        public static Image Random(int seed, int width, int height, double share)
        {
            var random = new System.Random(seed);
            var area = width * height;
            ushort[] labels = [.. Enumerable.Range(0, area).Select(_ => random.NextDouble() < share ? LabelMap.Void : (ushort)random.Next(3))];
            var values = new double[3 * area];
            for (var pixel = 0; pixel < area; pixel++)
            {
                double[] weights = [random.NextDouble(), random.NextDouble(), random.NextDouble()];
                for (var k = 0; k < 3; k++)
                    values[k * area + pixel] = weights[k] / weights.Sum();
            }
            return new Image(new Size(width, height), labels, values, Names);
        }

        public Image WithGarbage()
        {
            double[] garbage = [double.NaN, -3, 1e9, double.NegativeInfinity];
            return this with { Values = [.. Values.Select((value, i) => Labels[i % Labels.Length] == LabelMap.Void ? garbage[i % 4] : value)] };
        }

        public Image Renumbered(int[] to) => new(Size, [.. Labels.Select(id => id == LabelMap.Void ? id : (ushort)to[id])],
            [.. Enumerable.Range(0, 3).SelectMany(k => Values.Skip(Array.IndexOf(to, k) * Labels.Length).Take(Labels.Length))], [.. Enumerable.Range(0, 3).Select(k => Classes[Array.IndexOf(to, k)])]);

        public Exam ToExam() => new(new Sample { Id = "a", Size = Size, Labels = new Labels { Map = new LabelMap(Size, Labels) } }, ClassList.Named(Classes),
            new Dictionary<string, Opinion> { ["reference"] = new() { Probabilities = Probabilities.Of<double>(Size, 3, Values) } });
    }
}

using System.Globalization;
using Assay.Scorers.Confidence;
using Assay.Scorers.Confidence.ConfidentLearning;

namespace Assay.Tests.Scorers.Confidence;

public class ConfidentLearningScorerTests
{
    static readonly ClassList Classes = ClassList.Named("road", "car", "tree");

    // The right column is called car, but for the model its upper two pixels are road.
    static readonly Exam Suspect = Exam("0001/0001/0001/0001", (3, 0.95, 0), (7, 0.95, 0));

    [Fact]
    public void A_flagged_region_lowers_the_score_and_is_named_and_placed()
    {
        var score = Assert.Single(ConfidentLearningRounds.Run([Suspect]).Scores);
        Assert.Equal([1 - 2 / 16.0, 2], score.Values);
        Assert.Equal("2 px flagged, all of them 'car' that look like 'road'", score.Reason);
        Assert.Equal(new Box(3, 0, 1, 2), score.Where);
        Assert.Equal([3, 7], score.Map!.Index().Where(pixel => pixel.Item == 1).Select(pixel => pixel.Index));
    }

    [Fact]
    public void Where_to_look_is_the_largest_region_of_the_largest_pair()
    {
        var score = Assert.Single(ConfidentLearningRounds.Run([Exam("00000/00000/00000/00000", (0, 0.9, 1), (13, 0.9, 1), (14, 0.9, 1), (19, 0.9, 1), (4, 0.9, 2), (5, 0.9, 2))],
            new() { UnseenClass = UnseenClass.AlwaysSuspicious }).Scores);
        Assert.Equal("6 px flagged, 4 of them 'road' that look like 'car'", score.Reason);
        Assert.Equal(new Box(3, 2, 2, 2), score.Where);
    }

    [Fact]
    public void Nothing_suspicious_scores_one_without_a_reason()
    {
        var score = Assert.Single(ConfidentLearningRounds.Run([Exam("0011")]).Scores);
        Assert.Equal([1.0, 0.0], score.Values);
        Assert.Equal((null, null), (score.Reason, score.Where));
        Assert.Equal([0, 0, 0, 0], score.Map!);
    }

    [Fact]
    public void Void_pixels_are_in_no_share_and_NaN_in_the_map()
    {
        var score = Assert.Single(ConfidentLearningRounds.Run([Exam("0001/0001/0001/...1", (3, 0.95, 0))]).Scores);
        Assert.Equal([1 - 1 / 13.0, 1], score.Values);
        Assert.Equal([12, 13, 14], score.Map!.Index().Where(pixel => float.IsNaN(pixel.Item)).Select(pixel => pixel.Index));
    }

    [Fact]
    public void All_pixels_tied_at_the_cut_are_flagged()
    {
        // Both labels have 0.125; only at pixel 0 is car believed (0.875, as sure as it is at pixel 2), at pixel 1 it shares with tree.
        var exam = Exam("001", [0.125, 0.125, 0.125, 0.875, 0.5, 0.875, 0, 0.375, 0]);
        var (scorer, scores) = ConfidentLearningRounds.Run([exam]);
        Assert.Equal(2, scores[0].Values[1]);
        Assert.Equal("car,1,0.875,2,1,0", string.Join(',', ConfidentLearningRounds.Table(scorer, "classes").Rows[1]));
    }

    [Fact]
    public void A_pixel_that_agrees_with_its_label_takes_a_place_but_is_not_flagged()
    {
        // Of the one place, pixel 0 takes it: its label is the most probable class, yet less probable than the label of pixel 1.
        var exam = Exam("0012", [0.36, 0.375, 0.1, 0, 0.32, 0.625, 0.6, 0, 0.32, 0, 0.3, 1]);
        Assert.Equal([1.0, 0.0], Assert.Single(ConfidentLearningRounds.Run([exam]).Scores).Values);
    }

    [Fact]
    public void Nothing_but_void_no_labels_and_no_opinion_are_no_evidence()
    {
        Exam[] exams = [Suspect, Exam(".."), ConfidentLearningRounds.Exam(null, Suspect.Opinion("reference").Probabilities, Classes), ConfidentLearningRounds.Exam(LabelMap.Parse("01"), null, Classes)];
        var (_, scores) = ConfidentLearningRounds.Run(exams, parts: 4);
        Assert.All(scores[1..], score => Assert.Same(Score.None, score));
        Assert.Equal(2, scores[0].Values[1]);
    }

    [Fact]
    public void A_dataset_without_any_evidence_has_empty_tables()
    {
        var (scorer, scores) = ConfidentLearningRounds.Run([ConfidentLearningRounds.Exam(LabelMap.Parse("01"), null, Classes)]);
        Assert.Same(Score.None, scores[0]);
        Assert.All(scorer.Tables(), table => Assert.Empty(table.Rows));
    }

    [Fact]
    public void The_tables_say_what_was_learned_of_classes_and_pairs()
    {
        var (scorer, _) = ConfidentLearningRounds.Run([Suspect, Exam("0", (0, 0.6, 2))]);
        var classes = ConfidentLearningRounds.Table(scorer, "classes");
        Assert.Equal(["class", "pixels", "threshold", "predicted_under_other_labels", "of_them_believed", "flagged"], classes.Header);
        Assert.Equal(["car", "4", "0", "0", "2"], classes.Rows[1].Where((_, column) => column != 2));
        Assert.Equal(0.45, double.Parse(classes.Rows[1][2], CultureInfo.InvariantCulture), 1e-9);
        Assert.Equal(["tree", "0", "", "1", "0", "0"], classes.Rows[2]);
        // Nobody vouches for tree, so two are counted; its pixel is tied with the second and in.
        Assert.Equal(["car,road,2,0.6666666666666666,0.5", "road,tree,1,0.3333333333333333,0.07692307692307693"],
            ConfidentLearningRounds.Table(scorer, "pairs").Rows.Select(row => string.Join(',', row)));
    }

    [Theory]
    [InlineData(double.NaN, "the probability of 'tree' at pixel (2,700) is NaN")]
    [InlineData(-2.5, "the probability of 'tree' at pixel (2,700) is -2.5")]
    [InlineData(3.5, "these look like logits")]
    [InlineData(0.9, "these look like sigmoid")]
    public void What_is_no_probability_is_refused_in_the_second_round_and_leaves_no_count(double bad, string message)
    {
        var (width, height) = (3, 1000);
        var values = Values(Enumerable.Repeat((ushort)0, width * height).ToArray(), []);
        values[0] = 0.1;
        values[width * height] = 0.8;
        values[2 * width * height + 700 * width + 2] = bad;
        var broken = ConfidentLearningRounds.Exam(new LabelMap(new Size(width, height), new ushort[width * height]), Probabilities.Of<double>(new Size(width, height), 3, values), Classes);
        var scorer = new ConfidentLearningScorer(new());
        Close(scorer, 0, survey => survey.Observe(Suspect));
        Close(scorer, 1, survey =>
        {
            survey.Observe(Suspect);
            var refusal = Assert.Throws<DataException>(() => survey.Observe(broken));
            Assert.Equal(("not-probabilities", "pixel (2,700)"), (refusal.Code, refusal.Place));
            Assert.Contains(message, refusal.Message);
        });
        Close(scorer, 2, survey => survey.Observe(Suspect));
        Assert.Equal(2, scorer.Examine(Suspect).Values[1]);
        Assert.Equal(Text(ConfidentLearningRounds.Run([Suspect]).Scorer), Text(scorer));
    }

    static string Text(ConfidentLearningScorer scorer) => string.Join('\n', scorer.Tables().SelectMany(table => table.Rows).Select(row => string.Join(',', row)));

    [Fact]
    public void A_bad_label_s_probability_is_refused_in_the_first_round() =>
        Assert.Equal("pixel (0,500)", Assert.Throws<DataException>(() => Observe(Tall(500, plane: 0, double.NaN), new())).Place);

    [Fact]
    public void Another_class_is_looked_at_in_the_middle_on_a_lattice_or_everywhere()
    {
        Observe(Tall(900, plane: 1, 0.5), new());
        Observe(Tall(900, plane: 1, 0.5), new() { Check = FirstCheck.Lattice });
        Assert.Equal("pixel (0,900)", Assert.Throws<DataException>(() => Observe(Tall(900, plane: 1, 0.5), new() { Check = FirstCheck.All })).Place);
        Assert.Equal("pixel (0,512)", Assert.Throws<DataException>(() => Observe(Tall(512, plane: 1, 0.5), new())).Place);
        Assert.Equal("pixel (0,3)", Assert.Throws<DataException>(() => Observe(Tall(3, plane: 1, 0.5), new() { Check = FirstCheck.Lattice })).Place);
    }

    [Fact]
    public void A_label_without_probabilities_another_size_and_another_number_of_classes_are_refused()
    {
        var probabilities = Exam("00").Opinion("reference").Probabilities;
        Assert.Equal("class-outside", Refusal(ConfidentLearningRounds.Exam(LabelMap.Parse("07"), probabilities, Classes)));
        Assert.Equal("size-mismatch", Refusal(ConfidentLearningRounds.Exam(LabelMap.Parse("0/0"), probabilities, Classes)));
        Assert.Equal("class-count", Refusal(ConfidentLearningRounds.Exam(LabelMap.Parse("00"), probabilities, ClassList.Named("road", "car"))));
    }

    [Fact]
    public void A_pixel_whose_best_class_was_left_out_is_neither_counted_nor_flagged()
    {
        // At pixel 1 the two classes that are left sum to 0.3.
        var labels = LabelMap.Parse("0011");
        var probabilities = Probabilities.Of<double>(labels.Size, 2, new double[] { 0.9, 0.1, 0.1, 0.95, 0.1, 0.2, 0.9, 0.05 }, complete: false);
        var score = Assert.Single(ConfidentLearningRounds.Run([ConfidentLearningRounds.Exam(labels, probabilities, ClassList.Named("road", "car"))]).Scores);
        Assert.Equal([3], score.Map!.Index().Where(pixel => pixel.Item == 1).Select(pixel => pixel.Index));
    }

    static string Refusal(Exam exam) => Assert.Throws<DataException>(() => Observe(exam, new())).Code;

    static void Observe(Exam exam, ConfidentLearningOptions options) => new ConfidentLearningScorer(options).Begin(0).Observe(exam);

    static void Close(ConfidentLearningScorer scorer, int round, Action<ISurvey> observe)
    {
        var survey = scorer.Begin(round);
        observe(survey);
        scorer.Close(round, survey);
    }

    /// <summary>One column of 1024 roads, with one value that does not belong there.</summary>
    static Exam Tall(int row, int plane, double value)
    {
        var labels = new ushort[1024];
        var values = Values(labels, []);
        values[plane * 1024 + row] = value;
        return ConfidentLearningRounds.Exam(new LabelMap(new Size(1, 1024), labels), Probabilities.Of<double>(new Size(1, 1024), 3, values), Classes);
    }

    static Exam Exam(string labels, params (int Pixel, double P, int Class)[] others)
    {
        var map = LabelMap.Parse(labels);
        return Exam(labels, Values(map.Ids.ToArray(), others));
    }

    static Exam Exam(string labels, double[] values)
    {
        var map = LabelMap.Parse(labels);
        return ConfidentLearningRounds.Exam(map, Probabilities.Of<double>(map.Size, 3, values), Classes);
    }

    /// <summary>The model believes every label with 0.9, but for some pixels. The rest goes to tree, a label's own rest to car.</summary>
    static double[] Values(ushort[] labels, (int Pixel, double P, int Class)[] others)
    {
        var values = new double[3 * labels.Length];
        for (var pixel = 0; pixel < labels.Length; pixel++)
        {
            var (best, p) = (labels[pixel] == LabelMap.Void ? 0 : labels[pixel], 0.9);
            foreach (var other in others.Where(other => other.Pixel == pixel))
                (best, p) = (other.Class, other.P);
            values[best * labels.Length + pixel] = p;
            values[(best == 2 ? 1 : 2) * labels.Length + pixel] = 1 - p;
        }
        return values;
    }
}

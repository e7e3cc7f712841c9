using Assay.Kernels;
using Assay.Scorers.Learning;

namespace Assay.Tests.Scorers.Learning;

public class UncertaintyScorerTests
{
    static readonly ClassList Classes = ClassList.Named("ground", "tree");

    /// <summary>Pixels of two classes by the probability of the first; margins are easiest to check by eye: 0.5 has 1, 1 has 0.</summary>
    static Score Examine(Size size, double[] first, UncertaintyOptions? options = null, bool labels = false)
    {
        var sample = new Sample { Id = "a", Size = size, Labels = labels ? new Labels { Map = new LabelMap(size, new ushort[size.Area]) } : null };
        return Examine(sample, new Opinion { Probabilities = Probabilities.Of<double>(size, 2, first.Concat(first.Select(p => 1 - p)).ToArray()) }, options);
    }

    static Score Examine(Sample sample, Opinion opinion, UncertaintyOptions? options = null) =>
        new UncertaintyScorer(options ?? new() { Measure = UncertaintyMeasure.Margin }).Examine(new Exam(sample, Classes, new Dictionary<string, Opinion> { ["reference"] = opinion }));

    static readonly UncertaintyOptions Margin = new() { Measure = UncertaintyMeasure.Margin, WindowPx = 2, TopShare = 0.5 };

    [Fact]
    public void A_sample_has_mean_maximum_and_mean_of_the_top()
    {
        var score = Examine(new Size(4, 1), [1, 0.5, 0.75, 1], Margin);
        Assert.Equal([0.375, 0.375, 1, 0.75, 0.5], score.Values.Take(5));
    }

    [Theory]
    [InlineData(Pooling.Mean, 0.375)]
    [InlineData(Pooling.Max, 1)]
    [InlineData(Pooling.Top, 0.75)]
    public void The_value_is_one_of_them(Pooling pool, double expected) => Assert.Equal(expected, Examine(new Size(4, 1), [1, 0.5, 0.75, 1], Margin with { Pool = pool }).Values[0]);

    [Fact]
    public void Windows_are_regions_the_most_uncertain_first()
    {
        var score = Examine(new Size(4, 2), [1, 1, 0.5, 0.75, 1, 1, 0.25, 1], Margin);
        Assert.Equal([new Box(2, 0, 2, 2), new Box(0, 0, 2, 2)], score.Findings.Select(finding => finding.Box!.Value));
        Assert.Equal([0.5, 0], score.Regions.Select(region => region.Values[0]!.Value));
        Assert.Equal(("uncertain", 4d, 0), (score.Findings[0].Kind, score.Findings[0].AreaPx!.Value, score.Findings[0].ReferenceClass!.Value));
        Assert.Equal(new Box(2, 0, 2, 2), score.Where);
        Assert.Equal("most uncertain at (2,0) 2x2: 0.50, mostly ground", score.Reason);
    }

    [Fact]
    public void Windows_are_of_nearly_one_size_and_cover_everything()
    {
        var score = Examine(new Size(5, 3), [.. Enumerable.Repeat(0.75, 15)], Margin with { MaxWindows = 99 });
        Assert.Equal(15, score.Findings.Sum(finding => finding.AreaPx));
        Assert.All(score.Findings, finding => Assert.InRange(finding.Box!.Value.Width, 1, 2));
        Assert.All(score.Findings, finding => Assert.InRange(finding.Box!.Value.Height, 1, 2));
    }

    [Fact]
    public void No_windows_are_listed_when_none_are_wanted()
    {
        var score = Examine(new Size(4, 1), [1, 0.5, 0.75, 1], Margin with { MaxWindows = 0 });
        Assert.Empty(score.Regions);
        Assert.Equal(0.5, score.Values[4]);
    }

    [Fact]
    public void Labels_change_nothing()
    {
        var (with, without) = (Examine(new Size(2, 1), [0.5, 0.75], labels: true), Examine(new Size(2, 1), [0.5, 0.75]));
        Assert.Equal(without.Values, with.Values);
        Assert.Equal(Evidence.None, new UncertaintyScorer(Margin).Labels);
    }

    [Fact]
    public void Shares_of_named_classes_are_columns()
    {
        var options = Margin with { Classes = ["tree"] };
        Assert.Equal("share_tree", new UncertaintyScorer(options).Columns[5].Name);
        Assert.Equal(0.25, Examine(new Size(4, 1), [1, 0.75, 0.25, 1], options).Values[5]);
        Assert.Equal("unknown-class", Assert.Throws<DataException>(() => new UncertaintyScorer(options with { Classes = ["tre"] }).Check(Classes, [])).Code);
        Assert.Equal("class-columns", Assert.Throws<AssayException>(() => new UncertaintyScorer(options with { Classes = ["tree", "Tree"] })).Code);
    }

    [Fact]
    public void A_pixel_whose_class_was_probably_left_out_is_not_judged()
    {
        var opinion = new Opinion { Probabilities = Probabilities.Of<double>(new Size(2, 1), 2, new[] { 0.1, 0.75, 0.1, 0.25 }, complete: false) };
        Assert.Equal(0.5, Examine(new Sample { Id = "a", Size = new Size(2, 1) }, opinion).Values[0]);
    }

    [Fact]
    public void Class_scores_of_an_image_have_a_value_and_no_window()
    {
        var score = Examine(new Sample { Id = "a", Size = new Size(9, 9) }, new Opinion { ClassScores = [0.25, 0.75] }, Margin with { Classes = ["tree"] });
        Assert.Equal([0.5, 0.5, 0.5, 0.5, null, 0.75], score.Values);
        Assert.Empty(score.Regions);
        Assert.Equal("most probable tree", score.Reason);
    }

    [Theory] // The host drops the scores of classes that the dataset lacks.
    [InlineData(0.25, 0.5, 0.75)]
    [InlineData(0.25, 0.125, null)]
    public void Class_scores_without_those_left_out_count_as_far_as_they_go(double first, double second, double? expected) =>
        Assert.Equal(expected, Examine(new Sample { Id = "a", Size = new Size(1, 1) }, new Opinion { ClassScores = [first, second] }, Margin).Values is [var value, ..] ? value : null);

    [Fact]
    public void What_is_no_distribution_is_refused()
    {
        var sample = new Sample { Id = "a", Size = new Size(1, 1) };
        Assert.Equal("not-probabilities", Assert.Throws<DataException>(() => Examine(sample, new Opinion { ClassScores = [0.9, 0.8] })).Code);
        Assert.Equal("pixel (0,0)", Assert.Throws<DataException>(() => Examine(new Size(1, 1), [double.NaN])).Place);
    }

    [Fact]
    public void No_opinion_or_one_class_is_no_evidence()
    {
        var sample = new Sample { Id = "a", Size = new Size(1, 1) };
        Assert.Same(Score.None, Examine(sample, Opinion.None));
        Assert.Same(Score.None, Examine(sample, new Opinion { ClassScores = [1] }));
    }

    [Fact]
    public void The_mean_of_the_top_is_that_of_sorting_all()
    {
        var random = new System.Random(1);
        for (var n = 1; n < 200; n++)
        {
            double[] doubts = [.. Enumerable.Range(0, n).Select(_ => random.Next(4) == 0 ? 1 : random.Next(3) == 0 ? 0.5 : random.NextDouble())];
            var share = random.NextDouble();
            var expected = doubts.OrderDescending().Take(Math.Max(1, (int)(share * n))).Average();
            Assert.Equal(expected, Examine(new Size(n, 1), [.. doubts.Select(doubt => 1 - doubt / 2)], Margin with { TopShare = share }).Values[3]!.Value, 12);
        }
    }
}

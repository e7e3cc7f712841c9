using Assay.Kernels;

namespace Assay.Tests.Statistics;

public class AgreementTests
{
    const int Draws = 200;

    /// <summary>Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C: four observers, twelve units, gaps. The same data are cac.raw4raters of irrCAC 1.0 (Gwet).</summary>
    static readonly Ratings FourObservers = Table(5, "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .");

    [Fact]
    public void With_gaps_all_figures_are_those_published_for_four_observers()
    {
        Assert.Equal(0.743, KrippendorffAlpha.Of(FourObservers)!.Value, 3); // Krippendorff.
        Assert.Equal(0.74342, KrippendorffAlpha.Of(FourObservers)!.Value, 5); // And the rest: irrCAC 1.0, *.raw(cac.raw4raters).
        Assert.Equal(0.77544, GwetAc1.Of(FourObservers)!.Value, 5);
        Assert.Equal(0.76117, FleissKappa.Of(FourObservers)!.Value, 5);
        Assert.Equal(0.81818, PercentAgreement.Of(FourObservers)!.Value, 5);
    }

    [Theory] // Krippendorff 2011, sections A and B.
    [InlineData(2, "1 2 1 1 1 1 1 1 2 1", "2 2 2 1 1 2 1 1 1 1", 0.095)]
    [InlineData(5, "1 1 2 2 4 3 3 3 5 4 4 1", "2 1 2 2 2 3 3 3 5 4 4 4", 0.692)]
    public void Alpha_of_two_observers_is_the_published_one(int categories, string a, string b, double expected) => Assert.Equal(expected, KrippendorffAlpha.Of(Table(categories, a, b))!.Value, 3);

    [Fact] // Fleiss, Levin and Paik 2003, "Statistical Methods for Rates and Proportions", 3rd edition, table 18.1.
    public void Cohens_kappa_of_a_hundred_diagnoses_is_the_published_one() => Assert.Equal(0.676, CohenKappa.Of(Counted([75, 1, 4, 5, 4, 1, 0, 0, 10], 3), 0, 1)!.Value, 3);

    [Fact] // The dataset cont3x3abstractors of irrCAC 1.0, as its overview prints it.
    public void Cohens_kappa_of_two_abstractors_is_that_of_irrCAC() => Assert.Equal(0.7964094, CohenKappa.Of(Counted([13, 0, 0, 0, 20, 7, 0, 4, 56], 3), 0, 1)!.Value, 7);

    [Fact] // Gwet 2008, "Computing inter-rater reliability and its variance in the presence of high agreement", table 2: what made AC1 necessary.
    public void Where_nearly_all_agree_kappa_is_below_chance_and_AC1_is_not()
    {
        var ratings = Counted([118, 5, 2, 0], 2);
        Assert.Equal(-0.0234, CohenKappa.Of(ratings, 0, 1)!.Value, 4);
        Assert.Equal(0.9408, GwetAc1.Of(ratings)!.Value, 4);
        Assert.Equal(0.944, PercentAgreement.Of(ratings)!.Value, 12);
    }

    [Fact] // 14 raters, 10 subjects, 5 categories: the worked example of "Fleiss' kappa" in Wikipedia, 0.210.
    public void Fleiss_kappa_of_fourteen_raters_is_the_published_one()
    {
        int[][] counts = [[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]];
        var ratings = new Ratings([.. counts.SelectMany(row => row.SelectMany((count, category) => Enumerable.Repeat(category, count)))], 14, 5);
        Assert.Equal(0.210, FleissKappa.Of(ratings)!.Value, 3);
    }

    [Theory] // Error/error, error/ok, ok/error, ok/ok of 100 items; figures worked out by hand from the definitions.
    [InlineData(0, 2, 2, 96, 0.96, -0.02, 0.96)]
    [InlineData(2, 3, 3, 92, 0.94, 0.37, 0.93)]
    [InlineData(20, 5, 5, 70, 0.90, 0.73, 0.84)]
    [InlineData(45, 5, 5, 45, 0.90, 0.80, 0.80)]
    public void The_rarer_errors_are_the_further_kappa_falls_below_the_agreement(int both, int first, int second, int neither, double agreement, double kappa, double ac1)
    {
        var ratings = Counted([both, first, second, neither], 2);
        Assert.Equal(agreement, PercentAgreement.Of(ratings)!.Value, 2);
        Assert.Equal(kappa, CohenKappa.Of(ratings, 0, 1)!.Value, 2);
        Assert.Equal(ac1, GwetAc1.Of(ratings)!.Value, 2);
    }

    [Fact]
    public void What_never_varies_has_no_kappa_and_no_alpha_but_agrees()
    {
        var ratings = Counted([0, 0, 0, 9], 2);
        Assert.Null(CohenKappa.Of(ratings, 0, 1));
        Assert.Null(FleissKappa.Of(ratings));
        Assert.Null(KrippendorffAlpha.Of(ratings));
        Assert.Equal(1, GwetAc1.Of(ratings));
    }

    [Fact]
    public void Items_that_one_rater_saw_say_nothing_of_agreement()
    {
        var alone = Table(2, "1 2 .", ". . 1");
        Assert.Null(PercentAgreement.Of(alone));
        Assert.Null(CohenKappa.Of(alone, 0, 1));
        Assert.Null(FleissKappa.Of(alone));
        Assert.Null(GwetAc1.Of(alone));
        Assert.Null(KrippendorffAlpha.Of(alone));
    }

    [Fact]
    public void An_item_that_counts_twice_is_two_items()
    {
        var (twice, spelled) = (Table(2, "1 2 1 2", "1 1 1 2"), Table(2, "1 2 2 1 2", "1 1 1 1 2"));
        int[] times = [1, 2, 1, 1];
        Assert.Equal(PercentAgreement.Of(spelled), PercentAgreement.Of(twice, times));
        Assert.Equal(CohenKappa.Of(spelled, 0, 1), CohenKappa.Of(twice, 0, 1, times));
        Assert.Equal(FleissKappa.Of(spelled)!.Value, FleissKappa.Of(twice, times)!.Value, 12);
        Assert.Equal(GwetAc1.Of(spelled)!.Value, GwetAc1.Of(twice, times)!.Value, 12);
        Assert.Equal(KrippendorffAlpha.Of(spelled)!.Value, KrippendorffAlpha.Of(twice, times)!.Value, 12);
    }

    [Fact]
    public void The_interval_holds_the_figure_is_the_same_every_time_and_narrows_with_items()
    {
        var (few, many) = (Interval(Counted([20, 5, 5, 70], 2)), Interval(Counted([200, 50, 50, 700], 2)));
        Assert.True(few.Low < 0.73 && 0.73 < few.High, $"{few}");
        Assert.Equal(few, Interval(Counted([20, 5, 5, 70], 2)));
        Assert.InRange((few.High - few.Low) / (many.High - many.Low), 2.2, 4.5); // About the root of ten.
    }

    [Fact]
    public void A_rating_beyond_the_categories_is_refused() => Assert.Contains("rating 1 is 2, expected less than 2", Assert.Throws<ArgumentException>(() => new Ratings([0, 2], 2, 2)).Message);

    static (double Low, double High) Interval(Ratings ratings) => AgreementInterval.Of(times => CohenKappa.Of(ratings, 0, 1, times), ratings.Items, seed: 1, draws: Draws)!.Value;

    /// <summary>A line per rater; categories from 1, a point for none.</summary>
    static Ratings Table(int categories, params string[] raters)
    {
        var lines = raters.Select(line => line.Split(' ').Select(mark => mark == "." ? Ratings.Missing : int.Parse(mark) - 1).ToArray()).ToArray();
        return new Ratings([.. Enumerable.Range(0, lines[0].Length).SelectMany(item => lines.Select(line => line[item]))], raters.Length, categories);
    }

    /// <summary>Two raters from their contingency table, row-major.</summary>
    static Ratings Counted(int[] table, int categories) =>
        new([.. table.SelectMany((count, cell) => Enumerable.Repeat(new[] { cell / categories, cell % categories }, count)).SelectMany(pair => pair)], 2, categories);
}

using Assay.Runtime.Evaluating;
using Half = Assay.Runtime.Evaluating.Half;

namespace Assay.Runtime.Tests.Evaluating;

public class EvaluationTests
{
    [Fact]
    public void Figures_of_a_kind_are_against_units_without_error_and_recall_is_of_the_whole_queue()
    {
        // From most to least suspicious: swap, drop, right, drop, right, right.
        var result = Run(Units("s", "d", "", "d", "", ""), 2, new ScorerColumn("x", [6, 5, 4, 3, 2, 1]));
        var drop = Figures(result, "x", "drop");
        Assert.Equal(5 / 6.0, drop.Auroc!.Value.Value, 12); // 3 + 2 of 6 pairs.
        Assert.Equal((1 + 2 / 3.0) / 2, drop.AveragePrecision!.Value.Value, 12);
        Assert.Equal(0.5, drop.Recall!.Value.Value); // One of the two is among the first two.
        Assert.Equal((2, 3, 0), (drop.Errors, drop.Right, drop.Empty));
        Assert.Equal(1, Figures(result, "x", "swap").Recall!.Value.Value);
        Assert.Equal(2 / 6.0, result.Chance, 12);
    }

    [Fact]
    public void No_evidence_is_counted_and_least_suspicious()
    {
        var result = Run(Units("d", "d", "", ""), 2, new ScorerColumn("x", [double.NaN, 3, 2, 1]));
        var figures = Figures(result, "x", "drop");
        Assert.Equal(1, figures.Empty);
        Assert.Equal(0.5, figures.Auroc!.Value.Value);
        Assert.Equal([("x", 1)], result.WithoutEvidence);
    }

    [Fact]
    public void Equals_share_the_budget()
    {
        var figures = Figures(Run(Units("d", "", "d", ""), 1, new ScorerColumn("x", [1, 1, 0, 0])), "x", "drop");
        Assert.Equal(0.25, figures.Recall!.Value.Value);
    }

    [Fact]
    public void Frames_of_a_sequence_are_one_unit_for_intervals_and_stay_in_one_half()
    {
        // 40 videos of 10 frames, every second one with errors throughout; found or missed as a whole.
        var truth = Enumerable.Range(0, 400).Select(unit => unit / 10 % 2 == 0 ? "d" : "").ToArray();
        var column = new ScorerColumn("x", [.. Enumerable.Range(0, 400).Select(unit => unit / 10 % 4 == 0 ? 3.0 : unit / 10 % 2 == 1 ? 2 : 1)]);
        var single = Figures(Run(Units(truth), 100, column), "x", "drop");
        var frames = Units(truth) with { Clusters = [.. Enumerable.Range(0, 400).Select(unit => unit / 10)] };
        var together = Figures(Run(frames, 100, column), "x", "drop");
        Assert.Equal((single.Recall!.Value.Value, single.Auroc!.Value.Value), (together.Recall!.Value.Value, together.Auroc!.Value.Value));
        Assert.True(together.Recall!.Value.High - together.Recall.Value.Low > 2.5 * (single.Recall!.Value.High - single.Recall.Value.Low));
        Assert.True(together.Auroc!.Value.High - together.Auroc.Value.Low > 2.5 * (single.Auroc!.Value.High - single.Auroc.Value.Low));
        var split = new Split(frames, new Levels([]), 3);
        Assert.All(Enumerable.Range(0, 400).GroupBy(unit => unit / 10), video => Assert.Single(video.Select(unit => split.Holds(Half.Reporting, unit)).Distinct()));
        Assert.Equal(200, Enumerable.Range(0, 400).Count(unit => split.Holds(Half.Reporting, unit)));
    }

    [Fact]
    public void A_choice_is_made_on_one_half_and_reported_on_the_other()
    {
        var truth = Enumerable.Range(0, 400).Select(unit => unit % 5 == 0 ? "d" : "").ToArray();
        var units = Units(truth);
        var good = new ScorerColumn("good", [.. truth.Select((kind, unit) => kind.Length + (unit % 7) / 10.0)]);
        var poor = new ScorerColumn("poor", [.. truth.Select((_, unit) => (double)(unit * 7919 % 400))]);
        var result = Run(units, 80, poor, good, ScorerColumns.Random(units), ScorerColumns.All(units));
        var choice = result.Choices[0];
        Assert.Equal("good", choice.Chosen.Scorer);
        Assert.Equal((Half.Choosing, Half.Reporting, 40, 40), (choice.Chosen.Half, choice.Reported.Half, choice.Chosen.Errors, choice.Reported.Errors));
        Assert.Empty(choice.Alike);
        Assert.All(result.Figures.Where(figures => figures.Scorer == "oracle"), figures =>
        {
            Assert.Equal(1, figures.Auroc!.Value.Value);
            Assert.Equal(figures.Half == Half.Choosing, double.IsNaN(figures.Auroc.Value.Low)); // An interval is computed where somebody reads it.
        });
        var random = result.Figures.First(figures => figures.Scorer == "random");
        Assert.InRange(random.Auroc!.Value.Value, result.ChanceAuroc.Low, result.ChanceAuroc.High);
        Assert.InRange(0.5, random.Auroc!.Value.Low, random.Auroc!.Value.High);
    }

    [Fact]
    public void A_scorer_that_does_the_same_is_not_told_apart()
    {
        var units = Units([.. Enumerable.Range(0, 60).Select(unit => unit % 3 == 0 ? "d" : "")]);
        var one = new ScorerColumn("one", [.. Enumerable.Range(0, 60).Select(unit => unit % 3 == 0 ? 1.0 + unit : -unit)]);
        var result = Run(units, 20, one, one with { Name = "same" });
        Assert.Equal(["same"], result.Choices[0].Alike.Select(rival => rival.Scorer));
    }

    [Fact]
    public void What_the_best_scorer_finds_no_better_than_chance_is_said()
    {
        string[] truth = [.. Enumerable.Range(0, 200).Select(unit => unit < 20 ? "d" : unit < 40 ? "s" : "")];
        var onlyDrops = new ScorerColumn("x", [.. truth.Select((kind, unit) => kind == "d" ? 1000.0 : unit * 7919 % 200)]);
        var missed = Run(Units(truth), 30, onlyDrops).Missed;
        Assert.Equal(["swap"], missed.Select(figures => figures.Cell.Kind));
    }

    [Fact]
    public void Pointing_counts_errors_with_a_box()
    {
        var units = Units("d", "d", "d", "", "");
        var column = new ScorerColumn("x", [5, 4, 3, 2, 1]) { Touches = (unit, _) => unit == 0 ? true : unit == 1 ? false : null };
        Assert.Equal(0.5, Figures(Run(units, 3, column), "x", "drop").Pointing!.Value.Value);
    }

    [Fact]
    public void Few_strengths_are_levels_and_many_are_cut_by_size()
    {
        KnownError[] few = [.. new[] { 2.0, 1, 2, 4 }.Select(strength => new KnownError("a", "shift") { Strength = strength, ChangedPx = 10 })];
        Assert.Equal(["strength 1", "strength 2", "strength 4"], new Levels(few).Of("shift"));
        KnownError[] many = [.. Enumerable.Range(1, 9).Select(size => new KnownError("a", "shift") { Strength = size, ChangedPx = 10 * size })];
        Assert.Equal(["10..30 px", "40..60 px", "70..90 px"], new Levels(many).Of("shift"));
        Assert.Empty(new Levels([new KnownError("a", "tag")]).Of("tag"));
    }

    [Fact]
    public void The_smallest_error_found_half_of_the_time_is_in_wrong_pixels()
    {
        var units = Units("d", "d", "d", "d", "", "") with
        {
            Errors = [.. new[] { 10.0, 20, 30, 40 }.Select(size => (IReadOnlyList<KnownError>)[new KnownError("a", "drop") { ChangedPx = size }]), [], []],
        };
        Assert.Equal(30, Figures(Run(units, 2, new ScorerColumn("x", [1, 2, 8, 9, 5, 4])), "x", "drop").SmallestPx);
    }

    static Units Units(params string[] kinds) => new(Of.Sample, [.. kinds.Select((_, unit) => $"sample-{unit}")],
        [.. kinds.Select(kind => (IReadOnlyList<KnownError>)(kind.Length == 0 ? [] : [new KnownError("x", kind == "d" ? "drop" : "swap")]))]);

    static UnitEvaluation Run(Units units, int budget, params ScorerColumn[] columns) => Evaluation.Run(units, columns, budget, 1, 2);

    static Figures Figures(UnitEvaluation result, string scorer, string kind) => result.Figures.Single(figures => figures.Scorer == scorer && figures.Cell == new Cell(kind, null) && figures.Half == Half.All);
}

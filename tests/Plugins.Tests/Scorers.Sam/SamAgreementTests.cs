using Assay.Scorers.Sam;
using static Assay.Tests.Sam.Scene;

namespace Assay.Tests.Sam;

public class SamAgreementTests
{
    static readonly SamAgreementOptions Defaults = new();

    /// <summary>Squares of 40 px, each drawn larger than SAM's by so many pixels on the right and below.</summary>
    static Exam[] Drawn(params int[] wider) => [.. wider.Select((more, i) => Exam([Square(10, 10, 40 + more)], [Square(10, 10, 40).Answer(0)], $"s{i}"))];

    [Fact]
    public void A_label_is_ranked_among_labels_of_its_class_and_size()
    {
        var scores = Examine(Defaults, Drawn(0, 1, 2, 9));
        // The share of the four that agree no better, itself by half; the distances are in the same order.
        Assert.Equal([.875, .625, .375, .125], scores.Select(score => score.Values[0]));
        Assert.Equal(1600.0 / (49 * 49), scores[3].Value("iou")!.Value, 1e-12);
    }

    [Fact]
    public void Equal_labels_have_the_middle_of_their_places() => Assert.All(Examine(Defaults, Drawn(1, 1, 1)), score => Assert.Equal(.5, score.Values[0]));

    [Fact]
    public void The_worst_label_decides_about_its_sample()
    {
        var two = Exam([Square(10, 10, 40), Square(100, 10, 52)], [Square(10, 10, 40).Answer(0), Square(100, 10, 40).Answer(1)]);
        var score = Examine(Defaults, [two, .. Drawn(1, 2)])[0];
        Assert.Equal(score.Value("label", 1), score.Values[0]);
        Assert.True(score.Value("label", 0) > score.Value("label", 1));
    }

    [Fact]
    public void A_low_label_with_an_outline_far_off_is_a_finding_with_what_was_measured()
    {
        var finding = Assert.Single(Examine(new SamAgreementOptions { Flag = .2 }, Drawn(0, 0, 0, 1, 1, 12))[5].Findings);
        Assert.Equal((FindingKind.Inaccurate, "loose", 0, 0, "reference", 52.0 * 52 - 1600), (finding.Kind, finding.Tag, finding.Instance, finding.ReferenceInstance, finding.Role, finding.AreaPx));
        Assert.Equal(["quantile", "iou", "distance_px", "signed_px", "p95_px", "max_px", "predicted_iou", "stability", "prompts_iou"], finding.Measured.Keys);
        Assert.True(finding.Measured["signed_px"] > 0);
        Assert.Equal(new Box(10, 10, 52, 52), finding.Box);
    }

    [Fact]
    public void A_label_that_is_low_by_a_pixel_is_none() => Assert.Empty(Examine(new SamAgreementOptions { Flag = .5 }, Drawn(0, 0, 0, 1))[3].Findings);

    [Fact]
    public void A_label_that_is_too_small_is_tight()
    {
        var finding = Assert.Single(Examine(new SamAgreementOptions { Flag = 1 }, Exam([Square(20, 20, 20)], [Square(10, 10, 40).Answer(0)]))[0].Findings);
        Assert.Equal("tight", finding.Tag);
        Assert.True(finding.Measured["signed_px"] < 0);
    }

    [Theory]
    [InlineData(.87, .97, .9)]
    [InlineData(.95, .94, .9)]
    [InlineData(.95, .97, .79)]
    public void Where_sam_does_not_know_what_it_sees_there_is_no_evidence(double predicted, double stability, double agreement)
    {
        var score = Examine(Defaults, [Exam([Square(10, 10, 60)], [Square(10, 10, 40).Answer(0, predicted, stability, agreement)]), .. Drawn(0, 1)])[0];
        Assert.Null(score.Values[0]);
        Assert.Equal([1.0, 0, 0, 0], score.Values.Skip(1));
        Assert.Null(score.Value("iou"));
        Assert.Equal((0, predicted), (score.Value("is_trusted"), score.Value("predicted_iou")));
        Assert.Empty(score.Findings);
    }

    [Theory]
    [InlineData(.87, 1)]
    [InlineData(.88, 0)]
    public void That_sam_is_sure_of_nothing_is_said(double predicted, int problems)
    {
        StubHost host = new();
        Surveyed(Defaults, host, Exam([Square(10, 10, 60), Square(90, 10, 60)], [Square(10, 10, 40).Answer(0, .87), Square(90, 10, 40).Answer(1, predicted)]));
        Assert.Equal(problems, host.Problems.Count);
        Assert.All(host.Problems, problem => Assert.Contains("none of 2 masks is to be trusted", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_reference_did_not_measure_is_not_held_against_it() =>
        Assert.Equal(1, Examine(Defaults, Exam([Square(10, 10, 40)], [Square(10, 10, 40) with { Answers = 0 }]))[0].Value("is_trusted"));

    [Fact]
    public void Labels_that_sam_drew_are_circular_and_left_out_of_the_quantiles()
    {
        var scores = Examine(Defaults, [Exam([Square(10, 10, 40, source: "SAM")], [Square(10, 10, 40).Answer(0)]), .. Drawn(1, 2)]);
        Assert.Null(scores[0].Values[0]);
        Assert.Equal(1, scores[0].Value("is_circular"));
        Assert.Contains("circular", scores[0].Reason);
        Assert.Equal([.75, .25], scores.Skip(1).Select(score => score.Values[0]));
    }

    [Fact]
    public void Classes_and_sizes_are_apart_once_there_are_enough_labels_of_each()
    {
        Exam[] exams =
        [
            .. Drawn(4, 5),
            Exam([Square(10, 10, 60, 1)], [Square(10, 10, 40, 1).Answer(0)]), Exam([Square(10, 10, 70, 1)], [Square(10, 10, 40, 1).Answer(0)]),
            Exam([Square(10, 10, 14)], [Square(10, 10, 10).Answer(0)]), Exam([Square(10, 10, 15)], [Square(10, 10, 10).Answer(0)]),
        ];
        Assert.Equal([.75, .25, .75, .25, .75, .25], Examine(new SamAgreementOptions { MinGroup = 2 }, exams).Select(score => score.Values[0]));
        var all = Examine(new SamAgreementOptions { MinGroup = 6 }, exams);
        Assert.Equal(11 / 12.0, all[0].Values[0]!.Value, 1e-12);
        Assert.Equal(9 / 12.0, all[1].Values[0]!.Value, 1e-12);
    }

    [Fact]
    public void Boxes_are_compared_with_the_box_around_the_mask_and_among_themselves()
    {
        var box = new Instance { Class = 0, Geometry = new BoxGeometry(new Box(10, 10, 44, 40)) };
        var score = Examine(Defaults, [Exam([box], [Square(10, 10, 40).Answer(0)]), .. Drawn(0, 0)])[0];
        Assert.Equal(40.0 / 44, score.Value("iou")!.Value, 1e-12);
        Assert.Equal((1, 1, 4), (score.Value("contour"), score.Value("signed"), score.Value("max")));
        Assert.Equal(.5, score.Values[0]);
    }

    [Fact]
    public void Stored_masks_are_paired_by_id()
    {
        var options = new SamAgreementOptions { Link = SamLink.Id };
        Instance[] labels = [Square(10, 10, 40, id: "7"), Square(80, 10, 40, id: "8"), Square(80, 80, 40, id: "8"), Square(10, 80, 40)];
        var score = Examine(options, Exam(labels, [Square(80, 10, 40, id: "8"), Square(10, 10, 30, id: "7")]))[0];
        Assert.Equal(0, Assert.Single(score.Instances).Index);
        Assert.Equal(900 / 1600.0, score.Value("iou"));
    }

    [Fact]
    public void A_reference_that_was_not_prompted_is_refused()
    {
        var refused = Assert.Throws<DataException>(() => Examine(Defaults, Exam([Square(10, 10, 40)], [Square(10, 10, 40)])));
        Assert.Equal("no-prompts", refused.Code);
        Assert.Contains("link: id", refused.Message);
    }

    [Fact]
    public void An_answer_to_a_label_that_is_not_there_is_refused() => Assert.Equal("no-prompts", Assert.Throws<DataException>(() => Examine(Defaults, Exam([], [Square(1, 1, 9).Answer(0)]))).Code);

    [Fact]
    public void Without_an_opinion_there_is_no_evidence() => Assert.Same(Score.None, Examine(Defaults, Exam([Square(10, 10, 40)], null))[0]);

    [Fact]
    public void Sizes_that_do_not_rise_are_refused() => Assert.Equal("size-range", Assert.Throws<AssayException>(() => new SamAgreement(new SamAgreementOptions { Sizes = [100, 100] }, new StubHost())).Code);

    [Fact]
    public void Any_split_of_the_samples_gives_the_same_and_states_come_back()
    {
        var exams = Drawn(0, 3, 1, 7, 2, 2);
        var whole = Examine(Defaults, exams).Select(score => score.Values[0]);
        var scorer = new SamAgreement(Defaults, new StubHost());
        var (first, second, read) = (scorer.Begin(0), scorer.Begin(0), scorer.Begin(0));
        foreach (var (exam, i) in exams.Select((exam, i) => (exam, i)))
            (i % 2 == 0 ? second : first).Observe(exam);
        second.Merge(first);
        using var stream = new MemoryStream();
        second.Write(stream);
        stream.Position = 0;
        read.Read(stream);
        scorer.Close(0, read);
        Assert.Equal(whole, exams.Select(exam => scorer.Examine(exam).Values[0]));
        Assert.Equal(["6", "6", "0"], scorer.Tables().First().Rows[0]);
    }
}

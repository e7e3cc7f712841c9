using Assay.Scorers.Rubric;
using static Assay.Tests.Rubric.Desk;

namespace Assay.Tests.Rubric;

public class ToleranceTests
{
    static Finding Outline(int at, double p95, double arc = 0) => Of("inaccurate", at, at, 0, ("distance_px", 1.25), ("p95_px", p95), ("arc_px", arc));

    static Score Price(RubricOptions options, params Finding[] findings) => options.Price(Exam(Paired("match", [0, 1, 2]), Step("contour", findings)));

    /// <summary>The source: "2 or 3 pixels that appear for more than 1 instance is critical".</summary>
    [Fact]
    public void More_than_one_instance_beyond_the_tolerance_is_critical()
    {
        Assert.Equal(["inaccurate 20 few"], Price(new(), Outline(0, 2.5)).Told());
        Assert.Equal(["inaccurate 100 tolerance", "inaccurate 100 tolerance"], Price(new(), Outline(0, 2.5), Outline(1, 2.5)).Told());
    }

    [Fact]
    public void The_rule_says_what_was_measured_and_allowed() =>
        Assert.Equal(["few: arc_px 8.12 beyond 2, 1 object", "within_tolerance: p95_px 2 within 2"], Price(new(), Outline(0, 3, 8.123), Outline(1, 2, 1)).Findings.Select(finding => finding.Rule));

    [Fact]
    public void The_mean_is_never_looked_at() => Assert.Equal(["inaccurate 20 few", "inaccurate 0 within_tolerance"], Price(new(), Outline(0, 15), Of("inaccurate", 1, 1, 0, ("distance_px", 9), ("p95_px", 2))).Told());

    [Theory]
    [InlineData(OutlineMeasure.Worst, 20)]
    [InlineData(OutlineMeasure.P95, 0)]
    [InlineData(OutlineMeasure.Arc, 20)]
    public void What_is_held_against_the_tolerance_can_be_said(OutlineMeasure measure, double penalty) => Assert.Equal(penalty, Price(new() { Measure = measure }, Outline(0, 1, 5)).Values[0]);

    /// <summary>Objects of 20 x 20: 0.15 of their side is 3 px.</summary>
    [Theory]
    [InlineData(2.9, 0)]
    [InlineData(3.1, 20)]
    public void Large_objects_may_be_off_by_more(double p95, double penalty) =>
        Assert.Equal(penalty, Price(new() { ToleranceRel = 0.15 }, Outline(0, p95)).Values[0]);

    [Fact]
    public void The_larger_of_both_tolerances_holds() => Assert.Equal(0, Price(new() { ToleranceRel = 0.01 }, Outline(0, 1.9)).Values[0]);

    [Fact]
    public void Metres_stand_for_pixels_where_they_were_measured()
    {
        var inMetres = Of("inaccurate", 0, 0, 0, ("p95_px", 1), ("p95_m", 10));
        Assert.Equal("few: p95_m 10 beyond 5, 1 object", Price(new() { ToleranceM = 5 }, inMetres).Findings[0].Rule);
        Assert.Equal("within_tolerance: p95_px 1 within 2", Price(new() { ToleranceM = 5 }, Outline(0, 1)).Findings[0].Rule);
    }

    [Fact]
    public void An_outline_that_nobody_measured_has_the_price_of_its_kind() => Assert.Equal(["inaccurate 100 price"], Price(new(), Of("inaccurate", 0, 0, 0, ("iou", 0.3))).Told());

    [Fact]
    public void How_many_are_few_and_what_they_cost_can_be_said()
    {
        Assert.Equal(100, Price(new() { MinInstances = 0 }, Outline(0, 3)).Values[0]);
        Assert.Equal(2, Price(new() { MinInstances = 2, Few = new Price { Penalty = 1 } }, Outline(0, 3), Outline(1, 3)).Values[0]);
    }
}

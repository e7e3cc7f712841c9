using Assay.Scorers.Contour;

namespace Assay.Tests.Contour;

public class MetresTests
{
    // The shore has moved by 2 px.
    const string Before = "0000011111/0000011111/0000011111/0000011111/0000011111/0000011111", After = "0001111111/0001111111/0001111111/0001111111/0001111111/0001111111";

    static readonly Georeference Ten = new("EPSG:32631", [600000, 10, 0, 4900000, 0, -10]);

    static Score Measure(double tolerance, Georeference? where) => new ContourScorer(new ContourOptions { ToleranceM = tolerance, TolerancePx = 1, WindowPx = 4, Border = Kernels.ContourBorder.Foreground })
        .Examine(new Exam(new Sample { Id = "a", Size = new Size(10, 6), Where = where, Labels = new Labels { Map = LabelMap.Parse(Before) } }, ClassList.Named("land", "water"),
            new Dictionary<string, Opinion> { ["reference"] = new() { LabelMap = LabelMap.Parse(After) } }));

    [Theory]
    [InlineData(19, 2)]
    [InlineData(21, 0)]
    public void Two_pixels_of_ten_metres_are_twenty_metres(double tolerance, int findings) => Assert.Equal(findings, Measure(tolerance, Ten).Findings.Count);

    [Fact]
    public void Findings_say_metres_beside_pixels() =>
        Assert.All(Measure(19, Ten).Findings, finding => Assert.Equal((20, 2), (finding.Measured["arc_m"], finding.Measured["arc_px"])));

    [Fact]
    public void Without_metres_on_the_ground_pixels_hold()
    {
        foreach (var where in new[] { null, Ten with { Crs = "EPSG:4326" }, Ten with { Transform = [600000, 10, 0, 4900000, 0, -20] } })
        {
            var score = Measure(1000, where);
            Assert.Equal(2, score.Findings.Count);
            Assert.DoesNotContain("arc_m", score.Findings[0].Measured.Keys);
        }
    }

    [Fact]
    public void Only_a_tolerance_in_metres_asks_where_samples_lie() =>
        Assert.Equal((true, false), (new ContourScorer(new ContourOptions { ToleranceM = 1 }).ReadsWhere, new ContourScorer(new ContourOptions()).ReadsWhere));
}

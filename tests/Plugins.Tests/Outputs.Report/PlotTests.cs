using System.Xml.Linq;
using Assay.Outputs.Report.Plotting;
using Assay.Testing;

namespace Assay.Tests.Outputs.Report;

public class PlotTests
{
    const int Many = 1_000_000, Small = 40_000;

    static readonly double[] Quarters = [0.1, 0.2, 0.2, 0.3, 0.9];

    [Fact]
    public void A_histogram_looks_as_it_did() => Golden.Equal("histogram", Histogram.Draw("trust", Bins.Of(Quarters, [true, true, false, false, false], share: true), "trust", "samples", "kept", (0.25, "< 0.25")));

    [Fact]
    public void A_scatter_looks_as_it_did() => Golden.Equal("scatter", Scatter.Draw("ti against hi", Points.Of(Quarters, [0.5, 0.6, 0.7, 0.8, 0.9], [true, false, false, false, false]), "ti", "hi", "samples", "kept", (0.5, 0.5)));

    [Fact]
    public void Curves_look_as_they_did() => Golden.Equal("curve", Curve.Draw("found", [new Line("queue", [0, 1, 2, 3], [0, 1, 2, 2]) { Steps = true }, new Line("random", [0, 3], [0, 1]) { Dashed = true }], "items", "errors", thresholds: (2, "enough")));

    [Fact]
    public void Bars_look_as_they_did() => Golden.Equal("bars", Bars.Draw("wrong", [new Bar("train", 0.1, 0.05, 0.2, "10 of 100"), new Bar("a <very> long name that is cut somewhere", 0.3)], "share", share: true));

    [Fact]
    public void A_heat_map_looks_as_it_did() => Golden.Equal("heat-map", HeatMap.Draw("confusion", Crossing.Of(new Dictionary<(string, string), double> { [("cat", "dog")] = 9, [("cat", "cow")] = 1, [("dog", "cat")] = 3 }), "label", "reference"));

    [Fact]
    public void A_pareto_looks_as_it_did() => Golden.Equal("pareto", Pareto.Draw("kinds", [new Bar("omission", 5), new Bar("extra", 1), new Bar("wrong_label", 14)], "errors"));

    [Fact]
    public void Strips_look_as_they_did() => Golden.Equal("box-strips", BoxStrips.Draw("iou", [Spread.Of("cat", [0.1, 0.4, 0.5, 0.6, 0.9])!, Spread.Of("dog", [0.8])!], "iou"));

    public static TheoryData<string> Plots => ["histogram", "log histogram", "scatter", "curve", "bars", "heat map", "pareto", "box strips"];

    [Theory]
    [MemberData(nameof(Plots))]
    public void Nothing_one_and_a_million_make_a_small_picture(string plot)
    {
        foreach (var count in new[] { 0, 1, Many })
        {
            var svg = Draw(plot, count);
            Assert.True(svg.Length < Small, $"{plot} of {count}: {svg.Length} characters");
            var root = XElement.Parse(svg);
            Assert.NotEmpty((string)root.Attribute("aria-label")!);
            Assert.DoesNotContain("NaN", svg);
            Assert.DoesNotContain("∞", svg);
            Assert.Equal(count == 0, svg.Contains(">nothing to draw", StringComparison.Ordinal) || svg.Contains(">no ", StringComparison.Ordinal));
        }
    }

    static string Draw(string plot, int count)
    {
        var random = new Random(1);
        double[] values = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())], rising = [.. Enumerable.Range(0, count).Select(i => (double)i)];
        Bar[] bars = [.. Enumerable.Range(0, Math.Min(count, 100_000)).Select(i => new Bar($"name {i}", values[i]))];
        return plot switch
        {
            "histogram" => Histogram.Draw(plot, Bins.Of(values, share: true), "x", "samples"),
            "log histogram" => Histogram.Draw(plot, Bins.Of(values, log: true), "x", "samples"),
            "scatter" => Scatter.Draw(plot, Points.Of(values, values), "x", "y", "samples"),
            "curve" => Curve.Draw(plot, [new Line("a", rising, values)], "x", "y"),
            "bars" => Bars.Draw(plot, bars, "x"),
            "pareto" => Pareto.Draw(plot, bars, "x"),
            "heat map" => count == 0 ? HeatMap.Draw(plot, Crossing.Of(new Dictionary<(string, string), double>()), "x", "y") : HeatMap.Draw(plot, Crossing.Of(bars.ToDictionary(bar => (bar.Name, bar.Name), bar => bar.Value)), "x", "y"),
            _ => BoxStrips.Draw(plot, Spread.Of("a", values) is { } spread ? [spread] : [], "x"),
        };
    }

    [Fact]
    public void All_values_are_in_a_bin()
    {
        var random = new Random(2);
        double[] values = [.. Enumerable.Range(0, Many).Select(i => i % 10 == 0 ? double.NaN : Math.Exp(3 * random.NextDouble()))];
        foreach (var bins in new[] { Bins.Of(values), Bins.Of(values, log: true) })
        {
            Assert.Equal((900_000, 100_000), (bins.Total, bins.Empty));
            Assert.InRange(bins.Counts.Count, 10, 80);
            Assert.Equal(bins.Edges.Order(), bins.Edges);
            Assert.All(Enumerable.Range(0, bins.Counts.Count), i => Assert.Equal(values.Count(value => value >= bins.Edges[i] && (value < bins.Edges[i + 1] || i == bins.Counts.Count - 1 && value == bins.Edges[i + 1])), bins.Counts[i]));
        }
    }

    [Fact]
    public void All_points_are_in_a_cell()
    {
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, Many).Select(_ => random.NextDouble())], y = [.. x.Select(value => value * value)];
        var points = Points.Of(x, y);
        Assert.Empty(points.Few);
        Assert.Equal(Many, points.Cells.Sum(cell => cell.Count));
        Assert.Contains((Points.Columns - 1, Points.Rows - 1), points.Cells.Select(cell => (cell.Column, cell.Row)));
    }

    [Fact]
    public void A_thinned_curve_keeps_its_ends_and_its_peak()
    {
        double[] y = new double[Many];
        y[123_456] = 7;
        var line = new Line("a", [.. Enumerable.Range(0, Many).Select(i => (double)i)], y).Thinned();
        Assert.InRange(line.X.Count, 2, 500);
        Assert.Equal((0, Many - 1), (line.X[0], line.X[^1]));
        Assert.Equal(7, line.Y[line.X.Index().Single(point => point.Item == 123_456).Index]);
    }
}

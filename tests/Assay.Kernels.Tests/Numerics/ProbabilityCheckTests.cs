using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class ProbabilityCheckTests
{
    const ushort Void = LabelCheck.Void;

    [Theory]
    [InlineData(double.NaN, DefectKind.NotANumber)]
    [InlineData(-0.001, DefectKind.Negative)]
    [InlineData(1.001, DefectKind.AboveOne)]
    [InlineData(7.5, DefectKind.AboveOne)]
    [InlineData(0.52, DefectKind.SumOff)]
    [InlineData(0.48, DefectKind.SumOff)]
    public void A_bad_pixel_is_named_by_both_checks_in_every_floating_type(double bad, DefectKind kind)
    {
        foreach (var area in new[] { 1, 5, 8, 1023, 1024, 1025, 3000 })
            foreach (var at in new[] { 0, area / 3, area - 1 })
            {
                // Six classes, so that four come together and two alone; the bad one is in either part.
                foreach (var plane in new[] { 1, 5 })
                {
                    var values = Enumerable.Repeat(0.1, 6 * area).ToArray();
                    values.AsSpan(plane * area, area).Fill(0.5);
                    values[plane * area + at] = bad;
                    var where = kind == DefectKind.SumOff ? -1 : plane;
                    AssertDefect(Inspect(values, 6, area), kind, at, where);
                    AssertDefect(Inspect(Oracle.Floats(values), 6, area), kind, at, where);
                    AssertDefect(Inspect(Oracle.Halves(values), 6, area), kind, at, where);
                    AssertDefect(ArgMax.Find<float>(Oracle.Floats(values), 6, [], true, new ushort[area]), kind, at, where);
                }
            }
    }

    static void AssertDefect(ProbabilityReport report, DefectKind kind, int pixel, int plane) =>
        Assert.Equal((kind, pixel, plane), (report.Defect!.Value.Kind, report.Defect.Value.Pixel, report.Defect.Value.Class));

    [Fact]
    public void Minus_zero_is_a_probability() => Assert.Null(Inspect([-0.0, 1.0], 2, 1).Defect);

    [Fact]
    public void Quarter_steps_of_bytes_are_forgiven_but_no_more()
    {
        // 100 classes of 2 or 3 of 255: rounding alone may be off by half a step each.
        byte[] values = [.. Enumerable.Repeat((byte)3, 100)];
        Assert.Null(Inspect(values, 100, 1).Defect);
        Assert.Equal(DefectKind.SumOff, Inspect<byte>([.. values.Select(_ => (byte)4)], 100, 1).Defect!.Value.Kind);
        Assert.Equal(DefectKind.SumOff, Inspect<byte>([200, 200], 2, 1).Defect!.Value.Kind);
        Assert.Null(Inspect<byte>([128, 128], 2, 1).Defect);
    }

    [Fact]
    public void Incomplete_probabilities_may_sum_to_less_than_one_but_not_to_more()
    {
        Assert.Null(ProbabilityCheck.Inspect<double>([0.2, 0.2], 2, 1, [], complete: false, everyPixel: true).Defect);
        Assert.Equal(DefectKind.SumOff, ProbabilityCheck.Inspect<double>([0.6, 0.6], 2, 1, [], complete: false, everyPixel: true).Defect!.Value.Kind);
    }

    [Fact]
    public void Void_pixels_are_not_judged()
    {
        double[] values = [double.NaN, 0.5, 17, 0.5];
        Assert.Null(ProbabilityCheck.Inspect<double>(values, 2, 2, [Void, 0], true, true).Defect);
        Assert.Equal(0, Inspect(values, 2, 2).Defect!.Value.Pixel);
    }

    [Fact]
    public void Decisions_are_told_from_probabilities_and_void_pixels_have_no_say()
    {
        Assert.True(Inspect([1.0, 0, 0, 1], 2, 2).OneHot);
        Assert.False(Inspect([1.0, 0.1, 0, 0.9], 2, 2).OneHot);
        Assert.True(ProbabilityCheck.Inspect<double>([1, 0.3, 0, 0.3], 2, 2, [0, Void], true, true).OneHot);
        Assert.True(Inspect<byte>([255, 0], 2, 1).OneHot);
        Assert.False(Inspect<byte>([254, 1], 2, 1).OneHot);
    }

    [Theory]
    [InlineData(48 * 1024, 16)]
    [InlineData(64 * 1024, 256)]
    public void The_lattice_looks_at_one_pixel_in_64_and_not_in_one_column(int area, int run)
    {
        var values = Enumerable.Repeat(1f, area).ToArray();
        int[] seen = [.. Enumerable.Range(0, area).Where(pixel => Sees(values, area, pixel))];
        var blocks = area / (64 * run);
        Assert.Equal(area / 64, seen.Length);
        Assert.Equal(blocks, seen.Select(pixel => pixel / (64 * run)).Distinct().Count());
        Assert.Equal(blocks, seen.Select(pixel => pixel % (64 * run) / run).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, run), seen[..run]);
    }

    [Fact]
    public void The_lattice_sees_something_of_the_smallest_image() => Assert.True(Sees([1f], 1, 0));

    static bool Sees(float[] values, int area, int pixel)
    {
        values[pixel] = 0.5f;
        var sees = ProbabilityCheck.Inspect<float>(values, 1, area, [], true, everyPixel: false).Defect?.Pixel == pixel;
        values[pixel] = 1;
        return sees;
    }

    [Fact]
    public void Random_probabilities_pass_in_every_type() => RandomImages.ForAll((classes, values, labels) =>
    {
        Assert.Null(Inspect(values, classes, labels.Length).Defect);
        Assert.Null(Inspect(Oracle.Floats(values), classes, labels.Length).Defect);
        Assert.Null(Inspect(Oracle.Halves(values), classes, labels.Length).Defect);
        Assert.Null(Inspect(Oracle.Bytes(values), classes, labels.Length).Defect);
    });

    [Theory]
    [InlineData(DefectKind.NotANumber, double.NaN, "the probability of 'car' at pixel (2,1) is NaN")]
    [InlineData(DefectKind.Negative, -3.5, "the probability of 'car' at pixel (2,1) is -3.5, expected a number in [0,1]; these look like logits, apply softmax")]
    [InlineData(DefectKind.AboveOne, 12.25, "is 12.25, expected a number in [0,1]; these look like logits, apply softmax")]
    [InlineData(DefectKind.SumOff, 1.7, "the probabilities at pixel (2,1) sum to 1.7, expected 1; these look like sigmoid (multi-label) outputs")]
    [InlineData(DefectKind.SumOff, 0.25, "the probabilities at pixel (2,1) sum to 0.25, expected 1; these look like sigmoid (multi-label) outputs")]
    public void A_defect_is_told_with_pixel_class_and_remedy(DefectKind kind, double value, string expected) =>
        Assert.Contains(expected, new ProbabilityDefect(kind, 6, 1, value).Describe(4, k => k == 1 ? "car" : "?"));

    static ProbabilityReport Inspect<T>(T[] values, int classes, int area) where T : unmanaged => ProbabilityCheck.Inspect<T>(values, classes, area, [], true, everyPixel: true);
}

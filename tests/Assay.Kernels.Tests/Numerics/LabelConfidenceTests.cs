using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class LabelConfidenceTests
{
    const ushort Void = LabelCheck.Void;

    [Fact]
    public void Mean_per_class_and_in_all()
    {
        // Two classes, four pixels; the labelled ones have 0.9, 0.8, 0.7 and 0.6.
        var (result, sums, counts) = Measure<double>([0.9, 0.8, 0.3, 0.4, 0.1, 0.2, 0.7, 0.6], 2, [0, 0, 1, 1], 2);
        Oracle.Close(0.75, result.Mean);
        Oracle.Close(1.7, sums[0]);
        Oracle.Close(1.3, sums[1]);
        Assert.Equal([2, 2], counts);
        Assert.Equal((4, 0, 0), (result.Used, result.Left, result.Top));
    }

    [Fact]
    public void The_cell_that_lacks_most_is_named()
    {
        // 70 x 40 of certainty, but for a patch of 2 x 2 at (65,33): the cell at (64,32), 6 x 8.
        var values = Enumerable.Repeat(1f, 70 * 40).ToArray();
        foreach (var (x, y) in new[] { (65, 33), (66, 33), (65, 34), (66, 34) })
            values[y * 70 + x] = 0;
        var (result, _, _) = Measure<float>(values, 1, new ushort[70 * 40], 70);
        Assert.Equal((64, 32), (result.Left, result.Top));
        Oracle.Close(44 / 48.0, result.CellMean);
    }

    [Fact]
    public void Nothing_but_void_has_no_mean() => Assert.Null(Measure<double>([0.5, double.NaN], 1, [Void, Void], 2).Result.Mean);

    [Fact]
    public void An_image_without_pixels_has_no_mean() => Assert.Null(Measure<double>([], 2, [], 0).Result.Mean);

    [Fact]
    public void Random_images_have_the_means_of_scalar_code() => RandomImages.ForAll((classes, values, labels) =>
    {
        Check(values, values, classes, labels);
        var (floats, halves, bytes) = (Oracle.Floats(values), Oracle.Halves(values), Oracle.Bytes(values));
        Check([.. floats.Select(v => (double)v)], floats, classes, labels);
        Check([.. halves.Select(v => (double)v)], halves, classes, labels);
        Check([.. bytes.Select(v => v / 255.0)], bytes, classes, labels);
    });

    static void Check<T>(double[] exact, T[] stored, int classes, ushort[] labels) where T : unmanaged
    {
        var width = Width(labels.Length);
        var (result, sums, counts) = Measure<T>(stored, classes, labels, width);
        var used = Enumerable.Range(0, labels.Length).Where(i => labels[i] != Void).ToArray();
        double Value(int pixel) => exact[labels[pixel] * labels.Length + pixel];
        Oracle.Close(used.Length == 0 ? null : used.Average(Value), result.Mean);
        for (var k = 0; k < classes; k++)
        {
            Assert.Equal(used.Count(pixel => labels[pixel] == k), counts[k]);
            Oracle.Close(used.Where(pixel => labels[pixel] == k).Sum(Value), sums[k]);
        }
        if (used.Length == 0)
            return;
        var cells = used.GroupBy(pixel => (pixel / width / 32 * 32, pixel % width / 32 * 32)).ToDictionary(cell => cell.Key, cell => cell.Sum(pixel => 1 - Value(pixel)));
        Assert.Equal(cells.Values.Max(), cells[(result.Top, result.Left)], 9);
    }

    [Fact]
    public void Void_pixels_may_hold_anything() => RandomImages.ForAll((classes, values, labels) =>
    {
        double[] garbage = [.. values.Select((value, at) => labels[at % labels.Length] == Void ? double.NaN : value)];
        Assert.Equal(Measure<double>(values, classes, labels, 1).Result, Measure<double>(garbage, classes, labels, 1).Result);
    });

    [Fact]
    public void Renumbering_classes_changes_no_bit() => RandomImages.ForAll((classes, values, labels) =>
    {
        var (area, width) = (labels.Length, Width(labels.Length));
        ushort[] turned = [.. labels.Select(label => label == Void ? Void : (ushort)(classes - 1 - label))];
        double[] planes = [.. Enumerable.Range(0, classes).Reverse().SelectMany(k => values[(k * area)..((k + 1) * area)])];
        Assert.Equal(Measure<double>(values, classes, labels, width).Result, Measure<double>(planes, classes, turned, width).Result);
    });

    [Theory]
    [InlineData(double.NaN, DefectKind.NotANumber)]
    [InlineData(-0.25, DefectKind.Negative)]
    [InlineData(1.5, DefectKind.AboveOne)]
    public void A_value_that_is_no_probability_is_named_wherever_it_is(double bad, DefectKind kind)
    {
        foreach (var at in new[] { 0, 31, 32, 50, 99, 3999 })
        {
            var values = Enumerable.Repeat(0.5, 4000).ToArray();
            values[at] = bad;
            Assert.Equal(new ProbabilityDefect(kind, at, 0, bad), Measure<double>(values, 1, new ushort[4000], 100).Result.Defect);
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Measure<double>([0.5, 0.5], 1, [0, 1], 2));
        Assert.Throws<ArgumentException>(() => Measure<double>([0.5, 0.5, 0.5], 1, [0, 0, 0], 2));
    }

    static int Width(int area) => Enumerable.Range(1, 80).Last(side => area % side == 0);

    static (LabelConfidenceResult Result, double[] Sums, long[] Counts) Measure<T>(T[] values, int classes, ushort[] labels, int width) where T : unmanaged
    {
        var (sums, counts) = (new double[classes], new long[classes]);
        return (LabelConfidence.Measure<T>(values, classes, labels, width, sums, counts), sums, counts);
    }
}

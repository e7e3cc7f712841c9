using Assay.Kernels;

namespace Assay.Tests.Numerics;

/// <summary>What confident learning counts, against scalar code.</summary>
public class DisagreementTests
{
    const ushort Void = LabelCheck.Void;

    [Fact]
    public void Random_images_have_the_counts_of_scalar_code_in_every_type() => RandomImages.ForAll((classes, values, labels) =>
    {
        Check(values, values, classes, labels);
        Check(Oracle.Floats(values), [.. Oracle.Floats(values).Select(v => (double)v)], classes, labels);
        Check(Oracle.Halves(values), [.. Oracle.Halves(values).Select(v => (double)v)], classes, labels);
        Check(Oracle.Bytes(values), [.. Oracle.Bytes(values).Select(v => v / 255.0)], classes, labels);
    });

    static void Check<T>(T[] stored, double[] values, int classes, ushort[] labels) where T : unmanaged
    {
        CheckSums(stored, values, classes, labels);
        CheckRivals(stored, values, classes, labels);
        CheckLow(stored, values, classes, labels, 0, 0.3);
        CheckLow(stored, values, classes, labels, 0.1, 0.2);
        CheckLow(stored, values, classes, labels, 0, -1);
    }

    static double Own(double[] values, ushort[] labels, int pixel) => values[labels[pixel] * labels.Length + pixel];

    static int[] Used(ushort[] labels) => [.. Enumerable.Range(0, labels.Length).Where(pixel => labels[pixel] != Void)];

    static void CheckSums<T>(T[] stored, double[] values, int classes, ushort[] labels) where T : unmanaged
    {
        var (sums, pixels) = (new long[classes], new long[classes]);
        Assert.Null(ClassSums.Add<T>(stored, classes, labels, sums, pixels));
        for (var k = 0; k < classes; k++)
        {
            var own = Used(labels).Where(pixel => labels[pixel] == k).Select(pixel => Own(values, labels, pixel)).ToArray();
            Assert.Equal(own.Length, pixels[k]);
            Assert.Equal(own.Sum(p => (long)Math.Round(p * ClassSums.One)), sums[k]);
        }
    }

    static void CheckRivals<T>(T[] stored, double[] values, int classes, ushort[] labels) where T : unmanaged
    {
        var thresholds = Enumerable.Range(0, classes).Select(k => 0.3 + 0.4 * k / classes).ToArray();
        List<(ushort, ushort, double, bool, int)> found = [];
        var histogram = new long[LeadingBits.Count];
        Assert.Null(Disagreement.Count<T>(stored, classes, labels, true, thresholds, histogram, (label, rival, p, sure, weight) => found.Add((label, rival, p, sure, weight))).Defect);
        var best = Oracle.ArgMax(values, classes, labels.Length);
        Assert.Equal(Used(labels).Where(i => best[i] != labels[i])
            .Select(i => (labels[i], best[i], Own(values, labels, i), values[best[i] * labels.Length + i] >= thresholds[best[i]] - 1e-6, 1)), found);
        foreach (var group in Used(labels).Select(i => Own(values, labels, i)).Where(p => p < 0.5).GroupBy(LeadingBits.Of))
            Assert.Equal(group.Count(), histogram[group.Key]);
        Assert.True(histogram.Sum() <= Used(labels).Length);
    }

    static void CheckLow<T>(T[] stored, double[] values, int classes, ushort[] labels, double atLeast, double atMost) where T : unmanaged
    {
        var (pixels, probabilities) = (new int[1024], new double[1024]);
        List<(int, double, ushort)> found = [];
        for (var from = 0; from < labels.Length;)
        {
            var count = LowLabels.Find<T>(stored, classes, labels, atLeast, atMost, ref from, pixels, probabilities);
            var best = new ushort[count];
            LowLabels.ArgMaxAt<T>(stored, classes, labels.Length, pixels.AsSpan(0, count), true, best);
            found.AddRange(Enumerable.Range(0, count).Select(i => (pixels[i], probabilities[i], best[i])));
        }
        var expected = Oracle.ArgMax(values, classes, labels.Length);
        Assert.Equal(Used(labels).Where(i => Own(values, labels, i) >= atLeast && Own(values, labels, i) <= atMost).Select(i => (i, Own(values, labels, i), expected[i])), found);
    }

    [Fact]
    public void A_defect_takes_everything_back()
    {
        // 3000 pixels of class 0, which the model takes for class 1; a NaN in the third tile.
        var values = new float[2 * 3000];
        values.AsSpan(0, 3000).Fill(0.25f);
        values.AsSpan(3000).Fill(0.75f);
        values[3000 + 2500] = float.NaN;
        var (histogram, counted, calls) = (new long[LeadingBits.Count], 0, 0);
        var report = Disagreement.Count<float>(values, 2, new ushort[3000], true, [0.5, 0.5], histogram, (_, _, _, _, weight) => (counted, calls) = (counted + weight, calls + 1));
        Assert.Equal((DefectKind.NotANumber, 2500, 1), (report.Defect!.Value.Kind, report.Defect.Value.Pixel, report.Defect.Value.Class));
        Assert.Equal((0, 2 * 2048), (counted, calls));
        Assert.All(histogram, count => Assert.Equal(0, count));
    }

    [Fact]
    public void A_threshold_is_passed_by_what_falls_short_by_a_millionth()
    {
        double[] values = [0.25, 0.25, 0.25, 0.75, 0.75, 0.75];
        List<bool> sure = [];
        foreach (var threshold in (double[])[0.75 + 0.9e-6, 0.75 + 1.1e-6, 2])
            Disagreement.Count<double>(values, 2, [0, 1, Void], true, [2, threshold], new long[LeadingBits.Count], (_, _, _, isConfident, _) => sure.Add(isConfident));
        Assert.Equal([true, false, false], sure);
    }

    [Fact]
    public void Bytes_are_compared_as_their_share_of_255()
    {
        // 128 / 255 = 0.50196...
        foreach (var (threshold, expected) in (IEnumerable<(double, bool)>)[(0.50196, true), (0.502, false)])
            Disagreement.Count<byte>(new byte[] { 127, 128 }, 2, [0], true, [1, threshold], new long[LeadingBits.Count], (_, _, p, isConfident, _) => Assert.Equal((127 / 255.0, expected), (p, isConfident)));
    }

    [Fact]
    public void Where_classes_were_left_out_and_outweigh_the_best_nothing_disagrees()
    {
        double[] values = [0.1, 0.1, 0.6, 0.2];
        List<int> rivals = [];
        var histogram = new long[LeadingBits.Count];
        Disagreement.Count<double>(values, 2, [0, 0], complete: false, [0, 0], histogram, (_, rival, _, _, _) => rivals.Add(rival));
        Assert.Equal([1], rivals);
        Assert.Equal(2, histogram.Sum());
        var best = new ushort[2];
        LowLabels.ArgMaxAt<double>(values, 2, 2, [0, 1], complete: false, best);
        Assert.Equal([1, Void], best);
    }

    [Theory]
    [InlineData(double.NaN, DefectKind.NotANumber)]
    [InlineData(-0.5, DefectKind.Negative)]
    [InlineData(1.5, DefectKind.AboveOne)]
    public void A_bad_probability_of_a_label_has_a_place_and_one_of_another_class_none(double bad, DefectKind kind)
    {
        foreach (var pixel in (int[])[3, 17, 37])
        {
            var values = new double[2 * 40];
            values.AsSpan().Fill(0.5);
            values[40 + pixel] = bad;
            var labels = new ushort[40];
            Assert.Null(ClassSums.Add<double>(values, 2, labels, new long[2], new long[2]));
            labels[pixel] = 1;
            Assert.Equal((kind, pixel, 1), ClassSums.Add<double>(values, 2, labels, new long[2], new long[2]) is { } defect ? (defect.Kind, defect.Pixel, defect.Class) : default);
            Array.Fill(labels, (ushort)1);
            Assert.Equal(pixel, ClassSums.Add<double>(values, 2, labels, new long[2], new long[2])?.Pixel);
        }
    }

    [Fact]
    public void Labels_without_a_plane_and_lengths_that_do_not_fit_are_refused()
    {
        var (sums, histogram) = (new long[2], new long[LeadingBits.Count]);
        Assert.Throws<ArgumentException>(() => ClassSums.Add<float>(new float[4], 2, [0, 2], sums, sums));
        Assert.Throws<ArgumentException>(() => ClassSums.Add<float>(new float[4], 2, [0, 1], sums, new long[3]));
        Assert.Throws<ArgumentException>(() => Disagreement.Count<float>(new float[4], 2, [0, 2], true, [1, 1], histogram, (_, _, _, _, _) => { }));
        Assert.Throws<ArgumentException>(() => Disagreement.Count<float>(new float[4], 2, [0, 1], true, [1], histogram, (_, _, _, _, _) => { }));
        Assert.Throws<ArgumentException>(() => Find(new float[4], [0, 2], 1024));
        Assert.Throws<ArgumentException>(() => Find(new float[4], [0, 1], 1023));
    }

    static void Find(float[] values, ushort[] labels, int room)
    {
        var from = 0;
        LowLabels.Find<float>(values, 2, labels, 0, 1, ref from, new int[room], new double[room]);
    }

    [Fact]
    public void A_glance_sees_the_middle_alone()
    {
        var values = new float[2 * 1000];
        values.AsSpan(0, 1000).Fill(1);
        values[100] = 7;
        Assert.Null(ProbabilityGlance.Inspect<float>(values, 2, 1000, [], true).Defect);
        values[600] = 7;
        Assert.Equal(600, ProbabilityGlance.Inspect<float>(values, 2, 1000, [], true).Defect?.Pixel);
        Assert.Equal(0, ProbabilityGlance.Inspect<double>([2], 1, 1, [], true).Defect?.Pixel);
    }
}

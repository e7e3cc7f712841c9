using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class SoftMinTests
{
    const ushort Void = LabelCheck.Void;

    // Two classes, four pixels; the labelled ones have 0.9, 0.8, 0.7 and 0.6.
    static readonly double[] Four = [0.9, 0.8, 0.3, 0.4, 0.1, 0.2, 0.7, 0.6];
    static readonly ushort[] FourLabels = [0, 0, 1, 1];

    [Fact]
    public void A_high_temperature_gives_the_mean() => Oracle.Close(0.75, Score(Four, 2, FourLabels, 1e6).Score, 1e-6);

    [Fact]
    public void A_low_temperature_gives_the_lowest() => Assert.Equal(0.6, Score(Four, 2, FourLabels, 1e-6).Score);

    [Fact]
    public void The_lowest_is_named_with_its_first_pixel()
    {
        var result = Score([0.5, 0.25, 0.25, 1], 1, [0, 0, 0, 0], 0.1);
        Assert.Equal((0.25, 1, 4), (result.Lowest, result.Pixel, result.Used));
    }

    [Fact]
    public void An_image_of_void_is_no_evidence()
    {
        var result = Score([0.5, double.NaN], 1, [Void, Void], 0.1);
        Assert.Equal((null, -1, 0, null), (result.Score, result.Pixel, result.Used, result.Defect));
    }

    [Fact]
    public void An_image_without_pixels_is_no_evidence() => Assert.Null(Score([], 3, [], 0.1).Score);

    [Fact]
    public void One_pixel_scores_its_probability() => Assert.Equal(0.3, Score([0.7, 0.3], 2, [1], 0.1).Score);

    [Fact]
    public void Labels_that_are_certain_score_one() => Assert.Equal(1, Score([.. Enumerable.Repeat(1.0, 5000)], 1, new ushort[5000], 0.1).Score);

    [Fact]
    public void Labels_that_are_impossible_score_zero() => Assert.Equal(0, Score(new double[5000], 1, new ushort[5000], 0.1).Score);

    [Theory]
    [InlineData(double.NaN, DefectKind.NotANumber)]
    [InlineData(-0.25, DefectKind.Negative)]
    [InlineData(4.5, DefectKind.AboveOne)]
    [InlineData(double.PositiveInfinity, DefectKind.AboveOne)]
    public void A_value_that_is_no_probability_is_named_wherever_it_is(double bad, DefectKind kind)
    {
        foreach (var area in new[] { 1, 7, 16, 100, 2048, 5000 })
            foreach (var at in new[] { 0, area / 2, area - 1 })
            {
                var values = Enumerable.Repeat(0.5, 2 * area).ToArray();
                values[area + at] = bad;
                var labels = Enumerable.Repeat((ushort)1, area).ToArray();
                var expected = new ProbabilityDefect(kind, at, 1, bad);
                Assert.Equal((null, expected), (Score(values, 2, labels, 0.1).Score, Score(values, 2, labels, 0.1).Defect));
                Assert.Equal(kind, SoftMin.Score<float>(Oracle.Floats(values), 2, labels, 0.1).Defect!.Value.Kind);
                Assert.Equal(kind, SoftMin.Score<Half>(Oracle.Halves(values), 2, labels, 0.1).Defect!.Value.Kind);
            }
    }

    [Fact]
    public void Of_two_defects_the_first_pixel_is_named()
    {
        double[] values = [.. Enumerable.Repeat(0.5, 4000)];
        (values[2100], values[2090]) = (2, -1);
        Assert.Equal(new ProbabilityDefect(DefectKind.Negative, 2090, 0, -1), Score(values, 1, new ushort[4000], 0.1).Defect);
    }

    [Fact]
    public void Every_half_and_every_byte_is_read_as_what_it_stands_for()
    {
        Half[] halves = [.. Enumerable.Range(0, 65536).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits)).Where(half => half >= (Half)0 && half <= (Half)1)];
        var pair = new Half[32];
        foreach (var half in halves)
        {
            Array.Fill(pair, half);
            // One pixel goes the single way, sixteen the block way.
            Assert.Equal((double)half, SoftMin.Score<Half>(pair.AsSpan(0, 1), 1, new ushort[1], 0.1).Lowest);
            Assert.Equal((double)half, SoftMin.Score<Half>(pair.AsSpan(0, 16), 1, new ushort[16], 0.1).Lowest);
        }
        for (var value = 0; value < 256; value++)
            Assert.Equal(value / 255.0, SoftMin.Score<byte>([.. Enumerable.Repeat((byte)value, 17)], 1, new ushort[17], 0.1).Lowest);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.1)]
    [InlineData(3.0)]
    public void Random_images_score_as_the_scalar_formula(double temperature) => ForRandomImages((classes, values, labels) =>
    {
        var halves = Oracle.Halves(values);
        var bytes = Oracle.Bytes(values);
        Oracle.Close(Oracle.SoftMin(values, labels, temperature), Score(values, classes, labels, temperature).Score);
        var floats = Oracle.Floats(values);
        Oracle.Close(Oracle.SoftMin([.. floats.Select(v => (double)v)], labels, temperature), SoftMin.Score<float>(floats, classes, labels, temperature).Score);
        Oracle.Close(Oracle.SoftMin([.. halves.Select(v => (double)v)], labels, temperature), SoftMin.Score<Half>(halves, classes, labels, temperature).Score);
        Oracle.Close(Oracle.SoftMin([.. bytes.Select(v => v / 255.0)], labels, temperature), SoftMin.Score<byte>(bytes, classes, labels, temperature).Score);
    });

    [Fact]
    public void The_score_lies_between_lowest_and_highest() => ForRandomImages((classes, values, labels) =>
    {
        var result = Score(values, classes, labels, 0.05);
        var used = Enumerable.Range(0, labels.Length).Where(i => labels[i] != Void).Select(i => values[labels[i] * labels.Length + i]).ToArray();
        Assert.Equal(used.Length, result.Used);
        if (used.Length > 0)
        {
            Assert.Equal(used.Min(), result.Lowest);
            Assert.InRange(result.Score!.Value, used.Min(), used.Max());
        }
    });

    [Fact]
    public void Renumbering_classes_changes_no_bit() => ForRandomImages((classes, values, labels) =>
    {
        var area = labels.Length;
        ushort[] turned = [.. labels.Select(label => label == Void ? Void : (ushort)(classes - 1 - label))];
        double[] planes = [.. Enumerable.Range(0, classes).Reverse().SelectMany(k => values[(k * area)..((k + 1) * area)])];
        Assert.Equal(Score(values, classes, labels, 0.1), Score(planes, classes, turned, 0.1));
    });

    [Fact]
    public void Void_pixels_leave_no_trace_whatever_they_hold() => ForRandomImages((classes, values, labels) =>
    {
        var area = labels.Length;
        int[] used = [.. Enumerable.Range(0, area).Where(i => labels[i] != Void)];
        double[] garbage = [.. values.Select((value, at) => labels[at % area] == Void ? double.NaN : value)];
        double[] without = [.. Enumerable.Range(0, classes).SelectMany(k => used.Select(i => values[k * area + i]))];
        Assert.Equal(Score(values, classes, labels, 0.1), Score(garbage, classes, labels, 0.1));
        Assert.Equal(Score(values, classes, labels, 0.1).Score, Score(without, classes, [.. used.Select(i => labels[i])], 0.1).Score);
    });

    // The first column is what cleanlab 2.9 gives for that share of impossible pixels at temperature 0.1.
    [Theory]
    [InlineData(0.819, 1e-5, 0.0)]
    [InlineData(0.312, 1e-4, 0.0)]
    [InlineData(0.0434, 1e-3, 0.0)]
    [InlineData(0.0045, 1e-2, 0.0)]
    [InlineData(1.0, 0.0, 0.5)]
    [InlineData(0.5, 1.0, 0.5)]
    public void What_a_share_of_doubt_alone_gives(double expected, double share, double probability) =>
        Assert.Equal(expected, SoftMin.Expect(share, probability, 0.1), expected < 0.1 ? 4 : 3);

    [Theory]
    [InlineData(0.5, 0.1)]
    [InlineData(0.2, 0.05)]
    [InlineData(0.9, 3.0)]
    public void An_image_of_doubt_and_certainty_scores_as_expected(double probability, double temperature)
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => i % 8 == 3 ? probability : 1)];
        Oracle.Close(Score(values, 1, new ushort[1000], temperature).Score, SoftMin.Expect(0.125, probability, temperature));
    }

    [Fact]
    public void A_label_without_a_plane_is_refused() => Assert.Throws<ArgumentException>(() => Score([0.5, 0.5], 1, [0, 1], 0.1));

    [Fact]
    public void A_wrong_length_is_refused() => Assert.Throws<ArgumentException>(() => Score([0.5, 0.5, 0.5], 2, [0, 1], 0.1));

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    public void A_temperature_that_is_not_positive_is_refused(double temperature) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Score([0.5], 1, [0], temperature));

    static SoftMinResult Score(double[] values, int classes, ushort[] labels, double temperature) => SoftMin.Score<double>(values, classes, labels, temperature);

    static void ForRandomImages(Action<int, double[], ushort[]> check) => RandomImages.ForAll(check);
}

using System.Runtime.Intrinsics;
using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class UncertaintyTests
{
    [Theory]
    [InlineData(UncertaintyMeasure.Entropy, 1.0)]
    [InlineData(UncertaintyMeasure.Margin, 1.0)]
    [InlineData(UncertaintyMeasure.LeastConfidence, 1.0)]
    public void All_classes_alike_is_one_and_certainty_is_zero(UncertaintyMeasure measure, double alike)
    {
        Assert.Equal([alike, 0], Measure([0.25, 1, 0.25, 0, 0.25, 0, 0.25, 0], 4, measure).Select(value => Math.Round(value, 15)));
        Assert.Equal(0, Measure([1, 0, 0], 3, measure)[0]);
    }

    [Fact]
    public void The_three_measures_of_one_distribution()
    {
        // Half, three eighths, an eighth: (1/2 ln 2 + 3/8 ln 8/3 + 1/8 ln 8) / ln 3.
        double[] values = [0.5, 0.375, 0.125];
        Assert.Equal((Math.Log(2) / 2 + 3 * Math.Log(8 / 3.0) / 8 + Math.Log(8) / 8) / Math.Log(3), Measure(values, 3, UncertaintyMeasure.Entropy)[0], 1e-13);
        Assert.Equal(1 - 0.125, Measure(values, 3, UncertaintyMeasure.Margin)[0]);
        Assert.Equal(0.75, Measure(values, 3, UncertaintyMeasure.LeastConfidence)[0]);
    }

    [Fact]
    public void Random_images_are_as_one_by_one() => RandomImages.ForAll((classes, values, labels) =>
    {
        if (classes < 2)
            return;
        var area = labels.Length;
        foreach (var measure in Enum.GetValues<UncertaintyMeasure>())
            foreach (var (expected, actual) in Expected(values, classes, area, measure).Zip(Measure(values, classes, measure)))
                Assert.Equal(expected, actual, 1e-12);
    });

    static IEnumerable<double> Expected(double[] values, int classes, int area, UncertaintyMeasure measure) => Enumerable.Range(0, area).Select(i =>
    {
        var p = Enumerable.Range(0, classes).Select(k => values[k * area + i]).OrderDescending().ToArray();
        return measure switch
        {
            UncertaintyMeasure.Entropy => p.Where(value => value > 0).Sum(value => -value * Math.Log(value)) / Math.Log(classes),
            UncertaintyMeasure.Margin => 1 - (p[0] - p[1]),
            _ => (1 - p[0]) * classes / (classes - 1),
        };
    });

    [Fact]
    public void The_order_of_classes_changes_no_bit() => RandomImages.ForAll((classes, values, labels) =>
    {
        if (classes < 2)
            return;
        var turned = values.Chunk(labels.Length).Reverse().SelectMany(plane => plane).ToArray();
        foreach (var measure in Enum.GetValues<UncertaintyMeasure>())
            Assert.Equal(Measure(values, classes, measure), Measure(turned, classes, measure));
    });

    [Fact]
    public void Bytes_stand_for_shares_of_255()
    {
        var to = new double[1];
        Uncertainty.Measure<byte>([51, 204], 2, UncertaintyMeasure.Margin, to);
        Assert.Equal(1 - (0.8 - 0.2), to[0], 14);
    }

    [Fact]
    public void One_class_leaves_nothing_to_be_unsure_of() => Assert.Throws<ArgumentOutOfRangeException>(() => Measure([1.0], 1, UncertaintyMeasure.Entropy));

    [Fact]
    public void Logarithms_are_within_two_units_in_the_last_place()
    {
        var random = new Random(1);
        for (var i = 0; i < 200_000; i++)
        {
            var x = i % 2 == 0 ? random.NextDouble() : Math.Exp(-700 + 1400 * random.NextDouble());
            var (expected, actual) = (Math.Log(x), Logarithm.Log(x));
            Assert.True(Math.Abs(expected - actual) <= 2 * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)), $"ln({x:R}) is {actual:R}, expected {expected:R}");
        }
    }

    [Fact]
    public void Logarithms_of_one_and_of_powers_of_two_are_exact()
    {
        Assert.Equal(0.0, Logarithm.Log(1));
        Assert.Equal(Math.Log(2), Logarithm.Log(2));
        Assert.Equal(Logarithm.Log(0.3), Logarithm.Log(Vector256.Create(0.1, 0.2, 0.3, 0.4))[2]);
    }

    static double[] Measure(double[] values, int classes, UncertaintyMeasure measure)
    {
        var to = new double[values.Length / classes];
        Uncertainty.Measure<double>(values, classes, measure, to);
        return to;
    }
}

using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class ConfidenceCutTests
{
    const ushort Void = LabelCheck.Void;

    [Fact]
    public void A_decision_below_its_class_s_threshold_is_void()
    {
        // Pixels decided 0, 0, 1, 1 with 0.9, 0.6, 0.7 and 0.5; a probability equal to the threshold suffices.
        ushort[] decided = [0, 0, 1, 1];
        Assert.Equal(2, ConfidenceCut.Apply<double>([0.9, 0.6, 0.3, 0.5, 0.1, 0.4, 0.7, 0.5], [0.8, 0.7], new ushort[4], decided));
        Assert.Equal([0, Void, 1, Void], decided);
    }

    [Fact]
    public void Void_labels_take_the_decision_with_them_and_are_not_counted()
    {
        ushort[] decided = [0, 0, 0];
        Assert.Equal(1, ConfidenceCut.Apply<double>([0.9, double.NaN, 0.1], [0.5], [0, Void, 0], decided));
        Assert.Equal([0, Void, Void], decided);
    }

    [Fact]
    public void Random_images_are_cut_as_one_by_one() => RandomImages.ForAll((classes, values, labels) =>
    {
        var area = labels.Length;
        var thresholds = Enumerable.Range(0, classes).Select(k => 0.1 + 0.8 * k / classes).ToArray();
        void Check<T>(T[] stored, Func<T, double> exact) where T : unmanaged
        {
            var decided = Oracle.ArgMax([.. stored.Select(exact)], classes, area);
            ushort[] expected = [.. decided.Select((k, i) => labels[i] == Void || exact(stored[k * area + i]) < thresholds[k] ? Void : k)];
            Assert.Equal(Enumerable.Range(0, area).Count(i => expected[i] == Void && labels[i] != Void), ConfidenceCut.Apply<T>(stored, thresholds, labels, decided));
            Assert.Equal(expected, decided);
        }
        Check(values, value => value);
        Check(Oracle.Floats(values), value => value);
        Check(Oracle.Halves(values), value => (double)value);
        Check(Oracle.Bytes(values), value => value / 255.0);
    });
}

using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class LabelledValueTests
{
    const ushort Void = LabelCheck.Void;

    [Fact]
    public void Random_images_are_read_as_one_by_one() => RandomImages.ForAll((classes, values, labels) =>
    {
        void Check<T>(T[] stored, Func<T, double> exact) where T : unmanaged
        {
            var to = new double[labels.Length];
            LabelledValue.Read<T>(stored, classes, labels, to);
            Assert.Equal(labels.Select((label, i) => label == Void ? 0 : exact(stored[label * labels.Length + i])), to);
        }
        Check(values, value => value);
        Check(Oracle.Floats(values), value => value);
        Check(Oracle.Halves(values), value => (double)value);
        Check(Oracle.Bytes(values), value => value / 255.0);
    });

    [Fact]
    public void A_label_without_a_plane_is_refused() => Assert.Throws<ArgumentException>(() => LabelledValue.Read<double>([0.5, 0.5], 1, [0, 1], new double[2]));

    [Fact]
    public void A_map_is_hidden_where_labels_are_void() => RandomImages.ForAll((_, _, labels) =>
    {
        ushort[] map = [.. labels.Select((_, i) => (ushort)(i % 7 == 0 ? Void : i % 7))];
        ushort[] expected = [.. map.Zip(labels, (id, label) => label == Void ? Void : id)];
        LabelCheck.Hide(labels, map);
        Assert.Equal(expected, map);
    });
}

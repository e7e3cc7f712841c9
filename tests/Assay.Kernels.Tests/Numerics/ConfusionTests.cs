using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class ConfusionTests
{
    const ushort Void = LabelCheck.Void;

    [Fact]
    public void Rows_are_labels_and_columns_are_predictions() => Assert.Equal([1, 2, 0, 1], Count([0, 0, 0, 1], [0, 1, 1, 1], 2));

    [Fact]
    public void A_pixel_that_is_void_in_either_map_is_out() => Assert.Equal([1, 0, 0, 0], Count([0, Void, 0, Void], [0, 0, Void, Void], 2));

    [Fact]
    public void Counts_are_added_to_what_is_there()
    {
        long[] counts = [5];
        Confusion.Count([0, 0], [0, 0], 1, counts);
        Assert.Equal([7], counts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(300)]
    public void Random_maps_are_counted_as_one_by_one(int classes)
    {
        var random = new Random(classes);
        foreach (var (area, run) in new[] { (1, 1), (15, 3), (16, 50), (17, 50), (4099, 60), (4099, 1), (100_000, 90) })
        {
            var (labels, predicted) = (Oracle.Labels(random, classes, area, run), Oracle.Labels(random, classes, area, run));
            var expected = Oracle.Confusion(labels, predicted, classes);
            Assert.Equal(expected, Count(labels, predicted, classes));
            CheckOverlap(labels, predicted, classes, expected);
        }
    }

    static void CheckOverlap(ushort[] labels, ushort[] predicted, int classes, long[] table)
    {
        long[] agreed = new long[classes], inLabels = new long[classes], inPredicted = new long[classes];
        Overlap.Count(labels, predicted, agreed, inLabels, inPredicted);
        for (var k = 0; k < classes; k++)
        {
            Assert.Equal(table[k * classes + k], agreed[k]);
            Assert.Equal(Enumerable.Range(0, classes).Sum(j => table[k * classes + j]), inLabels[k]);
            Assert.Equal(Enumerable.Range(0, classes).Sum(j => table[j * classes + k]), inPredicted[k]);
        }
    }

    [Fact]
    public void Overlap_needs_no_table_for_65535_classes()
    {
        long[] agreed = new long[65_535], inLabels = new long[65_535], inPredicted = new long[65_535];
        Overlap.Count([65_534, 65_534, Void], [65_534, 3, 3], agreed, inLabels, inPredicted);
        Assert.Equal((1, 2, 1, 1), (agreed[65_534], inLabels[65_534], inPredicted[65_534], inPredicted[3]));
    }

    [Fact]
    public void An_id_beyond_the_classes_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Count([0, 2], [0, 0], 2));
        Assert.Throws<ArgumentException>(() => Count([0, 0], [0, 2], 2));
    }

    [Fact]
    public void Maps_of_different_length_are_refused() => Assert.Throws<ArgumentException>(() => Count([0, 0], [0], 2));

    static long[] Count(ushort[] labels, ushort[] predicted, int classes)
    {
        var counts = new long[classes * classes];
        Confusion.Count(labels, predicted, classes, counts);
        return counts;
    }
}

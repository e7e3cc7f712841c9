using System.Buffers;
using System.Runtime.CompilerServices;

namespace Assay.Kernels;

/// <summary>
/// Counts for each class the pixels where two maps agree on it, those that are labelled so and those that are predicted so: all that F-measures and IoU need,
/// without a table of classes x classes. A pixel that is void in either map is out.
/// </summary>
public static class Overlap
{
    // Up to here a table of pairs is faster: one count a pixel instead of three.
    const int MostInTable = 256;

    /// <summary>Adds an image to the counts, each of which has a number per class.</summary>
    /// <exception cref="ArgumentException">Lengths do not fit, or an id is neither void nor has a count.</exception>
    public static void Count(ReadOnlySpan<ushort> labels, ReadOnlySpan<ushort> predicted, Span<long> agreed, Span<long> inLabels, Span<long> inPredicted)
    {
        var classes = agreed.Length;
        if (inLabels.Length != classes || inPredicted.Length != classes)
            throw new ArgumentException($"{classes}, {inLabels.Length} and {inPredicted.Length} counts, expected as many of each", nameof(inLabels));
        if (classes is > 0 and <= MostInTable)
            CountByTable(labels, predicted, agreed, inLabels, inPredicted);
        else
            CountEach(labels, predicted, agreed, inLabels, inPredicted);
    }

    static void CountByTable(ReadOnlySpan<ushort> labels, ReadOnlySpan<ushort> predicted, Span<long> agreed, Span<long> inLabels, Span<long> inPredicted)
    {
        var classes = agreed.Length;
        var rented = ArrayPool<long>.Shared.Rent(classes * classes);
        var table = rented.AsSpan(0, classes * classes);
        table.Clear();
        Confusion.Count(labels, predicted, classes, table);
        for (var cell = 0; cell < table.Length; cell++)
        {
            var (row, column) = (cell / classes, cell % classes);
            inLabels[row] += table[cell];
            inPredicted[column] += table[cell];
            agreed[row] += row == column ? table[cell] : 0;
        }
        ArrayPool<long>.Shared.Return(rented);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void CountEach(ReadOnlySpan<ushort> labels, ReadOnlySpan<ushort> predicted, Span<long> agreed, Span<long> inLabels, Span<long> inPredicted)
    {
        LabelCheck.RequirePair(labels, predicted, agreed.Length);
        for (var i = 0; i < labels.Length; i++)
        {
            var (label, other) = (labels[i], predicted[i]);
            if (label == LabelCheck.Void || other == LabelCheck.Void)
                continue;
            inLabels[label]++;
            inPredicted[other]++;
            agreed[label] += label == other ? 1 : 0;
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>Leaves only those decisions of a model that it is sure of: a pixel whose class has less than that class's threshold becomes void.</summary>
public static class ConfidenceCut
{
    /// <summary>Cuts one image.</summary>
    /// <param name="values">Classes x area; bytes stand for value / 255. What is read has been checked, by <see cref="ArgMax"/> for example.</param>
    /// <param name="thresholds">For each class the least probability that counts as sure, in [0,1].</param>
    /// <param name="labels">A class per pixel. Where it is void the decision becomes void too, whatever the values, and is not counted.</param>
    /// <param name="decided">A class per pixel, usually the most probable; 65535 is void and stays so.</param>
    /// <returns>How many labelled pixels became void.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, or a pixel's class has no plane.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Apply<T>(ReadOnlySpan<T> values, ReadOnlySpan<double> thresholds, ReadOnlySpan<ushort> labels, Span<ushort> decided) where T : unmanaged
    {
        Planes.Require(values, thresholds.Length, decided.Length);
        LabelCheck.RequirePair(labels, decided, thresholds.Length);
        Span<double> block = stackalloc double[16];
        var (pixel, cut) = (0, 0);
        for (; pixel + 16 <= decided.Length; pixel += 16)
        {
            var classes = Vector256.LoadUnsafe(in decided[pixel]);
            var first = classes.ToScalar();
            var isUniform = first != LabelCheck.Void && Vector256.EqualsAll(classes, Vector256.Create(first))
                && !Vector256.EqualsAny(Vector256.LoadUnsafe(in labels[pixel]), Vector256<ushort>.AllBitsSet);
            if (!isUniform || AnyBelow(in values[first * decided.Length + pixel], thresholds[first], block))
                cut += ApplyEach(values, thresholds, labels, decided, pixel, pixel + 16);
        }
        return cut + ApplyEach(values, thresholds, labels, decided, pixel, decided.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool AnyBelow<T>(ref readonly T stored, double threshold, Span<double> block) where T : unmanaged
    {
        ref var start = ref MemoryMarshal.GetReference(block);
        StoredValue.Widen16(ref Unsafe.AsRef(in stored), ref start);
        var least = Vector256.Create(threshold);
        var below = Vector256.LessThan(Vector256.LoadUnsafe(ref start), least) | Vector256.LessThan(Vector256.LoadUnsafe(ref start, 4), least)
            | Vector256.LessThan(Vector256.LoadUnsafe(ref start, 8), least) | Vector256.LessThan(Vector256.LoadUnsafe(ref start, 12), least);
        return Vector256.ExtractMostSignificantBits(below) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int ApplyEach<T>(ReadOnlySpan<T> values, ReadOnlySpan<double> thresholds, ReadOnlySpan<ushort> labels, Span<ushort> decided, int from, int end) where T : unmanaged
    {
        var cut = 0;
        for (var pixel = from; pixel < end; pixel++)
        {
            var isLabelled = labels[pixel] != LabelCheck.Void;
            if (decided[pixel] == LabelCheck.Void || (isLabelled && LabelledValue.At(values, decided, pixel) >= thresholds[decided[pixel]]))
                continue;
            decided[pixel] = LabelCheck.Void;
            cut += isLabelled ? 1 : 0;
        }
        return cut;
    }
}

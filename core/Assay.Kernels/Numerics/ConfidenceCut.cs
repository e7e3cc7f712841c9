using System.Numerics;
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
            if (!isUniform)
            {
                cut += ApplyEach(values, thresholds, labels, decided, pixel, pixel + 16);
                continue;
            }
            var below = Below(in values[first * decided.Length + pixel], thresholds[first], block);
            (classes | below).CopyTo(decided[pixel..]);
            cut += BitOperations.PopCount(below.ExtractMostSignificantBits());
        }
        return cut + ApplyEach(values, thresholds, labels, decided, pixel, decided.Length);
    }

    // All bits of each of sixteen pixels that are below: what makes an id void.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<ushort> Below<T>(ref readonly T stored, double threshold, Span<double> block) where T : unmanaged
    {
        ref var start = ref MemoryMarshal.GetReference(block);
        StoredValue.Widen16(ref Unsafe.AsRef(in stored), ref start);
        var least = Vector256.Create(threshold);
        var (a, b) = (Vector256.LessThan(Vector256.LoadUnsafe(ref start), least), Vector256.LessThan(Vector256.LoadUnsafe(ref start, 4), least));
        var (c, d) = (Vector256.LessThan(Vector256.LoadUnsafe(ref start, 8), least), Vector256.LessThan(Vector256.LoadUnsafe(ref start, 12), least));
        return Vector256.Narrow(Vector256.Narrow(a.AsUInt64(), b.AsUInt64()), Vector256.Narrow(c.AsUInt64(), d.AsUInt64()));
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

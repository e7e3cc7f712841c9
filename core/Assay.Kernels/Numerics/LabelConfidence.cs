using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>
/// The mean probability that a model gives the labelled class ("confidence in label", one of the scores of Lad and Mueller, arXiv 2307.05080), per class and in all, and
/// the square cell of the image where most is missing to certainty. Void pixels are out of every sum.
/// </summary>
/// <remarks>One pass, row by row, a cell's row at a time; sums run in four lanes and a fixed order whatever the machine. Classes are summed from the smallest sum up.</remarks>
public static class LabelConfidence
{
    /// <summary>Pixels along a cell's side; cells at the right and lower edge are smaller.</summary>
    public const int CellSide = 32;

    /// <summary>Measures one image.</summary>
    /// <param name="values">Classes x area, in [0,1]; bytes stand for value / 255.</param>
    /// <param name="classes">The number of planes.</param>
    /// <param name="labels">A class per pixel, row-major; 65535 is void.</param>
    /// <param name="width">Columns, 1 or more when there is a pixel.</param>
    /// <param name="sums">Becomes for each class the sum of probabilities of pixels labelled so.</param>
    /// <param name="counts">Becomes for each class the number of these pixels.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label has no plane.</exception>
    public static LabelConfidenceResult Measure<T>(ReadOnlySpan<T> values, int classes, ReadOnlySpan<ushort> labels, int width, Span<double> sums, Span<long> counts) where T : unmanaged
    {
        Planes.Require(values, classes, labels.Length);
        LabelCheck.Require(labels, classes, nameof(labels));
        if (sums.Length != classes || counts.Length != classes)
            throw new ArgumentException($"{sums.Length} sums and {counts.Length} counts for {classes} classes", nameof(sums));
        if (labels.Length > 0 && (width < 1 || labels.Length % width != 0))
            throw new ArgumentException($"{labels.Length} pixels are not rows of {width}", nameof(width));
        sums.Clear();
        counts.Clear();
        return labels.Length == 0 ? LabelConfidenceResult.Nothing : Walk(values, labels, width, sums, counts);
    }

    static LabelConfidenceResult Walk<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, int width, Span<double> sums, Span<long> counts) where T : unmanaged
    {
        var doubts = new CellDoubts((width + CellSide - 1) / CellSide);
        var height = labels.Length / width;
        for (var row = 0; row < height; row++)
        {
            for (var left = 0; left < width; left += CellSide)
            {
                var count = Math.Min(CellSide, width - left);
                if (!TryAdd(values, labels, row * width + left, count, sums, counts, out var sum, out var used))
                    return LabelConfidenceResult.Nothing with { Defect = LabelledValue.FindDefect(values, labels, row * width) };
                doubts.Add(left / CellSide, sum, used);
            }
            if (row % CellSide == CellSide - 1 || row == height - 1)
                doubts.EndRow(row / CellSide);
        }
        return doubts.Used == 0 ? LabelConfidenceResult.Nothing : new(Total(sums) / doubts.Used, doubts.Used, doubts.Left, doubts.Top, doubts.Mean, null);
    }

    // From the smallest up, so that renumbering classes changes no bit.
    static double Total(ReadOnlySpan<double> sums)
    {
        double[] ordered = [.. sums];
        ordered.AsSpan().Sort();
        var total = 0.0;
        foreach (var sum in ordered)
            total += sum;
        return total;
    }

    // A cell's row; false when a value is NaN or outside [0,1].
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool TryAdd<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, int from, int count, Span<double> sums, Span<long> counts, out double sum, out int used) where T : unmanaged
    {
        if (count == CellSide && IsUniform(in labels[from]))
            return TryAddUniform(values, labels, from, sums, counts, out sum, out used);
        (sum, used) = (0, 0);
        for (var pixel = from; pixel < from + count; pixel++)
        {
            if (labels[pixel] == LabelCheck.Void)
                continue;
            var value = LabelledValue.At(values, labels, pixel);
            if (value is not (>= 0 and <= 1))
                return false;
            sums[labels[pixel]] += value;
            counts[labels[pixel]]++;
            sum += value;
            used++;
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IsUniform(ref readonly ushort from)
    {
        var first = Vector256.LoadUnsafe(in from);
        return Vector256.EqualsAll(first, Vector256.Create(from)) & Vector256.EqualsAll(first, Vector256.LoadUnsafe(in from, 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool TryAddUniform<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, int from, Span<double> sums, Span<long> counts, out double sum, out int used) where T : unmanaged
    {
        (sum, used) = (0, 0);
        var label = labels[from];
        if (label == LabelCheck.Void)
            return true;
        Span<double> row = stackalloc double[CellSide];
        ref var start = ref MemoryMarshal.GetReference(row);
        ref var stored = ref Unsafe.AsRef(in values[label * labels.Length + from]);
        StoredValue.Widen16(ref stored, ref start);
        StoredValue.Widen16(ref Unsafe.Add(ref stored, 16), ref Unsafe.Add(ref start, 16));
        var (total, inside) = (Vector256<double>.Zero, Vector256<double>.AllBitsSet);
        for (var i = 0; i < CellSide; i += 4)
        {
            var value = Vector256.LoadUnsafe(ref start, (nuint)i);
            inside &= Vector256.GreaterThanOrEqual(value, Vector256<double>.Zero) & Vector256.LessThanOrEqual(value, Vector256<double>.One);
            total += value;
        }
        (sum, used) = ((total[0] + total[1]) + (total[2] + total[3]), CellSide);
        sums[label] += sum;
        counts[label] += CellSide;
        return Vector256.EqualsAll(inside.AsInt64(), Vector256<long>.AllBitsSet);
    }
}

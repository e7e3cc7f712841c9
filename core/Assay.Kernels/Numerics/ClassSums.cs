using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>
/// Per class, how many pixels have it as their label and the sum of its probability there: their quotient is confident learning's threshold of a class (Northcutt, Jiang
/// and Chuang, arXiv 1911.00068, section 3.1: the average self-confidence). Sums are integers in units of 2^-32, each value rounded to the nearest, so that any order of
/// pixels and images gives the same bits; a mean is off by at most 1.2e-10.
/// </summary>
public static class ClassSums
{
    /// <summary>Units in a probability of 1.</summary>
    public const long One = 1L << 32;

    // Pixels between fetching and using.
    const int Ahead = 256;

    // Adding and subtracting 1.5 * 2^20 rounds a double to a multiple of 2^-32; up to 2^21 of them have an exact sum in a double.
    const double Rounder = 1.5 * (1 << 20);

    /// <summary>Adds an image.</summary>
    /// <param name="values">Classes x area; bytes stand for value / 255.</param>
    /// <param name="classes">Planes.</param>
    /// <param name="labels">A class per pixel; 65535 is void.</param>
    /// <param name="sums">A sum per class, in units of 2^-32; of a whole image it fits. Undefined when there is a defect.</param>
    /// <param name="pixels">A count per class.</param>
    /// <returns>The first probability of a labelled class that is NaN or outside [0,1], or null.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label has no plane.</exception>
    public static ProbabilityDefect? Add<T>(ReadOnlySpan<T> values, int classes, ReadOnlySpan<ushort> labels, Span<long> sums, Span<long> pixels) where T : unmanaged
    {
        Planes.Require(values, classes, labels.Length);
        LabelCheck.Require(labels, classes, nameof(labels));
        if (sums.Length != classes || pixels.Length != classes)
            throw new ArgumentException($"{classes} classes, but {sums.Length} sums and {pixels.Length} counts", nameof(sums));
        var isValid = AddAll(values, labels, sums, pixels);
        return isValid ? null : FindDefect(values, labels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool AddAll<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, Span<long> sums, Span<long> pixels) where T : unmanaged
    {
        ref var start = ref MemoryMarshal.GetReference(values);
        ref var label = ref MemoryMarshal.GetReference(labels);
        Span<double> sixteen = stackalloc double[16];
        var valid = Vector256<double>.AllBitsSet;
        var (isValid, i) = (true, 0);
        for (; i + 16 <= labels.Length; i += 16)
        {
            var block = Vector256.LoadUnsafe(ref label, (nuint)i);
            var first = block.ToScalar();
            LabelPrefetch.One(values, labels, i + Ahead);
            if (!Vector256.EqualsAll(block, Vector256.Create(first)))
                isValid &= AddEach(values, labels, i, i + 16, sums, pixels);
            else if (first != LabelCheck.Void)
            {
                sums[first] += Sum(ref Unsafe.Add(ref start, first * labels.Length + i), ref sixteen[0], ref valid);
                pixels[first] += 16;
            }
        }
        isValid &= AddEach(values, labels, i, labels.Length, sums, pixels);
        return isValid && Vector256.EqualsAll(valid.AsInt64(), Vector256<long>.AllBitsSet);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static long Sum<T>(ref T start, ref double sixteen, ref Vector256<double> valid) where T : unmanaged
    {
        var sum = Vector256<double>.Zero;
        if (typeof(T) == typeof(float))
        {
            for (nuint i = 0; i < 16; i += 8)
            {
                var eight = Vector256.LoadUnsafe(ref Unsafe.As<T, float>(ref start), i);
                sum += Rounded(Vector256.WidenLower(eight), ref valid) + Rounded(Vector256.WidenUpper(eight), ref valid);
            }
        }
        else
        {
            StoredValue.Widen16(ref start, ref sixteen);
            for (nuint i = 0; i < 16; i += 4)
                sum += Rounded(Vector256.LoadUnsafe(ref sixteen, i), ref valid);
        }
        return (long)(((sum[0] + sum[1]) + (sum[2] + sum[3])) * One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<double> Rounded(Vector256<double> p, ref Vector256<double> valid)
    {
        valid &= Vector256.GreaterThanOrEqual(p, Vector256<double>.Zero) & Vector256.LessThanOrEqual(p, Vector256<double>.One);
        return (p + Vector256.Create(Rounder)) - Vector256.Create(Rounder);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool AddEach<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, int from, int to, Span<long> sums, Span<long> pixels) where T : unmanaged
    {
        var isValid = true;
        for (var i = from; i < to; i++)
        {
            if (labels[i] == LabelCheck.Void)
                continue;
            var p = StoredValue.ToDouble(values[labels[i] * labels.Length + i]);
            isValid &= p is >= 0 and <= 1;
            sums[labels[i]] += (long)(((p + Rounder) - Rounder) * One);
            pixels[labels[i]]++;
        }
        return isValid;
    }

    static ProbabilityDefect FindDefect<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels) where T : unmanaged
    {
        for (var pixel = 0; ; pixel++)
            if (labels[pixel] != LabelCheck.Void && StoredValue.ToDouble(values[labels[pixel] * labels.Length + pixel]) is var p && Planes.Judge(p) is { } kind)
                return new(kind, pixel, labels[pixel], p);
    }
}

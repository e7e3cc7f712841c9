using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>The probability of each pixel's label.</summary>
public static class LabelledValue
{
    /// <summary>Reads the probability of every pixel's label, unchecked; 0 where the label is void.</summary>
    /// <param name="values">Classes x area; bytes stand for value / 255.</param>
    /// <param name="classes">The number of planes.</param>
    /// <param name="labels">A class per pixel; 65535 is void.</param>
    /// <param name="to">As many as labels.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label has no plane.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read<T>(ReadOnlySpan<T> values, int classes, ReadOnlySpan<ushort> labels, Span<double> to) where T : unmanaged
    {
        Planes.Require(values, classes, labels.Length);
        LabelCheck.Require(labels, classes, nameof(labels));
        if (to.Length != labels.Length)
            throw new ArgumentException($"{to.Length} numbers for {labels.Length} pixels", nameof(to));
        ref var stored = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i + 16 <= labels.Length; i += 16)
        {
            var block = Vector256.LoadUnsafe(in labels[i]);
            var first = block.ToScalar();
            if (first != LabelCheck.Void && Vector256.EqualsAll(block, Vector256.Create(first)))
                StoredValue.Widen16(ref Unsafe.Add(ref stored, first * labels.Length + i), ref to[i]);
            else
                ReadEach(values, labels, to, i, i + 16);
        }
        ReadEach(values, labels, to, i, labels.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void ReadEach<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, Span<double> to, int from, int end) where T : unmanaged
    {
        for (var pixel = from; pixel < end; pixel++)
            to[pixel] = labels[pixel] == LabelCheck.Void ? 0 : At(values, labels, pixel);
    }

    /// <summary>The probability of a pixel's label, which is not void.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double At<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, int pixel) where T : unmanaged =>
        StoredValue.ToDouble(values[labels[pixel] * labels.Length + pixel]);

    /// <summary>The first label's probability, from a pixel on, that is none; there is one.</summary>
    internal static ProbabilityDefect FindDefect<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, int from) where T : unmanaged
    {
        for (var pixel = from; ; pixel++)
            if (labels[pixel] != LabelCheck.Void && Planes.Judge(At(values, labels, pixel)) is { } kind)
                return new(kind, pixel, labels[pixel], At(values, labels, pixel));
    }
}

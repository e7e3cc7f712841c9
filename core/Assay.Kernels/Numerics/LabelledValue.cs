using System.Runtime.CompilerServices;

namespace Assay.Kernels;

/// <summary>The probability of a pixel's label, one pixel at a time: for what is looked at rarely, and to name what is wrong.</summary>
static class LabelledValue
{
    /// <summary>The probability of a pixel's label, which is not void.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double At<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, int pixel) where T : unmanaged =>
        StoredValue.ToDouble(values[labels[pixel] * labels.Length + pixel]);

    /// <summary>The first label's probability, from a pixel on, that is none; there is one.</summary>
    public static ProbabilityDefect FindDefect<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, int from) where T : unmanaged
    {
        for (var pixel = from; ; pixel++)
            if (labels[pixel] != LabelCheck.Void && Planes.Judge(At(values, labels, pixel)) is { } kind)
                return new(kind, pixel, labels[pixel], At(values, labels, pixel));
    }
}

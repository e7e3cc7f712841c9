using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Assay.Kernels;

/// <summary>
/// Fetches the values of labels that are some pixels ahead: where the label changes, the next value lies in another plane, which no processor foresees. Addresses only: nothing is
/// read, so those of void pixels may lie outside. Beyond the end of the image nothing happens.
/// </summary>
static class LabelPrefetch
{
    /// <summary>The value of one pixel, and with it those of its neighbours that have its label.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void One<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, int pixel) where T : unmanaged
    {
        if (Sse.IsSupported && pixel < labels.Length)
            Sse.Prefetch0((T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(values)) + ((nint)labels[pixel] * labels.Length + pixel));
    }

    /// <summary>The values of sixteen pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sixteen<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, int pixel) where T : unmanaged
    {
        for (var i = pixel; i < Math.Min(pixel + 16, labels.Length); i++)
            One(values, labels, i);
    }
}

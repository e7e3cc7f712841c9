using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Assay.Kernels.Codecs;

/// <summary>Copies every n-th sample of a row as numbers of another type.</summary>
static class TiffConversion
{
    public static void Convert<T>(ReadOnlySpan<byte> from, TiffType type, int step, Span<T> to) where T : unmanaged, INumberBase<T>
    {
        switch (type)
        {
            case TiffType.UInt8: Convert<byte, T>(from, step, to); break;
            case TiffType.Int8: Convert<sbyte, T>(from, step, to); break;
            case TiffType.UInt16: Convert<ushort, T>(from, step, to); break;
            case TiffType.Int16: Convert<short, T>(from, step, to); break;
            case TiffType.UInt32: Convert<uint, T>(from, step, to); break;
            case TiffType.Int32: Convert<int, T>(from, step, to); break;
            case TiffType.Float32: Convert<float, T>(from, step, to); break;
            default: Convert<double, T>(from, step, to); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Convert<TFrom, T>(ReadOnlySpan<byte> bytes, int step, Span<T> to) where TFrom : unmanaged, INumberBase<TFrom> where T : unmanaged, INumberBase<T>
    {
        var from = MemoryMarshal.Cast<byte, TFrom>(bytes)[..((to.Length - 1) * step + 1)];
        if (typeof(T) == typeof(TFrom) && step == 1)
            MemoryMarshal.Cast<TFrom, T>(from).CopyTo(to);
        else if (step == 1)
            for (var i = 0; i < to.Length; i++)
                to[i] = T.CreateTruncating(from[i]);
        else
            for (var (i, at) = (0, 0); i < to.Length; i++, at += step)
                to[i] = T.CreateTruncating(from[at]);
    }
}

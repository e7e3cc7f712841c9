using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Scorers.Agreement;

/// <summary>Labels and reference pixel by pixel, with void in both wherever it is in either, so that what lies below void cannot matter. In rented memory.</summary>
sealed class DifferingMaps : IDisposable
{
    readonly ushort[] labels, others;
    readonly int area;

    public DifferingMaps(Size size)
    {
        (Size, area) = (size, checked((int)size.Area));
        (labels, others) = (ArrayPool<ushort>.Shared.Rent(area), ArrayPool<ushort>.Shared.Rent(area));
    }

    public Size Size { get; }

    public Span<ushort> Labels => labels.AsSpan(0, area);

    public Span<ushort> Others => others.AsSpan(0, area);

    /// <summary>Makes void common to both, and counts the pixels that are left.</summary>
    public int ShareVoid()
    {
        ref var a = ref MemoryMarshal.GetArrayDataReference(labels);
        ref var b = ref MemoryMarshal.GetArrayDataReference(others);
        var nothing = Vector256<ushort>.AllBitsSet;
        var i = 0;
        for (; i + Vector256<ushort>.Count <= area; i += Vector256<ushort>.Count)
        {
            var (x, y) = (Vector256.LoadUnsafe(ref a, (nuint)i), Vector256.LoadUnsafe(ref b, (nuint)i));
            var isVoid = Vector256.Equals(x, nothing) | Vector256.Equals(y, nothing);
            (x | isVoid).StoreUnsafe(ref a, (nuint)i);
            (y | isVoid).StoreUnsafe(ref b, (nuint)i);
        }
        for (; i < area; i++)
            if (labels[i] == LabelMap.Void || others[i] == LabelMap.Void)
                labels[i] = others[i] = LabelMap.Void;
        return area - Labels.Count(LabelMap.Void);
    }

    public void Dispose()
    {
        ArrayPool<ushort>.Shared.Return(labels);
        ArrayPool<ushort>.Shared.Return(others);
    }
}

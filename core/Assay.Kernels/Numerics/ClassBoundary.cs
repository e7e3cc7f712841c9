using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>
/// The pixels near a boundary between classes: those with a pixel of another class at most <c>radius</c> columns and rows away (chess-board distance, so 1 means that they
/// touch, corners included). Void belongs to no class, so its edge is no boundary, and a void pixel is near none. Time goes with area x radius.
/// </summary>
public static class ClassBoundary
{
    /// <summary>How many pixels are near a boundary.</summary>
    /// <param name="labels">A class per pixel, row-major; 65535 is void.</param>
    /// <param name="width">Columns, 1 or more when there is a pixel.</param>
    /// <param name="radius">1 or more.</param>
    /// <exception cref="ArgumentException">The labels are not rows of that width.</exception>
    public static int Count(ReadOnlySpan<ushort> labels, int width, int radius) => Walk(labels, width, radius, []);

    /// <summary>Copies labels and makes those near a boundary void.</summary>
    /// <param name="labels">A class per pixel, row-major; 65535 is void.</param>
    /// <param name="width">Columns, 1 or more when there is a pixel.</param>
    /// <param name="radius">1 or more.</param>
    /// <param name="to">As long as the labels, and not the same memory.</param>
    /// <returns>How many pixels became void.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    public static int Exclude(ReadOnlySpan<ushort> labels, int width, int radius, Span<ushort> to)
    {
        if (to.Length != labels.Length)
            throw new ArgumentException($"{to.Length} pixels for {labels.Length} labels", nameof(to));
        return Walk(labels, width, radius, to);
    }

    static int Walk(ReadOnlySpan<ushort> labels, int width, int radius, Span<ushort> to)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radius);
        if (labels.Length == 0)
            return 0;
        if (width < 1 || labels.Length % width != 0)
            throw new ArgumentException($"{labels.Length} pixels are not rows of {width}", nameof(width));
        var (height, reach) = (labels.Length / width, Math.Min(radius, width));
        // Extremes of a column's window, with what changes nothing on both sides: of ids, and of ids + 1, in which void is 0.
        var (lowest, highest) = (ArrayPool<ushort>.Shared.Rent(width + 2 * reach), ArrayPool<ushort>.Shared.Rent(width + 2 * reach));
        lowest.AsSpan().Fill(LabelCheck.Void);
        highest.AsSpan().Clear();
        var near = 0;
        for (var row = 0; row < height; row++)
        {
            var (first, last) = (Math.Max(0, row - radius), (int)Math.Min(height - 1L, row + (long)radius));
            FindExtremes(labels.Slice(first * width, (last - first + 1) * width), width, lowest.AsSpan(reach, width), highest.AsSpan(reach, width));
            near += Mark(labels.Slice(row * width, width), lowest, highest, reach, to.IsEmpty ? [] : to.Slice(row * width, width));
        }
        ArrayPool<ushort>.Shared.Return(lowest);
        ArrayPool<ushort>.Shared.Return(highest);
        return near;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void FindExtremes(ReadOnlySpan<ushort> rows, int width, Span<ushort> lowest, Span<ushort> highest)
    {
        var x = 0;
        for (; x + 16 <= width; x += 16)
        {
            var (low, high) = (Vector256<ushort>.AllBitsSet, Vector256<ushort>.Zero);
            for (var at = x; at < rows.Length; at += width)
            {
                var ids = Vector256.LoadUnsafe(in rows[at]);
                low = Vector256.Min(low, ids);
                high = Vector256.Max(high, ids + Vector256<ushort>.One);
            }
            low.CopyTo(lowest[x..]);
            high.CopyTo(highest[x..]);
        }
        for (; x < width; x++)
        {
            var (low, high) = (ushort.MaxValue, ushort.MinValue);
            for (var at = x; at < rows.Length; at += width)
                (low, high) = (Math.Min(low, rows[at]), Math.Max(high, (ushort)(rows[at] + 1)));
            (lowest[x], highest[x]) = (low, high);
        }
    }

    // A window of one class has lowest + 1 = highest, and so has one of void.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int Mark(ReadOnlySpan<ushort> labels, ReadOnlySpan<ushort> lowest, ReadOnlySpan<ushort> highest, int reach, Span<ushort> to)
    {
        var (x, near) = (0, 0);
        for (; x + 16 <= labels.Length; x += 16)
        {
            var (low, high) = (Vector256<ushort>.AllBitsSet, Vector256<ushort>.Zero);
            for (var at = x; at <= x + 2 * reach; at++)
            {
                low = Vector256.Min(low, Vector256.LoadUnsafe(in lowest[at]));
                high = Vector256.Max(high, Vector256.LoadUnsafe(in highest[at]));
            }
            var ids = Vector256.LoadUnsafe(in labels[x]);
            var isNear = ~Vector256.Equals(low + Vector256<ushort>.One, high) & ~Vector256.Equals(ids, Vector256<ushort>.AllBitsSet);
            near += BitOperations.PopCount(isNear.ExtractMostSignificantBits());
            if (!to.IsEmpty)
                (ids | isNear).CopyTo(to[x..]);
        }
        for (; x < labels.Length; x++)
        {
            var (low, high) = (ushort.MaxValue, ushort.MinValue);
            for (var at = x; at <= x + 2 * reach; at++)
                (low, high) = (Math.Min(low, lowest[at]), Math.Max(high, highest[at]));
            var isNear = (ushort)(low + 1) != high && labels[x] != LabelCheck.Void;
            near += isNear ? 1 : 0;
            if (!to.IsEmpty)
                to[x] = isNear ? LabelCheck.Void : labels[x];
        }
        return near;
    }
}

using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>
/// Counts pixels by their class in two maps; a pixel that is void in either is out. Sixteen pixels of one pair (most, in images) are counted at once, the others
/// in four tables by turns, so that equal neighbours do not wait for each other.
/// </summary>
public static class Confusion
{
    /// <summary>The most classes that a table is made for: it then takes 32 MiB.</summary>
    public const int MostClasses = 2048;

    // Beyond this four tables no longer fit into the first-level cache.
    const int MostInTurns = 30;

    /// <summary>Adds an image to a table.</summary>
    /// <param name="labels">Classes by annotators.</param>
    /// <param name="predicted">Classes by the reference.</param>
    /// <param name="classes">1 to <see cref="MostClasses"/>.</param>
    /// <param name="counts">Classes x classes: row = label, column = predicted.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or an id is neither void nor below <paramref name="classes"/>.</exception>
    public static void Count(ReadOnlySpan<ushort> labels, ReadOnlySpan<ushort> predicted, int classes, Span<long> counts)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, MostClasses);
        LabelCheck.RequirePair(labels, predicted, classes);
        if (counts.Length != classes * classes)
            throw new ArgumentException($"a table of {classes} classes has {classes * classes} counts, got {counts.Length}", nameof(counts));
        // One more row and column take the void pixels, so that no pixel needs a branch.
        var side = classes + 1;
        var tables = classes <= MostInTurns ? 4 : 1;
        var rented = ArrayPool<int>.Shared.Rent(tables * side * side);
        rented.AsSpan(0, tables * side * side).Clear();
        Fill(labels, predicted, side, tables == 4 ? side * side : 0, ref rented[0]);
        for (var table = 0; table < tables; table++)
            for (var row = 0; row < classes; row++)
                for (var column = 0; column < classes; column++)
                    counts[row * classes + column] += rented[(table * side + row) * side + column];
        ArrayPool<int>.Shared.Return(rented);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Fill(ReadOnlySpan<ushort> labels, ReadOnlySpan<ushort> predicted, int side, int stride, ref int counts)
    {
        ref var l = ref MemoryMarshal.GetReference(labels);
        ref var p = ref MemoryMarshal.GetReference(predicted);
        var i = 0;
        for (; i + 16 <= labels.Length; i += 16)
        {
            if (IsUniform(ref Unsafe.Add(ref l, i)) && IsUniform(ref Unsafe.Add(ref p, i)))
                Unsafe.Add(ref counts, Cell(ref l, ref p, i, side)) += 16;
            else
                for (var j = i; j < i + 16; j++)
                    Unsafe.Add(ref counts, (j & 3) * stride + Cell(ref l, ref p, j, side))++;
        }
        for (; i < labels.Length; i++)
            Unsafe.Add(ref counts, Cell(ref l, ref p, i, side))++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IsUniform(ref ushort from)
    {
        var block = Vector256.LoadUnsafe(ref from);
        return Vector256.EqualsAll(block, Vector256.Create(block.ToScalar()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Cell(ref ushort labels, ref ushort predicted, int pixel, int side) =>
        Math.Min(Unsafe.Add(ref labels, pixel), side - 1) * side + Math.Min(Unsafe.Add(ref predicted, pixel), side - 1);
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>Checks class ids of a label map. Void is 65535, as in Assay.LabelMap.</summary>
public static class LabelCheck
{
    /// <summary>The id of a pixel that belongs to no class.</summary>
    public const ushort Void = ushort.MaxValue;

    /// <summary>The first pixel whose id is neither void nor below <paramref name="classes"/>, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstOutside(ReadOnlySpan<ushort> ids, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        if (classes >= Void)
            return -1;
        ref var start = ref MemoryMarshal.GetReference(ids);
        var i = 0;
        for (; i + 16 <= ids.Length && !AnyOutside(ref Unsafe.Add(ref start, i), (ushort)classes);)
            i += 16;
        for (; i < ids.Length; i++)
            if (ids[i] >= classes && ids[i] != Void)
                return i;
        return -1;
    }

    /// <summary>Makes a map void where the labels are.</summary>
    /// <exception cref="ArgumentException">They differ in length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Hide(ReadOnlySpan<ushort> labels, Span<ushort> map)
    {
        if (labels.Length != map.Length)
            throw new ArgumentException($"{labels.Length} labels, but {map.Length} pixels", nameof(map));
        var i = 0;
        for (; i + 16 <= map.Length; i += 16)
            (Vector256.LoadUnsafe(in map[i]) | Vector256.Equals(Vector256.LoadUnsafe(in labels[i]), Vector256<ushort>.AllBitsSet)).CopyTo(map[i..]);
        for (; i < map.Length; i++)
            if (labels[i] == Void)
                map[i] = Void;
    }

    // In unsigned arithmetic id + 1 wraps void to 0, so one comparison with classes + 1 finds both.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool AnyOutside(ref ushort from, ushort classes) =>
        Vector256.GreaterThanAny(Vector256.LoadUnsafe(ref from) + Vector256<ushort>.One, Vector256.Create(classes));

    /// <summary>Refuses ids that have no plane; kernels call it so that no label can make them read elsewhere.</summary>
    internal static void Require(ReadOnlySpan<ushort> ids, int classes, string name)
    {
        if (FirstOutside(ids, classes) is >= 0 and var pixel)
            throw new ArgumentException($"pixel {pixel} has class {ids[pixel]}, but there are {classes}", name);
    }

    /// <summary>Refuses two maps of different length, and what <see cref="Require"/> refuses.</summary>
    internal static void RequirePair(ReadOnlySpan<ushort> labels, ReadOnlySpan<ushort> predicted, int classes)
    {
        if (labels.Length != predicted.Length)
            throw new ArgumentException($"{labels.Length} labels, but {predicted.Length} predicted pixels", nameof(predicted));
        Require(labels, classes, nameof(labels));
        Require(predicted, classes, nameof(predicted));
    }
}

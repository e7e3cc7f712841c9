using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>Runs of equal pairs where two maps differ. Where they agree, or either is void, there is no key: that is most of a map, and passed over in vectors.</summary>
readonly ref struct DifferenceRuns(ReadOnlySpan<ushort> labels, ReadOnlySpan<ushort> others) : IRunSource
{
    readonly ReadOnlySpan<ushort> labels = labels, others = others;

    public int Skip(int from, int end)
    {
        ref var a = ref MemoryMarshal.GetReference(labels);
        ref var b = ref MemoryMarshal.GetReference(others);
        var nothing = Vector256<ushort>.AllBitsSet;
        for (; from + Vector256<ushort>.Count <= end; from += Vector256<ushort>.Count)
        {
            var (x, y) = (Vector256.LoadUnsafe(ref a, (nuint)from), Vector256.LoadUnsafe(ref b, (nuint)from));
            var differ = ~(Vector256.Equals(x, y) | Vector256.Equals(x, nothing) | Vector256.Equals(y, nothing));
            if (differ != Vector256<ushort>.Zero)
                return from + BitOperations.TrailingZeroCount(differ.ExtractMostSignificantBits());
        }
        while (from < end && (labels[from] == others[from] || labels[from] == LabelCheck.Void || others[from] == LabelCheck.Void))
            from++;
        return from;
    }

    public int Extend(int from, int end)
    {
        ref var a = ref MemoryMarshal.GetReference(labels);
        ref var b = ref MemoryMarshal.GetReference(others);
        var (label, other) = (labels[from], others[from]);
        var (allLabel, allOther) = (Vector256.Create(label), Vector256.Create(other));
        for (; from + Vector256<ushort>.Count <= end; from += Vector256<ushort>.Count)
        {
            var same = Vector256.Equals(Vector256.LoadUnsafe(ref a, (nuint)from), allLabel) & Vector256.Equals(Vector256.LoadUnsafe(ref b, (nuint)from), allOther);
            if (same != Vector256<ushort>.AllBitsSet)
                return from + BitOperations.TrailingZeroCount(~same.ExtractMostSignificantBits());
        }
        while (from < end && labels[from] == label && others[from] == other)
            from++;
        return from;
    }

    public uint Key(int at) => (uint)labels[at] << 16 | others[at];
}

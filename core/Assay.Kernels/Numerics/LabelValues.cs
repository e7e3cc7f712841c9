using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>
/// The label's value at consecutive pixels, each at its place, as the numbers that tiles compute with; a void pixel gets a number above all. Sixteen pixels of one label
/// are copied as a block. Labels have been checked: each is void or has a plane.
/// </summary>
readonly ref struct LabelValues<TStored, TNumber>(ReadOnlySpan<TStored> values, ReadOnlySpan<ushort> labels)
    where TStored : unmanaged where TNumber : unmanaged, INumber<TNumber>
{
    // Pixels between fetching and using.
    const int Ahead = 256, AheadMixed = 64;

    static readonly TNumber Above = TNumber.CreateTruncating(2 * StoredValue.One<TStored>());

    readonly ReadOnlySpan<TStored> values = values;
    readonly ReadOnlySpan<ushort> labels = labels;

    /// <summary>Reads as many pixels as there is room for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(int from, Span<TNumber> to)
    {
        ref var label = ref MemoryMarshal.GetReference(labels);
        var i = 0;
        for (; i + 16 <= to.Length; i += 16)
        {
            var block = Vector256.LoadUnsafe(ref label, (nuint)(from + i));
            LabelPrefetch.One(values, labels, from + i + Ahead);
            if (Vector256.EqualsAll(block, Vector256.Create(block.ToScalar())))
                Copy(block.ToScalar(), from + i, to.Slice(i, 16));
            else
                Hop(from + i, to.Slice(i, 16));
        }
        for (; i < to.Length; i++)
            to[i] = At(from + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Copy(ushort label, int pixel, Span<TNumber> to)
    {
        if (label == LabelCheck.Void)
            to.Fill(Above);
        else if (typeof(TStored) == typeof(TNumber))
            MemoryMarshal.Cast<TStored, TNumber>(values.Slice(label * labels.Length + pixel, 16)).CopyTo(to);
        else
            StoredValue.ToSingle(values.Slice(label * labels.Length + pixel, 16), MemoryMarshal.Cast<TNumber, float>(to));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Hop(int pixel, Span<TNumber> to)
    {
        LabelPrefetch.Sixteen(values, labels, pixel + AheadMixed);
        for (var i = 0; i < 16; i++)
            to[i] = At(pixel + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TNumber At(int pixel) => labels[pixel] == LabelCheck.Void ? Above : StoredNumber<TStored, TNumber>.Of(values[labels[pixel] * labels.Length + pixel]);
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Assay.Kernels;

/// <summary>
/// Walks an image and collects the probability of each pixel's label, void pixels left out. Sixteen pixels of one label are copied as a block; mixed ones are
/// fetched one by one. Labels have been checked: each is void or has a plane.
/// </summary>
ref struct LabelGather<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels) where T : unmanaged
{
    /// <summary>Room that <see cref="Fill"/> needs behind the values asked for.</summary>
    public const int Slack = 16;

    // Pixels between fetching and using: 64 floats are four cache lines.
    const int Ahead = 64;

    readonly ref T values = ref MemoryMarshal.GetReference(values);
    readonly ref ushort labels = ref MemoryMarshal.GetReference(labels);
    readonly int area = labels.Length;

    /// <summary>The next pixel.</summary>
    public int Pixel { get; private set; }

    /// <summary>Collects the next <paramref name="count"/> values; fewer only at the end of the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Fill(scoped Span<double> to, int count)
    {
        ref var target = ref MemoryMarshal.GetReference(to);
        var filled = 0;
        while (filled + 16 <= count && Pixel + 16 <= area)
            filled += Take16(ref Unsafe.Add(ref target, filled));
        while (filled < count && Pixel < area)
            filled += Take(Pixel++, ref Unsafe.Add(ref target, filled));
        return filled;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Take16(scoped ref double target)
    {
        var pixel = Pixel;
        Pixel += 16;
        var block = Vector256.LoadUnsafe(ref labels, (nuint)pixel);
        var first = block.ToScalar();
        if (!Vector256.EqualsAll(block, Vector256.Create(first)))
            return TakeMixed(pixel, ref target);
        if (first == LabelCheck.Void)
            return 0;
        StoredValue.Widen16(ref Unsafe.Add(ref values, first * area + pixel), ref target);
        return 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    readonly int TakeMixed(int pixel, scoped ref double target)
    {
        if (pixel + Ahead + 16 <= area)
            Prefetch(pixel + Ahead);
        var filled = 0;
        for (var i = 0; i < 16; i++)
            filled += Take(pixel + i, ref Unsafe.Add(ref target, filled));
        return filled;
    }

    // Mixed labels hop between planes; no processor foresees that. Addresses only: nothing is read, so those of void pixels may lie outside.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    readonly unsafe void Prefetch(int pixel)
    {
        if (!Sse.IsSupported)
            return;
        var start = (T*)Unsafe.AsPointer(ref values);
        for (var i = pixel; i < pixel + 16; i++)
            Sse.Prefetch0(start + ((nint)Unsafe.Add(ref labels, i) * area + i));
    }

    // Without a branch: a void pixel writes a value that the next one overwrites.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly int Take(int pixel, scoped ref double target)
    {
        var label = (int)Unsafe.Add(ref labels, pixel);
        var isUsed = label != LabelCheck.Void;
        target = StoredValue.ToDouble(Unsafe.Add(ref values, (isUsed ? label * area : 0) + pixel));
        return isUsed ? 1 : 0;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Assay.Kernels;

/// <summary>
/// All planes of a few pixels, reduced to what arg-max and the checks need: per pixel the highest value, its class and the sum over classes, and over the tile
/// whether any sign bit was set. Planes come in fours, so that the three rows are loaded and stored once for four planes; a plane of a tile is read once, from front to
/// back. TNumber is float or double; a class index is kept as a TNumber (exact up to 2^24).
/// </summary>
readonly ref struct PixelTile<TNumber>(Span<TNumber> best, Span<TNumber> index, Span<TNumber> sum) where TNumber : unmanaged, INumber<TNumber>
{
    readonly Span<TNumber> best = best, index = index, sum = sum;

    /// <summary>The highest value of each pixel.</summary>
    public ReadOnlySpan<TNumber> Best => best;

    /// <summary>The first class that has it.</summary>
    public ReadOnlySpan<TNumber> Index => index;

    /// <summary>The sum over classes.</summary>
    public ReadOnlySpan<TNumber> Sum => sum;

    /// <summary>Starts anew for some pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(int count)
    {
        best[..count].Fill(TNumber.CreateTruncating(-1));
        index[..count].Clear();
        sum[..count].Clear();
    }

    /// <summary>Takes one class in; true when a sign bit is set: a negative value, or -0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Add(ReadOnlySpan<TNumber> plane, int classIndex)
    {
        var number = TNumber.CreateTruncating(classIndex);
        ref var s = ref MemoryMarshal.GetReference(sum);
        var signs = Vector256<TNumber>.Zero;
        var i = 0;
        for (; i + Vector256<TNumber>.Count <= plane.Length; i += Vector256<TNumber>.Count)
        {
            var value = Vector256.LoadUnsafe(in plane[i]);
            signs |= value;
            Keep(value, Vector256.Create(number), (nuint)i);
            (Vector256.LoadUnsafe(ref s, (nuint)i) + value).StoreUnsafe(ref s, (nuint)i);
        }
        var negative = Vector256.ExtractMostSignificantBits(signs) != 0;
        for (; i < plane.Length; i++)
            negative |= Take(plane[i], number, i);
        return negative;
    }

    /// <summary>Takes four consecutive classes in; the result is as of <see cref="Add"/>.</summary>
    /// <param name="planes">From the first pixel of the first plane on.</param>
    /// <param name="stride">Elements between planes.</param>
    /// <param name="count">Pixels.</param>
    /// <param name="classIndex">The first plane's.</param>
    /// <param name="ahead">Elements to what will be read next, so that it can be fetched meanwhile: a tile hops from plane to plane, which no processor foresees.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Add4(ReadOnlySpan<TNumber> planes, int stride, int count, int classIndex, nint ahead)
    {
        var rest = count % Vector256<TNumber>.Count;
        var negative = AddVectors(in planes[0], (nuint)stride, (nuint)(count - rest), TNumber.CreateTruncating(classIndex), ahead);
        for (var k = 0; k < 4; k++)
            for (var i = count - rest; i < count; i++)
                negative |= Take(planes[k * stride + i], TNumber.CreateTruncating(classIndex + k), i);
        return negative;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool AddVectors(ref readonly TNumber planes, nuint stride, nuint count, TNumber classIndex, nint ahead)
    {
        var (k0, k1) = (Vector256.Create(classIndex), Vector256.Create(classIndex + TNumber.One));
        var (k2, k3) = (k1 + Vector256<TNumber>.One, k1 + Vector256<TNumber>.One + Vector256<TNumber>.One);
        ref var s = ref MemoryMarshal.GetReference(sum);
        var signs = Vector256<TNumber>.Zero;
        for (nuint i = 0; i < count; i += (nuint)Vector256<TNumber>.Count)
        {
            Prefetch(in planes, i, stride, ahead);
            var v0 = Vector256.LoadUnsafe(in planes, i);
            var v1 = Vector256.LoadUnsafe(in planes, i + stride);
            var v2 = Vector256.LoadUnsafe(in planes, i + 2 * stride);
            var v3 = Vector256.LoadUnsafe(in planes, i + 3 * stride);
            signs |= v0 | v1 | v2 | v3;
            var (front, back) = (Higher(v0, k0, v1, k1), Higher(v2, k2, v3, k3));
            var four = Higher(front.Value, front.Class, back.Value, back.Class);
            Keep(four.Value, four.Class, i);
            (Vector256.LoadUnsafe(ref s, i) + ((v0 + v1) + (v2 + v3))).StoreUnsafe(ref s, i);
        }
        return Vector256.ExtractMostSignificantBits(signs) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Keep(Vector256<TNumber> value, Vector256<TNumber> classes, nuint at)
    {
        ref var b = ref MemoryMarshal.GetReference(best);
        ref var k = ref MemoryMarshal.GetReference(index);
        var all = Higher(Vector256.LoadUnsafe(ref b, at), Vector256.LoadUnsafe(ref k, at), value, classes);
        all.Value.StoreUnsafe(ref b, at);
        all.Class.StoreUnsafe(ref k, at);
    }

    // The earlier class wins ties.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Vector256<TNumber> Value, Vector256<TNumber> Class) Higher(Vector256<TNumber> a, Vector256<TNumber> ka, Vector256<TNumber> b, Vector256<TNumber> kb)
    {
        var higher = Vector256.GreaterThan(b, a);
        return (Vector256.ConditionalSelect(higher, b, a), Vector256.ConditionalSelect(higher, kb, ka));
    }

    bool Take(TNumber value, TNumber number, int at)
    {
        if (value > best[at])
            (best[at], index[at]) = (value, number);
        sum[at] += value;
        return TNumber.IsNegative(value);
    }

    // Addresses only; nothing is read, so they may lie outside.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Prefetch(ref readonly TNumber planes, nuint i, nuint stride, nint ahead)
    {
        if (!Sse.IsSupported || i * (nuint)sizeof(TNumber) % 64 != 0)
            return;
        var next = (TNumber*)Unsafe.AsPointer(ref Unsafe.AsRef(in planes)) + ahead + (nint)i;
        Sse.Prefetch0(next);
        Sse.Prefetch0(next + stride);
        Sse.Prefetch0(next + 2 * stride);
        Sse.Prefetch0(next + 3 * stride);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>Reads tiles of one image's planes and checks them. TStored is what is stored, TNumber what is computed with: double for double, float for the others.</summary>
readonly ref struct TileReader<TStored, TNumber>(Raster<TStored> raster, Span<TNumber> work)
    where TStored : unmanaged where TNumber : unmanaged, INumber<TNumber>
{
    /// <summary>Pixels of a tile: its three rows of numbers and those of four planes stay in the first-level cache.</summary>
    public const int Length = 1024;

    /// <summary>Numbers that have to be lent.</summary>
    public const int Work = 7 * Stride;

    // Rows start 4096 bytes and a little apart: at exactly 4096 a load waits for a store to another row that looks like its own.
    const int Stride = Length + 48;

    readonly Raster<TStored> raster = raster;
    readonly Span<TNumber> converted = work[(3 * Stride)..];
    readonly TNumber one = TNumber.CreateTruncating(StoredValue.One<TStored>());
    readonly TNumber least = TNumber.CreateTruncating(raster.LeastSum * StoredValue.One<TStored>());
    readonly TNumber most = TNumber.CreateTruncating(raster.MostSum * StoredValue.One<TStored>());

    /// <summary>The tile read last; per pixel its highest value, that value's class and the sum.</summary>
    public PixelTile<TNumber> Tile { get; } = new(work[..Length], work[Stride..][..Length], work[(2 * Stride)..][..Length]);

    /// <summary>Reads a tile and checks it.</summary>
    /// <param name="from">Its first pixel.</param>
    /// <param name="count">Its pixels, up to <see cref="Length"/>.</param>
    /// <param name="oneHot">Becomes false at the first pixel that is not certain of one class.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ProbabilityDefect? Read(int from, int count, ref bool oneHot)
    {
        Tile.Begin(count);
        var (negative, k) = (false, 0);
        for (; k + 4 <= raster.Classes; k += 4)
            negative |= Add4(k, from, count);
        for (; k < raster.Classes; k++)
            negative |= Tile.Add(Row(k, from, count), k);
        oneHot = oneHot && IsOneHot(from, count);
        return negative || !IsWithin(count) ? raster.FindDefect(from, count) : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool Add4(int k, int from, int count)
    {
        if (typeof(TStored) == typeof(TNumber))
            return Tile.Add4(MemoryMarshal.Cast<TStored, TNumber>(raster.From(k, from)), raster.Area, count, k, raster.Ahead(k, count));
        for (var plane = 0; plane < 4; plane++)
            StoredValue.ToSingle(raster.Row(k + plane, from, count), MemoryMarshal.Cast<TNumber, float>(converted[(plane * Stride)..]));
        return Tile.Add4(converted, Stride, count, k, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    ReadOnlySpan<TNumber> Row(int k, int from, int count)
    {
        var stored = raster.Row(k, from, count);
        if (typeof(TStored) == typeof(TNumber))
            return MemoryMarshal.Cast<TStored, TNumber>(stored);
        StoredValue.ToSingle(stored, MemoryMarshal.Cast<TNumber, float>(converted));
        return converted[..count];
    }

    // NaN fails every comparison; one NaN in a pixel makes its sum NaN.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool IsWithin(int count)
    {
        var within = Vector256<TNumber>.AllBitsSet;
        var i = 0;
        for (; i + Vector256<TNumber>.Count <= count; i += Vector256<TNumber>.Count)
        {
            var sum = Vector256.LoadUnsafe(in Tile.Sum[i]);
            within &= Vector256.LessThanOrEqual(Vector256.LoadUnsafe(in Tile.Best[i]), Vector256.Create(one))
                & Vector256.GreaterThanOrEqual(sum, Vector256.Create(least)) & Vector256.LessThanOrEqual(sum, Vector256.Create(most));
        }
        var result = Vector256.EqualsAll(within.AsInt32(), Vector256<int>.AllBitsSet);
        for (; i < count; i++)
            result &= Tile.Best[i] <= one && Tile.Sum[i] >= least && Tile.Sum[i] <= most;
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool IsOneHot(int from, int count)
    {
        for (var i = 0; i < count; i++)
            if ((Tile.Best[i] != one || Tile.Sum[i] != one) && !raster.IsVoid(from + i))
                return false;
        return true;
    }
}

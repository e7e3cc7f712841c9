using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>
/// The most probable class of every pixel; of equal ones the first, as numpy.argmax. All values and all sums are checked on the way, as by
/// <see cref="ProbabilityCheck"/> on every pixel, because all of them are read anyway.
/// </summary>
public static class ArgMax
{
    /// <summary>Finds the classes of one image.</summary>
    /// <param name="values">Classes x area, up to 65535 classes; bytes stand for value / 255.</param>
    /// <param name="classes">Planes.</param>
    /// <param name="labels">A class per pixel, whose void pixels are not judged (their arg-max is arbitrary); empty when none is void.</param>
    /// <param name="complete">
    /// False when classes were left out. A pixel where what is missing to 1 outweighs the best class then becomes void: its arg-max is probably a class left out.
    /// </param>
    /// <param name="to">The class of each pixel; its length is the area. Incomplete when there is a defect.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or there are too many classes.</exception>
    public static ProbabilityReport Find<T>(ReadOnlySpan<T> values, int classes, ReadOnlySpan<ushort> labels, bool complete, Span<ushort> to) where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, LabelCheck.Void);
        var raster = new Raster<T>(values, classes, to.Length, labels, complete);
        return typeof(T) == typeof(double) ? Find<T, double>(raster, complete, to) : Find<T, float>(raster, complete, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static ProbabilityReport Find<T, TNumber>(Raster<T> raster, bool complete, Span<ushort> to) where T : unmanaged where TNumber : unmanaged, INumber<TNumber>
    {
        var reader = new TileReader<T, TNumber>(raster, stackalloc TNumber[TileReader<T, TNumber>.Work]);
        var one = TNumber.CreateTruncating(StoredValue.One<T>());
        var oneHot = true;
        for (var from = 0; from < to.Length; from += TileReader<T, TNumber>.Length)
        {
            var tile = to.Slice(from, Math.Min(TileReader<T, TNumber>.Length, to.Length - from));
            if (reader.Read(from, tile.Length, ref oneHot) is { } defect)
                return new(defect, oneHot);
            Write(reader.Tile, tile);
            if (!complete)
                LeaveOut(reader.Tile, one, tile);
        }
        return new(null, oneHot);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Write<TNumber>(PixelTile<TNumber> tile, Span<ushort> to) where TNumber : unmanaged, INumber<TNumber>
    {
        var i = 0;
        if (typeof(TNumber) == typeof(float))
        {
            var index = MemoryMarshal.Cast<TNumber, float>(tile.Index);
            for (; i + 16 <= to.Length; i += 16)
                Vector256.Narrow(Whole(index[i..]), Whole(index[(i + 8)..])).CopyTo(to[i..]);
        }
        for (; i < to.Length; i++)
            to[i] = (ushort)int.CreateTruncating(tile.Index[i]);
    }

    static Vector256<uint> Whole(ReadOnlySpan<float> from) => Vector256.ConvertToInt32(Vector256.Create(from)).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void LeaveOut<TNumber>(PixelTile<TNumber> tile, TNumber one, Span<ushort> to) where TNumber : unmanaged, INumber<TNumber>
    {
        for (var i = 0; i < to.Length; i++)
            if (one - tile.Sum[i] > tile.Best[i])
                to[i] = LabelCheck.Void;
    }
}

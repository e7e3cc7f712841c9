using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>Pixels whose label has a low probability, and the most probable class of such few pixels; for images whose values have been checked.</summary>
public static class LowLabels
{
    const int Tile = 1024;

    /// <summary>Finds pixels whose label's probability lies between two bounds, both included, in order, as many as fit. Void pixels are none.</summary>
    /// <param name="values">Classes x area; bytes stand for value / 255.</param>
    /// <param name="classes">Planes.</param>
    /// <param name="labels">A class per pixel; 65535 is void.</param>
    /// <param name="atLeast">The lower bound.</param>
    /// <param name="atMost">The upper bound; below 0 there is no such pixel.</param>
    /// <param name="from">The pixel to begin with; becomes the one to go on with, the area at the end.</param>
    /// <param name="pixels">Room for at least 1024 pixels: y * width + x.</param>
    /// <param name="probabilities">As long: the label's probability at each.</param>
    /// <returns>How many were found.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label has no plane.</exception>
    public static int Find<T>(ReadOnlySpan<T> values, int classes, ReadOnlySpan<ushort> labels, double atLeast, double atMost, ref int from, Span<int> pixels, Span<double> probabilities)
        where T : unmanaged
    {
        Planes.Require(values, classes, labels.Length);
        if (from == 0)
            LabelCheck.Require(labels, classes, nameof(labels));
        if (pixels.Length < Tile || probabilities.Length < pixels.Length)
            throw new ArgumentException($"room for {pixels.Length} pixels and {probabilities.Length} probabilities, expected {Tile} or more", nameof(pixels));
        return typeof(T) == typeof(double)
            ? Find<T, double>(values, labels, atLeast, atMost, ref from, pixels, probabilities)
            : Find<T, float>(values, labels, atLeast, atMost, ref from, pixels, probabilities);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int Find<T, TNumber>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, double atLeast, double atMost, ref int from, Span<int> pixels, Span<double> probabilities)
        where T : unmanaged where TNumber : unmanaged, INumber<TNumber>
    {
        var gather = new LabelValues<T, TNumber>(values, labels);
        var (lowest, highest) = (StoredNumber<T, TNumber>.AtLeast(atLeast), StoredNumber<T, TNumber>.AtMost(atMost));
        Span<TNumber> own = stackalloc TNumber[Tile];
        var found = 0;
        for (; from < labels.Length && found + Tile <= pixels.Length; from += Tile)
        {
            var tile = own[..Math.Min(Tile, labels.Length - from)];
            gather.Fill(from, tile);
            var count = Collect(tile, lowest, highest, from, pixels[found..]);
            for (var i = found; i < found + count; i++)
                probabilities[i] = StoredNumber<T, TNumber>.Probability(tile[pixels[i] - from]);
            found += count;
        }
        from = Math.Min(from, labels.Length);
        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int Collect<TNumber>(ReadOnlySpan<TNumber> tile, TNumber lowest, TNumber highest, int from, Span<int> pixels) where TNumber : unmanaged, INumber<TNumber>
    {
        var (i, count) = (0, 0);
        for (; i + Vector256<TNumber>.Count <= tile.Length; i += Vector256<TNumber>.Count)
        {
            var own = Vector256.LoadUnsafe(in tile[i]);
            var inside = Vector256.GreaterThanOrEqual(own, Vector256.Create(lowest)) & Vector256.LessThanOrEqual(own, Vector256.Create(highest));
            for (var bits = inside.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                pixels[count++] = from + i + BitOperations.TrailingZeroCount(bits);
        }
        for (; i < tile.Length; i++)
            if (tile[i] >= lowest && tile[i] <= highest)
                pixels[count++] = from + i;
        return count;
    }

    /// <summary>The most probable class of chosen pixels; of equal ones the first, as <see cref="ArgMax"/>.</summary>
    /// <param name="values">Classes x area, up to 65535 classes; bytes stand for value / 255.</param>
    /// <param name="classes">Planes.</param>
    /// <param name="area">Pixels of the image.</param>
    /// <param name="pixels">Which; best in order.</param>
    /// <param name="complete">False when classes were left out; void then stands for a class left out, as for <see cref="ArgMax"/>.</param>
    /// <param name="to">A class for each of them.</param>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    public static void ArgMaxAt<T>(ReadOnlySpan<T> values, int classes, int area, ReadOnlySpan<int> pixels, bool complete, Span<ushort> to) where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, LabelCheck.Void);
        Planes.Require(values, classes, area);
        for (var from = 0; from < pixels.Length; from += Tile)
        {
            var few = pixels.Slice(from, Math.Min(Tile, pixels.Length - from));
            if (typeof(T) == typeof(double))
                ArgMaxAt<T, double>(values, classes, area, few, complete, to.Slice(from, few.Length));
            else
                ArgMaxAt<T, float>(values, classes, area, few, complete, to.Slice(from, few.Length));
        }
    }

    // Plane by plane: pixels that are neighbours share what the processor fetches.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void ArgMaxAt<T, TNumber>(ReadOnlySpan<T> values, int classes, int area, ReadOnlySpan<int> pixels, bool complete, Span<ushort> to)
        where T : unmanaged where TNumber : unmanaged, INumber<TNumber>
    {
        Span<TNumber> best = stackalloc TNumber[Tile];
        Span<TNumber> sum = stackalloc TNumber[Tile];
        best.Fill(TNumber.CreateTruncating(-1));
        sum.Clear();
        for (var k = 0; k < classes; k++)
        {
            var plane = values.Slice(k * area, area);
            for (var i = 0; i < pixels.Length; i++)
            {
                var value = StoredNumber<T, TNumber>.Of(plane[pixels[i]]);
                sum[i] += value;
                if (value > best[i])
                    (best[i], to[i]) = (value, (ushort)k);
            }
        }
        if (complete)
            return;
        var one = TNumber.CreateTruncating(StoredValue.One<T>());
        for (var i = 0; i < pixels.Length; i++)
            if (one - sum[i] > best[i])
                to[i] = LabelCheck.Void;
    }
}

using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Assay.Kernels;

/// <summary>
/// The contours of two masks and how far each of their pixels is from the other (Pasquero, Zimmermann 2023; exact Euclidean distances between pixel centres).
/// Distances are looked up along the lines of a one-dimensional transform, no further than the nearest pixel can be: contours that lie close cost little.
/// Rented memory: dispose of it, and of the crop after it. Not thread-safe.
/// </summary>
public sealed class ContourPair : IDisposable
{
    readonly ulong[] firstContour, secondContour;
    readonly ulong[]? open;
    readonly int[] squared; // By pixel, valid on contours. A pixel of both is at distance 0 from both.

    ContourPair(JointCrop crop, ContourRule rule)
    {
        (Crop, open) = (crop, crop.RentOpen(rule.Border));
        (firstContour, secondContour) = (crop.RentPlane(), crop.RentPlane());
        BitPlane.Contour(crop.First, Open, firstContour.AsSpan(0, crop.First.Length), crop.Words, rule.Neighbours == Neighbours.Eight);
        BitPlane.Contour(crop.Second, Open, secondContour.AsSpan(0, crop.First.Length), crop.Words, rule.Neighbours == Neighbours.Eight);
        squared = ArrayPool<int>.Shared.Rent(crop.Lines * crop.Stride);
    }

    internal JointCrop Crop { get; }

    internal ReadOnlySpan<ulong> Open => open is null ? default : open.AsSpan(0, Crop.Lines * Crop.Words);

    /// <summary>By line and stride; valid for pixels of either contour.</summary>
    internal ReadOnlySpan<int> Squared => squared;

    /// <summary>The distance between the contours.</summary>
    public ContourDistance Distance { get; private set; }

    /// <summary>Measures; null when a mask has no contour: it is empty, or it fills a frame that has foreground beyond it.</summary>
    public static ContourPair? Measure(JointCrop crop, ContourRule rule)
    {
        var pair = new ContourPair(crop, rule);
        if (pair.IsEmpty(pair.firstContour) || pair.IsEmpty(pair.secondContour))
        {
            pair.Dispose();
            return null;
        }
        pair.Distance = pair.Find(rule.Form);
        return pair;
    }

    bool IsEmpty(ulong[] contour) => contour.AsSpan(0, Crop.Lines * Crop.Words).IndexOfAnyExcept(0UL) < 0;

    ContourDistance Find(ContourForm form)
    {
        var across = ArrayPool<ushort>.Shared.Rent(Crop.Lines * Crop.Stride);
        var counts = Counts;
        counts.Clear();
        var toSecond = Walk(firstContour, Crop.Second, form == ContourForm.Contour ? secondContour : Crop.Second, across, counts);
        var toFirst = Walk(secondContour, Crop.First, form == ContourForm.Contour ? firstContour : Crop.First, across, counts);
        ArrayPool<ushort>.Shared.Return(across);
        // Where the first contour's pixel lies in the second mask, the first mask is the smaller; the other way round it is the larger.
        return new ContourDistance(toSecond.Pixels, toFirst.Pixels, toSecond.Sum, toFirst.Sum, toSecond.Outside - toSecond.Inside + toFirst.Inside - toFirst.Outside,
            Math.Sqrt(toSecond.Max), Math.Sqrt(toFirst.Max), counts.Percentile(.95));
    }

    [ThreadStatic]
    static SquaredCounts? scratch;

    static SquaredCounts Counts => scratch ??= new SquaredCounts();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    Sums Walk(ReadOnlySpan<ulong> contour, ReadOnlySpan<ulong> other, ReadOnlySpan<ulong> target, ushort[] across, SquaredCounts counts)
    {
        var (lines, words, stride) = (Crop.Lines, Crop.Words, Crop.Stride);
        LineDistance.Find(target, lines, words, stride, across);
        var sums = new Sums();
        for (var line = 1; line < lines - 1; line++)
            for (var word = 0; word < words; word++)
                for (var left = contour[line * words + word]; left != 0; left &= left - 1)
                {
                    var bit = word * 64 + BitOperations.TrailingZeroCount(left);
                    var square = LineDistance.Square(across.AsSpan(line * stride, Crop.Length), bit);
                    squared[line * stride + bit] = square;
                    counts.Add(square);
                    sums.Add(square, (other[line * words + word] & left & ~(left - 1)) != 0);
                }
        return sums;
    }

    struct Sums
    {
        public int Pixels, Max;
        public double Inside, Outside;

        public readonly double Sum => Inside + Outside;

        public void Add(int square, bool inside)
        {
            Pixels++;
            Max = Math.Max(Max, square);
            if (inside)
                Inside += Math.Sqrt(square);
            else
                Outside += Math.Sqrt(square);
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(firstContour);
        ArrayPool<ulong>.Shared.Return(secondContour);
        if (open is not null)
            ArrayPool<ulong>.Shared.Return(open);
        ArrayPool<int>.Shared.Return(squared);
    }
}

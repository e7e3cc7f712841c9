using System.Buffers;

namespace Assay.Kernels;

/// <summary>
/// How many pixels a mask has when it is drawn too large by so many pixels all round. The mask lies within it, so its area over that one is the overlap of both:
/// what such a bias costs in IoU.
/// </summary>
public static class DilatedArea
{
    /// <summary>Counts the pixels whose centre is at most a radius from the centre of a pixel of the mask, one distance transform for all radii.</summary>
    /// <param name="runs">Background first, down the columns.</param>
    /// <param name="width">Columns of the frame: the dilation goes on beyond it, so that an object at the border counts as any other.</param>
    /// <param name="height">Rows of the frame.</param>
    /// <param name="radii">In pixels, 0 to 1000.</param>
    /// <param name="areas">For each radius; 0 for an empty mask.</param>
    /// <exception cref="ArgumentException">A radius is not one, or the lengths differ.</exception>
    public static void Count(ReadOnlySpan<uint> runs, int width, int height, ReadOnlySpan<double> radii, Span<long> areas)
    {
        if (areas.Length != radii.Length)
            throw new ArgumentException($"{areas.Length} areas for {radii.Length} radii", nameof(areas));
        var margin = 0;
        foreach (var radius in radii)
            margin = radius is >= 0 and <= 1000 ? Math.Max(margin, (int)radius) : throw new ArgumentException($"a dilation of {radius} pixels, expected 0 to 1000", nameof(radii));
        areas.Clear();
        var (x, y, boxWidth, boxHeight) = RunBounds.Find(runs, height);
        if (boxWidth == 0)
            return;
        var (columns, rows) = (boxWidth + 2 * margin, boxHeight + 2 * margin);
        var marked = ArrayPool<byte>.Shared.Rent(columns * rows);
        var squared = ArrayPool<int>.Shared.Rent(columns * rows);
        Mark(runs, height, marked.AsSpan(0, columns * rows), rows, x - margin, y - margin);
        // The crop lies on its side: runs go down columns, which are its rows.
        DistanceTransform.Find(marked.AsSpan(0, columns * rows), rows, columns, squared.AsSpan(0, columns * rows));
        for (var i = 0; i < radii.Length; i++)
            areas[i] = Within(squared.AsSpan(0, columns * rows), (int)(radii[i] * radii[i]));
        ArrayPool<byte>.Shared.Return(marked);
        ArrayPool<int>.Shared.Return(squared);
    }

    static void Mark(ReadOnlySpan<uint> runs, int height, Span<byte> marked, int rows, int left, int top)
    {
        marked.Clear();
        var position = 0L;
        for (var i = 0; i < runs.Length; position += runs[i++])
            for (var (at, end) = (position, i % 2 == 1 ? position + runs[i] : position); at < end;)
            {
                var (x, y) = Math.DivRem(at, height);
                var count = (int)Math.Min(end - at, height - y);
                marked.Slice((int)(x - left) * rows + (int)(y - top), count).Fill(1);
                at += count;
            }
    }

    static long Within(ReadOnlySpan<int> squared, int limit)
    {
        var count = 0L;
        foreach (var one in squared)
            count += one <= limit ? 1 : 0;
        return count;
    }
}

using System.Buffers;

namespace Assay.Kernels;

/// <summary>Follows the outlines of both masks: where the worst stretch is, and how what lies beyond a tolerance is spread.</summary>
public static class ContourStretches
{
    [ThreadStatic]
    static List<int>? scratch;

    /// <summary>
    /// Slides a window along every outline of both masks, around holes too, and keeps the one with the largest mean. A pixel counts once for each time the walk along
    /// the edges comes to it. Where no contour is drawn (unknown pixels, the frame's border with foreground beyond it) the outline is cut.
    /// Ties: the first mask, then the outline met first, then the place met first.
    /// </summary>
    /// <param name="pair">The contours.</param>
    /// <param name="window">Consecutive pixels, 1 or more; of an outline that is shorter all.</param>
    public static ContourArc FindWorst(ContourPair pair, int window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        var arc = new ArcWindow(pair, window);
        foreach (var second in (ReadOnlySpan<bool>)[false, true])
            Walk(pair, second, pixels => arc.Slide(pixels, second));
        return arc.Worst;
    }

    /// <summary>How the outlines' pixels beyond a tolerance are spread.</summary>
    /// <param name="pair">The contours.</param>
    /// <param name="tolerance">In pixels, 0 or more.</param>
    /// <param name="window">From how many consecutive pixels on a stretch is long; a whole outline always is.</param>
    public static ContourSpread FindSpread(ContourPair pair, double tolerance, int window)
    {
        var spread = new SpreadCount(pair, tolerance, window);
        foreach (var second in (ReadOnlySpan<bool>)[false, true])
            Walk(pair, second, spread.Add);
        return spread.Spread;
    }

    static void Walk(ContourPair pair, bool second, Action<List<int>> take)
    {
        var pixels = scratch ??= [];
        var starts = ArrayPool<ulong>.Shared.Rent(pair.Crop.Lines * pair.Crop.Words);
        var walk = new ContourWalk(pair, second, starts, pixels);
        while (walk.Next())
            take(pixels);
        ArrayPool<ulong>.Shared.Return(starts);
    }
}

using System.Runtime.CompilerServices;

namespace Assay.Kernels;

/// <summary>
/// The lower envelope of parabolas (x - u)^2 + g(u)^2 along a row: which column u is nearest from which x on. With key(u) = u^2 + g(u)^2 the parabola of u is below
/// that of v &lt; u where 2 x (u - v) > key(u) - key(v).
/// </summary>
readonly struct Envelope
{
    /// <summary>Added before a quotient is rounded down. One that is whole may come out less by width x 2^-51; one that is not is 1 / (2 width) away from the next.</summary>
    const double Slack = 1e-8;

    // Of each parabola in the envelope, from left to right: its column, its key, and from which x on it is the lowest. The last start is beyond the row.
    readonly int[] columns, starts;
    readonly long[] keys;
    readonly double[] halves; // 1 / (2 k).

    /// <param name="width">Columns of the rows.</param>
    public Envelope(int width)
    {
        (columns, starts, keys, halves) = (new int[width + 1], new int[width + 2], new long[width + 1], new double[width + 1]);
        for (var k = 1; k < width; k++)
            halves[k] = .5 / k;
    }

    /// <summary>Builds it; columns whose distance is <paramref name="far"/> or more have no parabola.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Build(ReadOnlySpan<int> distances, int far)
    {
        var (last, width) = (-1, distances.Length);
        for (var u = 0; u < distances.Length; u++)
        {
            if (distances[u] >= far)
                continue;
            var (key, start) = ((long)distances[u] * distances[u] + (long)u * u, 0);
            while (last >= 0)
            {
                var (apart, rise) = (u - columns[last], key - keys[last]);
                if (rise < 2L * starts[last] * apart)
                {
                    last--;
                    continue;
                }
                start = rise >= 2L * width * apart ? width : (int)(rise * halves[apart] + Slack) + 1;
                break;
            }
            if (start >= width)
                continue;
            last++;
            (columns[last], keys[last], starts[last]) = (u, key, start);
        }
        starts[last + 1] = int.MaxValue;
        if (last < 0)
            (starts[0], starts[1]) = (-1, int.MaxValue);
    }

    /// <summary>Writes the lowest value at each x; <see cref="int.MaxValue"/> without a parabola.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(Span<int> squared)
    {
        if (starts[0] < 0)
        {
            squared.Fill(int.MaxValue);
            return;
        }
        for (int at = 0, x = 0; x < squared.Length; at++)
        {
            var (column, end) = (columns[at], Math.Min(starts[at + 1], squared.Length));
            for (var height = (int)(keys[at] - (long)column * column); x < end; x++)
                squared[x] = (x - column) * (x - column) + height;
        }
    }

    /// <summary>Writes the lowest value at each x and its column; <see cref="DistanceTransform.None"/> and -1 without a parabola.</summary>
    public void Write(Span<long> squared, Span<int> nearest)
    {
        if (starts[0] < 0)
        {
            squared.Fill(DistanceTransform.None);
            nearest.Fill(-1);
            return;
        }
        for (int at = 0, x = 0; x < squared.Length; at++)
        {
            var (column, end) = (columns[at], Math.Min(starts[at + 1], squared.Length));
            for (var height = keys[at] - (long)column * column; x < end; x++)
                (squared[x], nearest[x]) = ((long)(x - column) * (x - column) + height, column);
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>
/// Soft minimum over an image's pixels of the probability that the model gives the labelled class. With s the probability of the label at each pixel that is not
/// void, and T the temperature: w = exp((min s - s) / T), score = sum(w s) / sum(w). Source: cleanlab 2.9, segmentation/rank.py, get_label_quality_scores with
/// method "softmin" (Lad and Mueller, arXiv 2307.05080); the shift by the minimum is cleanlab's shift by the largest exponent, so nothing overflows.
/// T towards 0 gives the minimum, T towards infinity the mean.
/// </summary>
/// <remarks>
/// One pass in tiles of 2048 gathered values; what was summed before is rescaled when a tile lowers the minimum. Sums run in eight lanes of double precision whatever
/// the machine. Void pixels leave no trace: the score has the bits of an image without them.
/// </remarks>
public static class SoftMin
{
    const int Tile = 2048;

    /// <summary>Scores one image.</summary>
    /// <param name="values">Classes x area, in [0,1]; bytes stand for value / 255.</param>
    /// <param name="classes">The number of planes.</param>
    /// <param name="labels">A class per pixel; 65535 is void.</param>
    /// <param name="temperature">Above 0.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or a label has no plane.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static SoftMinResult Score<T>(ReadOnlySpan<T> values, int classes, ReadOnlySpan<ushort> labels, double temperature) where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        Planes.Require(values, classes, labels.Length);
        LabelCheck.Require(labels, classes, nameof(labels));
        var gather = new LabelGather<T>(values, labels);
        var sums = new SoftMinSums(temperature);
        Span<double> buffer = stackalloc double[Tile + LabelGather<T>.Slack];
        var (lowFrom, used) = (0, 0);
        while (true)
        {
            var from = gather.Pixel;
            var count = gather.Fill(buffer, Tile);
            if (count == 0)
                break;
            if (!TryRange(buffer[..count], out var lowest))
                return new(null, double.NaN, -1, 0, LabelledValue.FindDefect(values, labels, from));
            if (sums.Add(buffer[..count], lowest))
                lowFrom = from;
            used += count;
        }
        return used == 0
            ? new(null, double.NaN, -1, 0, null)
            : new(sums.Score(), sums.Lowest, Find(values, labels, lowFrom, sums.Lowest), used, null);
    }

    /// <summary>
    /// The score of an image in which a share of the pixels has one probability and all others have 1:
    /// ((1 - f) e + f p) / ((1 - f) e + f) with e = exp((p - 1) / T). With the share of pixels on class boundaries it says what boundary length alone does to a score.
    /// </summary>
    /// <param name="share">f, in [0,1].</param>
    /// <param name="probability">p, in [0,1].</param>
    /// <param name="temperature">T, above 0.</param>
    public static double Expect(double share, double probability, double temperature)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        var certain = (1 - share) * Exponential.Exp((probability - 1) / temperature);
        return share == 0 ? 1 : (certain + share * probability) / (certain + share);
    }

    // Lowest of the tile; false when a value is NaN or outside [0,1].
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool TryRange(ReadOnlySpan<double> tile, out double lowest)
    {
        var low = Vector256<double>.One;
        var inside = Vector256<double>.AllBitsSet;
        var i = 0;
        for (; i + 4 <= tile.Length; i += 4)
        {
            var s = Vector256.LoadUnsafe(in tile[i]);
            inside &= Vector256.GreaterThanOrEqual(s, Vector256<double>.Zero) & Vector256.LessThanOrEqual(s, Vector256<double>.One);
            low = Vector256.MinNative(low, s);
        }
        lowest = Math.Min(Math.Min(low[0], low[1]), Math.Min(low[2], low[3]));
        var valid = Vector256.EqualsAll(inside.AsInt64(), Vector256<long>.AllBitsSet);
        for (; i < tile.Length; i++)
        {
            valid &= tile[i] is >= 0 and <= 1;
            lowest = Math.Min(lowest, tile[i]);
        }
        lowest += 0.0; // turns a -0, which processors order differently, into 0
        return valid;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int Find<T>(ReadOnlySpan<T> values, ReadOnlySpan<ushort> labels, int from, double value) where T : unmanaged
    {
        var pixel = from;
        while (labels[pixel] == LabelCheck.Void || LabelledValue.At(values, labels, pixel) != value)
            pixel++;
        return pixel;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>The two sums of <see cref="SoftMin"/>, relative to the lowest value so far. A tile is summed in eight lanes, tiles are summed one after the other.</summary>
struct SoftMinSums(double temperature)
{
    readonly double inverse = 1 / temperature;
    double weights, weighted;

    /// <summary>The lowest value so far.</summary>
    public double Lowest { get; private set; } = double.PositiveInfinity;

    /// <summary>Rounding may not push the mean below the lowest value.</summary>
    public readonly double Score() => Math.Clamp(weighted / weights, Lowest, 1);

    /// <summary>Adds a tile of values in [0,1]; true when it lowered the minimum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Add(ReadOnlySpan<double> tile, double lowest)
    {
        var lowered = lowest < Lowest;
        if (lowered)
            Lower(lowest);
        var (low, high) = (default(Lanes), default(Lanes));
        var i = 0;
        for (; i + 8 <= tile.Length; i += 8)
        {
            low.Add(Vector256.LoadUnsafe(in tile[i]), Lowest, inverse, Vector256<double>.AllBitsSet);
            high.Add(Vector256.LoadUnsafe(in tile[i + 4]), Lowest, inverse, Vector256<double>.AllBitsSet);
        }
        AddRest(tile[i..], ref low, ref high);
        weights += Total(low.Weights, high.Weights);
        weighted += Total(low.Weighted, high.Weighted);
        return lowered;
    }

    void Lower(double lowest)
    {
        // Exp of minus infinity is 0, and so are the sums before the first tile.
        var scale = Exponential.Exp((lowest - Lowest) * inverse);
        (weights, weighted, Lowest) = (weights * scale, weighted * scale, lowest);
    }

    readonly void AddRest(ReadOnlySpan<double> rest, ref Lanes low, ref Lanes high)
    {
        Span<double> padded = stackalloc double[8];
        Span<double> used = stackalloc double[8];
        padded.Clear();
        used.Clear();
        rest.CopyTo(padded);
        used[..rest.Length].Fill(BitConverter.Int64BitsToDouble(-1));
        low.Add(Vector256.LoadUnsafe(in padded[0]), Lowest, inverse, Vector256.LoadUnsafe(in used[0]));
        high.Add(Vector256.LoadUnsafe(in padded[4]), Lowest, inverse, Vector256.LoadUnsafe(in used[4]));
    }

    static double Total(Vector256<double> low, Vector256<double> high)
    {
        var four = low + high;
        return (four[0] + four[1]) + (four[2] + four[3]);
    }

    struct Lanes
    {
        public Vector256<double> Weights, Weighted;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector256<double> values, double lowest, double inverse, Vector256<double> used)
        {
            var weight = Exponential.Exp((Vector256.Create(lowest) - values) * inverse) & used;
            Weights += weight;
            Weighted += weight * values;
        }
    }
}

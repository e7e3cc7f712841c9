using System.Numerics;
using System.Runtime.CompilerServices;

namespace Assay.Kernels;

/// <summary>
/// Stored probabilities as the numbers that tiles compute with (see <see cref="TileReader{TStored, TNumber}"/>): double for double, float for the others, bytes as 0 to 255. No
/// conversion here rounds, so that comparing numbers is comparing probabilities.
/// </summary>
static class StoredNumber<TStored, TNumber> where TStored : unmanaged where TNumber : unmanaged, INumber<TNumber>
{
    /// <summary>The number of a stored value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TNumber Of(TStored value)
    {
        if (typeof(TStored) == typeof(TNumber))
            return (TNumber)(object)value;
        return typeof(TStored) == typeof(Half) ? (TNumber)(object)(float)(Half)(object)value : (TNumber)(object)(float)(byte)(object)value;
    }

    /// <summary>The probability that a number stands for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Probability(TNumber number)
    {
        if (typeof(TNumber) == typeof(double))
            return (double)(object)number;
        var single = (float)(object)number;
        return typeof(TStored) == typeof(byte) ? StoredValue.ToDouble((byte)single) : single;
    }

    /// <summary>The lowest number whose probability is at least this; above all when none is.</summary>
    public static TNumber AtLeast(double probability)
    {
        if (typeof(TNumber) == typeof(double))
            return (TNumber)(object)probability;
        if (typeof(TStored) == typeof(byte))
            return (TNumber)(object)(float)BytesBelow(probability);
        var single = (float)probability;
        return (TNumber)(object)(single < probability ? MathF.BitIncrement(single) : single);
    }

    /// <summary>The highest number whose probability is at most this; below all when none is.</summary>
    public static TNumber AtMost(double probability)
    {
        if (typeof(TNumber) == typeof(double))
            return (TNumber)(object)probability;
        if (typeof(TStored) == typeof(byte))
            return (TNumber)(object)(float)(BytesBelow(Math.BitIncrement(probability)) - 1);
        var single = (float)probability;
        return (TNumber)(object)(single > probability ? MathF.BitDecrement(single) : single);
    }

    static int BytesBelow(double probability)
    {
        var count = 0;
        while (count <= byte.MaxValue && StoredValue.ToDouble((byte)count) < probability)
            count++;
        return count;
    }
}

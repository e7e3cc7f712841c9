using System.Runtime.CompilerServices;

namespace Assay.Kernels;

/// <summary>
/// Buckets of probabilities by their leading bits, exponent and seven bits behind it, so that a histogram finds the bucket in which a rank falls without sorting. In one of
/// 16,130 buckets lie values that differ by less than 0.8 %; below 2^-126 all share the first. A value has the same bucket whatever type it is stored in.
/// </summary>
public static class LeadingBits
{
    const int Dropped = 52 - 7, Exponents = 1 << 7;

    // Leading bits of 2^-126, less one: what is smaller goes to bucket 0.
    const long Start = (1023L - 126) * Exponents - 1;

    /// <summary>How many buckets there are; the last one holds 1 alone.</summary>
    public const int Count = (int)(1023L * Exponents - Start) + 1;

    /// <summary>The bucket of a probability; order is kept.</summary>
    /// <param name="probability">In [0,1].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(double probability) => (int)Math.Max(0, ((BitConverter.DoubleToInt64Bits(probability) & long.MaxValue) >> Dropped) - Start);

    /// <summary>The lowest probability of a bucket; for <see cref="Count"/>, the first number behind all of them.</summary>
    public static double Least(int bucket)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bucket);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bucket, Count);
        return bucket == 0 ? 0 : BitConverter.Int64BitsToDouble((bucket + Start) << Dropped);
    }
}

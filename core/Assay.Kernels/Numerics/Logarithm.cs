using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>
/// The natural logarithm of positive normal numbers, with the same bits on every machine: only operations that IEEE 754 rounds correctly, in a fixed order, never fused.
/// x = 2^n m with m in [0.707, 1.415); ln m = 2 artanh((m - 1) / (m + 1)) by its series. Errors stay below 2 units in the last place. Math.Log is the platform's and differs
/// between them.
/// </summary>
public static class Logarithm
{
    // ln 2 in two parts; the first has 33 bits, so that its product with an exponent is exact (the split of fdlibm 5.3, e_log.c).
    const double Ln2High = 6.93147180369123816490e-01;
    const double Ln2Low = 1.90821492927058770002e-10;
    const double Root2 = 1.4142135623730951;

    /// <summary>The logarithm of a positive number, 2.3e-308 or more; a finite number that means nothing for others.</summary>
    public static double Log(double x) => Log(Vector256.Create(x)).ToScalar();

    /// <summary>The logarithms of four; each lane has the bits of <see cref="Log(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x)
    {
        var bits = x.AsInt64();
        var exponent = Vector256.ConvertToDouble((bits >>> 52) - Vector256.Create(1023L));
        var mantissa = (bits & Vector256.Create(0x000F_FFFF_FFFF_FFFFL) | Vector256.Create(0x3FF0_0000_0000_0000L)).AsDouble();
        var large = Vector256.GreaterThan(mantissa, Vector256.Create(Root2));
        mantissa = Vector256.ConditionalSelect(large, mantissa * 0.5, mantissa);
        exponent = Vector256.ConditionalSelect(large, exponent + Vector256<double>.One, exponent);
        var s = (mantissa - Vector256<double>.One) / (mantissa + Vector256<double>.One);
        return exponent * Ln2High + (Series(s, s * s) + exponent * Ln2Low);
    }

    // 2 (s + s^3 / 3 + ... + s^21 / 21), |s| <= 0.172: the rest is below 3e-19.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<double> Series(Vector256<double> s, Vector256<double> z)
    {
        var sum = z * (2.0 / 21) + Vector256.Create(2.0 / 19);
        sum = sum * z + Vector256.Create(2.0 / 17);
        sum = sum * z + Vector256.Create(2.0 / 15);
        sum = sum * z + Vector256.Create(2.0 / 13);
        sum = sum * z + Vector256.Create(2.0 / 11);
        sum = sum * z + Vector256.Create(2.0 / 9);
        sum = sum * z + Vector256.Create(2.0 / 7);
        sum = sum * z + Vector256.Create(2.0 / 5);
        sum = sum * z + Vector256.Create(2.0 / 3);
        return s * 2 + s * z * sum;
namespace Assay.Kernels;

/// <summary>
/// Natural logarithm that gives the same bits on every machine, unlike the platform's. The mantissa m is taken to [sqrt(1/2), sqrt(2)), where
/// log m = 2 (s + s^3/3 + s^5/5 + ...) with s = (m - 1) / (m + 1), |s| at most 0.172: twelve terms are below rounding. Relative error below 4e-16 (measured against Math.Log).
/// </summary>
public static class Logarithm
{
    // ln 2 in two parts: the first has zeros at its end, so that its multiples by an exponent are exact.
    const double High = 0.693147180369123816490, Low = 1.90821492927058770002e-10;
    const int Terms = 12;

    /// <summary>log x; of 0 negative infinity, of a negative number or NaN NaN, of infinity infinity.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        var exponent = 0;
        if (!double.IsNormal(x))
            (x, exponent) = (x * (1L << 54), -54);
        var bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xF_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (mantissa > 1.4142135623730951)
            (mantissa, exponent) = (mantissa / 2, exponent + 1);
        var s = (mantissa - 1) / (mantissa + 1);
        var (square, sum) = (s * s, 0.0);
        for (var term = Terms; term > 0; term--)
            sum = square * (1.0 / (2 * term + 1) + sum);
        return exponent * High + (2 * s + (2 * s * sum + exponent * Low));
    }
}

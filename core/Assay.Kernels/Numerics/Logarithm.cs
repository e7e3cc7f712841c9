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
    }
}

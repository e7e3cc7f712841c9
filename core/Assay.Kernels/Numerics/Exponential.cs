using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>
/// The exponential function, with the same bits on every machine: additions and multiplications only, in a fixed order, never fused. The error stays below
/// 1.5 units in the last place of normal results. Math.Exp is the platform's and differs between them.
/// </summary>
public static class Exponential
{
    // Adding and subtracting 1.5 * 2^52 rounds to the nearest integer and leaves it in the low bits.
    const double Rounder = 6755399441055744.0;
    const double Log2E = 1.4426950408889634;
    // ln 2 in two parts; the first has 33 bits, so that its product with an exponent is exact (the split of fdlibm 5.3, e_exp.c).
    const double Ln2High = 6.93147180369123816490e-01;
    const double Ln2Low = 1.90821492927058770002e-10;
    // Beyond these the result is infinite, or 0.
    const double Highest = 710, Lowest = -746;

    /// <summary>e to the power of x; infinity above 709.78, 0 below -745.13, NaN for NaN.</summary>
    public static double Exp(double x) => Exp(Vector256.Create(x)).ToScalar();

    /// <summary>e to the power of four values; each lane has the bits of <see cref="Exp(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        var inside = Vector256.MinNative(Vector256.MaxNative(x, Vector256.Create(Lowest)), Vector256.Create(Highest));
        var n = (inside * Log2E + Vector256.Create(Rounder)) - Vector256.Create(Rounder);
        var r = (inside - n * Ln2High) - n * Ln2Low;
        // Two factors, because 2^n itself may be subnormal or infinite where the result is not.
        var half = (n * 0.5 + Vector256.Create(Rounder)) - Vector256.Create(Rounder);
        var result = Series(r) * PowerOfTwo(half) * PowerOfTwo(n - half);
        return Vector256.ConditionalSelect(Vector256.Equals(x, x), result, x);
    }

    // Taylor's series to r^13 / 13!, |r| <= ln 2 / 2: the rest is below 4e-18.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<double> Series(Vector256<double> r)
    {
        var r2 = r * r;
        var r4 = r2 * r2;
        var low = Pair(r, 1.0 / 2, 1.0 / 6) + r2 * Pair(r, 1.0 / 24, 1.0 / 120);
        var middle = Pair(r, 1.0 / 720, 1.0 / 5_040) + r2 * Pair(r, 1.0 / 40_320, 1.0 / 362_880);
        var high = Pair(r, 1.0 / 3_628_800, 1.0 / 39_916_800) + r2 * Pair(r, 1.0 / 479_001_600, 1.0 / 6_227_020_800);
        return Vector256<double>.One + (r + r2 * (low + r4 * (middle + r4 * high)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<double> Pair(Vector256<double> r, double a, double b) => Vector256.Create(a) + r * b;

    // n integral, -1022 to 1023.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<double> PowerOfTwo(Vector256<double> n) =>
        Vector256.ShiftLeft((n + Vector256.Create(Rounder)).AsInt64() + Vector256.Create(1023L), 52).AsDouble();
}

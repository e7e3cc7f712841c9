using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels.Codecs;

/// <summary>
/// The inverse cosine transform of 8x8 coefficients in integers: C. Loeffler, A. Ligtenberg, G. Moschytz, "Practical fast 1-D DCT algorithms with 11 multiplications" (ICASSP 1989), columns
/// first, constants of 13 bits, 2 bits kept between the passes, as in libjpeg's accurate integer method (islow), so that the samples are the same.
/// </summary>
static class InverseTransform
{
    const int Bits = 13, Kept = 2;

    /// <summary>Dequantizes a block and writes its samples to the component's plane; coefficients after <paramref name="last"/> (zigzag order) are zero.</summary>
    public static void Write(ReadOnlySpan<short> block, int last, JpegComponent component, int x, int y)
    {
        var stride = component.Stride;
        var to = component.Plane.AsSpan(y * 8 * stride + x * 8, 7 * stride + 8);
        if (last == 0)
            Fill(to, stride, block[0] * component.Quantization[0]);
        else
            Transform(ref Unsafe.AsRef(in block[0]), ref component.Quantization[0], ref to[0], stride);
    }

    static void Fill(Span<byte> to, int stride, int dc)
    {
        var value = (byte)Math.Clamp(((dc << Kept) + (1 << (Kept + 2)) >> (Kept + 3)) + 128, 0, 255);
        for (var row = 0; row < 8; row++)
            to.Slice(row * stride, 8).Fill(value);
    }

    static void Transform(ref short block, ref int table, ref byte to, int stride)
    {
        Block8x8 rows;
        Pass(Load(ref block, ref table, 0), Load(ref block, ref table, 1), Load(ref block, ref table, 2), Load(ref block, ref table, 3),
            Load(ref block, ref table, 4), Load(ref block, ref table, 5), Load(ref block, ref table, 6), Load(ref block, ref table, 7), Bits - Kept, out rows);
        rows.Transpose();
        Pass(Wide(rows.R0), Wide(rows.R1), Wide(rows.R2), Wide(rows.R3), Wide(rows.R4), Wide(rows.R5), Wide(rows.R6), Wide(rows.R7), Bits + Kept + 3, out rows);
        rows.Transpose();
        Store(rows.R0, ref to);
        Store(rows.R1, ref Unsafe.Add(ref to, stride));
        Store(rows.R2, ref Unsafe.Add(ref to, 2 * stride));
        Store(rows.R3, ref Unsafe.Add(ref to, 3 * stride));
        Store(rows.R4, ref Unsafe.Add(ref to, 4 * stride));
        Store(rows.R5, ref Unsafe.Add(ref to, 5 * stride));
        Store(rows.R6, ref Unsafe.Add(ref to, 6 * stride));
        Store(rows.R7, ref Unsafe.Add(ref to, 7 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Load(ref short block, ref int table, int row) =>
        Wide(Vector128.LoadUnsafe(ref block, (nuint)(8 * row))) * Vector256.LoadUnsafe(ref table, (nuint)(8 * row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Wide(Vector128<short> row)
    {
        var (low, high) = Vector128.Widen(row);
        return Vector256.Create(low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<short> Narrow(Vector256<int> row) => Vector128.NarrowWithSaturation(row.GetLower(), row.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store(Vector128<short> row, ref byte to)
    {
        // Saturated to -128 to 127 and moved up, in one byte each.
        var bytes = Vector128.NarrowWithSaturation(row, row).AsByte() ^ Vector128.Create((byte)0x80);
        Unsafe.WriteUnaligned(ref to, bytes.AsUInt64().ToScalar());
    }

    /// <summary>Eight transforms side by side; the n-th vector holds the n-th coefficient, then sample, of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Pass(Vector256<int> x0, Vector256<int> x1, Vector256<int> x2, Vector256<int> x3, Vector256<int> x4, Vector256<int> x5, Vector256<int> x6, Vector256<int> x7,
        int shift, out Block8x8 to)
    {
        // Even coefficients: a rotation by 3 pi / 8 and butterflies. Half of the last place is added here, once, for rounding.
        var turn = (x2 + x6) * 4433;
        var (even2, even3) = (turn - x6 * 15137, turn + x2 * 6270);
        var round = Vector256.Create(1 << (shift - 1));
        var (even0, even1) = (((x0 + x4) << Bits) + round, ((x0 - x4) << Bits) + round);
        var (a0, a1, a2, a3) = (even0 + even3, even1 + even2, even1 - even2, even0 - even3);
        // Odd coefficients.
        var (s17, s35, s37, s15) = (x7 + x1, x5 + x3, x7 + x3, x5 + x1);
        var all = (s37 + s15) * 9633;
        var (p37, p15) = (all - s37 * 16069, all - s15 * 3196);
        var (p17, p35) = (s17 * -7373, s35 * -20995);
        var b3 = x7 * 2446 + p17 + p37;
        var b2 = x5 * 16819 + p35 + p15;
        var b1 = x3 * 25172 + p35 + p37;
        var b0 = x1 * 12299 + p17 + p15;
        to.R0 = Narrow((a0 + b0) >> shift);
        to.R7 = Narrow((a0 - b0) >> shift);
        to.R1 = Narrow((a1 + b1) >> shift);
        to.R6 = Narrow((a1 - b1) >> shift);
        to.R2 = Narrow((a2 + b2) >> shift);
        to.R5 = Narrow((a2 - b2) >> shift);
        to.R3 = Narrow((a3 + b3) >> shift);
        to.R4 = Narrow((a3 - b3) >> shift);
    }
}

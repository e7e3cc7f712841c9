using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels.Codecs;

/// <summary>Luma and colour differences to red, green, blue (JFIF 1.02), in integers of 16 binary places rounded as libjpeg rounds them.</summary>
static class LumaColor
{
    const int RedOfCr = 91881, GreenOfCb = -22554, GreenOfCr = -46802, BlueOfCb = 116130, Half = 1 << 15;

    /// <summary>Converts a row; <paramref name="to"/> takes three bytes a pixel.</summary>
    public static void ToRgb(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> cb, ReadOnlySpan<byte> cr, Span<byte> to)
    {
        var (pixels, x) = (to.Length / 3, 0);
        for (; x + 16 <= pixels; x += 16)
        {
            var (y0, y1) = Vector256.Widen(Vector256.Create(Vector128.WidenLower(Vector128.Create(luma[x..])), Vector128.WidenUpper(Vector128.Create(luma[x..]))).AsInt16());
            var (b0, b1) = Centred(cb[x..]);
            var (r0, r1) = Centred(cr[x..]);
            var red = Pack(y0 + ((r0 * RedOfCr + Vector256.Create(Half)) >> 16), y1 + ((r1 * RedOfCr + Vector256.Create(Half)) >> 16));
            var green = Pack(y0 + ((b0 * GreenOfCb + r0 * GreenOfCr + Vector256.Create(Half)) >> 16), y1 + ((b1 * GreenOfCb + r1 * GreenOfCr + Vector256.Create(Half)) >> 16));
            var blue = Pack(y0 + ((b0 * BlueOfCb + Vector256.Create(Half)) >> 16), y1 + ((b1 * BlueOfCb + Vector256.Create(Half)) >> 16));
            Interleave(red, green, blue, to.Slice(3 * x, 48));
        }
        for (; x < pixels; x++)
        {
            var (y, b, r) = (luma[x], cb[x] - 128, cr[x] - 128);
            to[3 * x] = Clamp(y + ((r * RedOfCr + Half) >> 16));
            to[3 * x + 1] = Clamp(y + ((b * GreenOfCb + r * GreenOfCr + Half) >> 16));
            to[3 * x + 2] = Clamp(y + ((b * BlueOfCb + Half) >> 16));
        }
    }

    /// <summary>Puts three rows side by side.</summary>
    public static void Join(ReadOnlySpan<byte> red, ReadOnlySpan<byte> green, ReadOnlySpan<byte> blue, Span<byte> to)
    {
        for (var x = 0; x < to.Length / 3; x++)
            (to[3 * x], to[3 * x + 1], to[3 * x + 2]) = (red[x], green[x], blue[x]);
    }

    static byte Clamp(int value) => (byte)Math.Clamp(value, 0, 255);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Vector256<int>, Vector256<int>) Centred(ReadOnlySpan<byte> from)
    {
        // Flipping the top bit of a byte takes 128 from it.
        var signed = (Vector128.Create(from) ^ Vector128.Create((byte)0x80)).AsSByte();
        return Vector256.Widen(Vector256.Create(Vector128.WidenLower(signed), Vector128.WidenUpper(signed)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<byte> Pack(Vector256<int> first, Vector256<int> second)
    {
        var low = Vector128.NarrowWithSaturation(first.GetLower(), first.GetUpper());
        var high = Vector128.NarrowWithSaturation(second.GetLower(), second.GetUpper());
        // Saturated after taking 128 and given back: 0 to 255.
        return Vector128.NarrowWithSaturation(low - Vector128.Create((short)128), high - Vector128.Create((short)128)).AsByte() ^ Vector128.Create((byte)0x80);
    }

    /// <summary>Three vectors to 48 bytes; an index of 255 gives zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Interleave(Vector128<byte> red, Vector128<byte> green, Vector128<byte> blue, Span<byte> to)
    {
        const byte N = 255;
        var first = Vector128.Shuffle(red, Vector128.Create((byte)0, N, N, 1, N, N, 2, N, N, 3, N, N, 4, N, N, 5))
            | Vector128.Shuffle(green, Vector128.Create(N, (byte)0, N, N, 1, N, N, 2, N, N, 3, N, N, 4, N, N))
            | Vector128.Shuffle(blue, Vector128.Create(N, N, (byte)0, N, N, 1, N, N, 2, N, N, 3, N, N, 4, N));
        var second = Vector128.Shuffle(red, Vector128.Create(N, N, (byte)6, N, N, 7, N, N, 8, N, N, 9, N, N, 10, N))
            | Vector128.Shuffle(green, Vector128.Create((byte)5, N, N, 6, N, N, 7, N, N, 8, N, N, 9, N, N, 10))
            | Vector128.Shuffle(blue, Vector128.Create(N, (byte)5, N, N, 6, N, N, 7, N, N, 8, N, N, 9, N, N));
        var third = Vector128.Shuffle(red, Vector128.Create(N, (byte)11, N, N, 12, N, N, 13, N, N, 14, N, N, 15, N, N))
            | Vector128.Shuffle(green, Vector128.Create(N, N, (byte)11, N, N, 12, N, N, 13, N, N, 14, N, N, 15, N))
            | Vector128.Shuffle(blue, Vector128.Create((byte)10, N, N, 11, N, N, 12, N, N, 13, N, N, 14, N, N, 15));
        first.CopyTo(to);
        second.CopyTo(to[16..]);
        third.CopyTo(to[32..]);
    }
}

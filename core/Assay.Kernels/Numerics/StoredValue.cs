using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>Probabilities as they are stored: double, float or Half as they are, a byte as value / 255. Every conversion here is exact or correctly rounded.</summary>
static class StoredValue
{
    static readonly double[] Bytes = [.. Enumerable.Range(0, 256).Select(value => value / 255.0)];

    /// <summary>The probability that a stored value stands for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToDouble<T>(T value) where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return (double)(object)value;
        if (typeof(T) == typeof(float))
            return (float)(object)value;
        if (typeof(T) == typeof(Half))
            return (double)(Half)(object)value;
        return Bytes[(byte)(object)value];
    }

    /// <summary>The stored value that stands for certainty.</summary>
    public static double One<T>() => typeof(T) == typeof(byte) ? 255 : 1;

    /// <summary>How far the sum over classes may be from 1: 0.01, for bytes also half a step for each class.</summary>
    public static double Tolerance<T>(int classes) => typeof(T) == typeof(byte) ? 0.01 + classes / 510.0 : 0.01;

    /// <summary>Refuses element types that no probabilities are stored in.</summary>
    public static void Require<T>()
    {
        if (typeof(T) != typeof(double) && typeof(T) != typeof(float) && typeof(T) != typeof(Half) && typeof(T) != typeof(byte))
            throw new NotSupportedException($"probabilities are stored as double, float, Half or byte, not {typeof(T).Name}");
    }

    /// <summary>Sixteen stored values as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Widen16<T>(ref T from, ref double to) where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            for (nuint i = 0; i < 16; i += 4)
                Vector256.LoadUnsafe(ref Unsafe.As<T, double>(ref from), i).StoreUnsafe(ref to, i);
        }
        else if (typeof(T) == typeof(float))
        {
            Widen8(Vector256.LoadUnsafe(ref Unsafe.As<T, float>(ref from)), ref to);
            Widen8(Vector256.LoadUnsafe(ref Unsafe.As<T, float>(ref from), 8), ref Unsafe.Add(ref to, 8));
        }
        else if (typeof(T) == typeof(Half))
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref Unsafe.As<T, ushort>(ref from)));
            Widen8(FromHalf(low), ref to);
            Widen8(FromHalf(high), ref Unsafe.Add(ref to, 8));
        }
        else
        {
            for (var i = 0; i < 16; i++)
                Unsafe.Add(ref to, i) = ToDouble(Unsafe.Add(ref from, i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Widen8(Vector256<float> values, ref double to)
    {
        Vector256.WidenLower(values).StoreUnsafe(ref to);
        Vector256.WidenUpper(values).StoreUnsafe(ref to, 4);
    }

    /// <summary>Halves as floats, bytes as 0 to 255. A NaN or infinite Half becomes a number above 65535.</summary>
    public static void ToSingle<T>(ReadOnlySpan<T> from, Span<float> to) where T : unmanaged
    {
        var i = 0;
        ref var source = ref Unsafe.AsRef(in from.GetPinnableReference());
        for (; i + 16 <= from.Length; i += 16)
        {
            var (low, high) = typeof(T) == typeof(Half) ? Halves(ref Unsafe.Add(ref source, i)) : Numbers(ref Unsafe.Add(ref source, i));
            low.CopyTo(to[i..]);
            high.CopyTo(to[(i + 8)..]);
        }
        for (; i < from.Length; i++)
            to[i] = typeof(T) == typeof(Half) ? FromHalf(Vector256.Create((uint)Unsafe.As<T, ushort>(ref Unsafe.Add(ref source, i)))).ToScalar() : (byte)(object)from[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Vector256<float> Low, Vector256<float> High) Halves<T>(ref T from)
    {
        var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref Unsafe.As<T, ushort>(ref from)));
        return (FromHalf(low), FromHalf(high));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Vector256<float> Low, Vector256<float> High) Numbers<T>(ref T from)
    {
        var (first, second) = Vector128.Widen(Vector128.LoadUnsafe(ref Unsafe.As<T, byte>(ref from)));
        var (low, high) = Vector256.Widen(Vector256.Create(first, second));
        return (Vector256.ConvertToSingle(low.AsInt32()), Vector256.ConvertToSingle(high.AsInt32()));
    }

    // IEEE 754 binary16 to binary32. Subnormals by a subtraction that normalises them: no slow subnormal float ever appears.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> FromHalf(Vector256<uint> bits)
    {
        var magnitude = Vector256.ShiftLeft(bits & Vector256.Create(0x7FFFu), 13);
        var sign = Vector256.ShiftLeft(bits & Vector256.Create(0x8000u), 16);
        var normal = magnitude + Vector256.Create(112u << 23);
        var offset = Vector256.Create(113u << 23);
        var subnormal = ((magnitude + offset).AsSingle() - offset.AsSingle()).AsUInt32();
        var isSubnormal = Vector256.LessThan(magnitude.AsInt32(), Vector256.Create(1 << 23)).AsUInt32();
        return (Vector256.ConditionalSelect(isSubnormal, subnormal, normal) | sign).AsSingle();
    }
}

using System.Runtime.InteropServices;
using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx.Runtime;

/// <summary>Numbers and their shape, outermost side first, without gaps.</summary>
public sealed class OnnxTensor
{
    readonly Array values;

    OnnxTensor(OnnxType type, long[] shape, Array values) => (Type, Shape, this.values) = (type, shape, values);

    /// <summary>Of the elements.</summary>
    public OnnxType Type { get; }

    /// <summary>Lengths of the sides, outermost first.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Count => values.Length;

    internal Array Array => values;

    /// <summary>Wraps an array; the caller must not change it while the tensor is in use.</summary>
    /// <exception cref="ArgumentException">The length is not the product of the sides, or no tensor holds such elements.</exception>
    public static OnnxTensor Of<T>(long[] shape, params T[] values) where T : unmanaged
    {
        var count = shape.Aggregate(1L, (product, side) => checked(product * side));
        return count == values.Length ? new OnnxTensor(ElementTypes.Of(typeof(T)), shape, values)
            : throw new ArgumentException($"a tensor of [{string.Join(", ", shape)}] has {count} elements, got {values.Length}", nameof(values));
    }

    internal static OnnxTensor Own(OnnxType type, long[] shape, Array values) => new(type, shape, values);

    /// <summary>The elements, as they are stored.</summary>
    /// <exception cref="InvalidOperationException">They are of another type.</exception>
    public ReadOnlySpan<T> Values<T>() where T : unmanaged => Elements<T>();

    /// <summary>The elements as an array of their own type, not a copy.</summary>
    /// <exception cref="InvalidOperationException">They are of another type.</exception>
    public T[] Elements<T>() where T : unmanaged =>
        values as T[] ?? throw new InvalidOperationException($"the tensor holds {OnnxPort.NameOf(Type)}, not {typeof(T).Name}");

    /// <summary>The elements as floats: the array itself when they are, else converted.</summary>
    public float[] ToFloats() => values switch
    {
        float[] floats => floats,
        Half[] halves => System.Array.ConvertAll(halves, value => (float)value),
        double[] doubles => System.Array.ConvertAll(doubles, value => (float)value),
        bool[] flags => System.Array.ConvertAll(flags, value => value ? 1f : 0f),
        _ => System.Array.ConvertAll(ToLongs(), value => (float)value),
    };

    /// <summary>Integer elements as 64-bit numbers.</summary>
    /// <exception cref="InvalidOperationException">The elements are no integers.</exception>
    public long[] ToLongs() => values switch
    {
        long[] longs => longs,
        int[] ints => System.Array.ConvertAll(ints, value => (long)value),
        uint[] ints => System.Array.ConvertAll(ints, value => (long)value),
        ulong[] longs => System.Array.ConvertAll(longs, value => checked((long)value)),
        short[] shorts => System.Array.ConvertAll(shorts, value => (long)value),
        ushort[] shorts => System.Array.ConvertAll(shorts, value => (long)value),
        byte[] bytes => System.Array.ConvertAll(bytes, value => (long)value),
        sbyte[] bytes => System.Array.ConvertAll(bytes, value => (long)value),
        bool[] flags => System.Array.ConvertAll(flags, value => value ? 1L : 0L),
        _ => throw new InvalidOperationException($"the tensor holds {OnnxPort.NameOf(Type)}, not integers"),
    };

    /// <summary>Shape in words.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape)}]";

    /// <summary>The memory of an array of elements of a type.</summary>
    internal static Span<byte> Bytes(OnnxType type, Array array) => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), array.Length * ElementTypes.Bytes(type));
}

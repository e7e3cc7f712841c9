using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx.Runtime;

/// <summary>How tensors' element types are held in .NET.</summary>
static class ElementTypes
{
    static readonly (OnnxType Onnx, Type Net, int Bytes)[] Known =
    [
        (OnnxType.Float, typeof(float), 4), (OnnxType.UInt8, typeof(byte), 1), (OnnxType.Int8, typeof(sbyte), 1), (OnnxType.UInt16, typeof(ushort), 2), (OnnxType.Int16, typeof(short), 2),
        (OnnxType.Int32, typeof(int), 4), (OnnxType.Int64, typeof(long), 8), (OnnxType.Bool, typeof(bool), 1), (OnnxType.Float16, typeof(Half), 2), (OnnxType.Double, typeof(double), 8),
        (OnnxType.UInt32, typeof(uint), 4), (OnnxType.UInt64, typeof(ulong), 8),
    ];

    /// <summary>The type of a tensor of such elements.</summary>
    /// <exception cref="ArgumentException">No tensor holds them.</exception>
    public static OnnxType Of(Type type) => Known.FirstOrDefault(known => known.Net == type) is { Net: not null } found ? found.Onnx
        : throw new ArgumentException($"no tensor holds {type.Name}", nameof(type));

    /// <summary>Whether tensors of this type can be given and taken: not text, complex numbers and the rest.</summary>
    public static bool Knows(OnnxType type) => Known.Any(known => known.Onnx == type);

    public static int Bytes(OnnxType type) => Known.First(known => known.Onnx == type).Bytes;

    /// <summary>An array of <paramref name="count"/> elements whose content does not matter yet.</summary>
    public static Array Allocate(OnnxType type, int count) => type switch
    {
        OnnxType.Float16 => GC.AllocateUninitializedArray<Half>(count),
        OnnxType.Bool => new bool[count],
        OnnxType.Float => GC.AllocateUninitializedArray<float>(count),
        OnnxType.Double => GC.AllocateUninitializedArray<double>(count),
        OnnxType.UInt8 => GC.AllocateUninitializedArray<byte>(count),
        OnnxType.Int64 => GC.AllocateUninitializedArray<long>(count),
        _ => Array.CreateInstance(Known.First(known => known.Onnx == type).Net, count),
    };
}

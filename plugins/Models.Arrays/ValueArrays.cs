using System.Numerics;
using Assay.Kernels.Codecs;

namespace Assay.Models.Arrays;

/// <summary>A number per sample; NaN is no opinion.</summary>
sealed class ValueArrays : IKind
{
    public Evidence Gives => Evidence.Value;

    public string Option => "values";

    public IReadOnlyList<string> Extensions => [".npy", ".npz"];

    public int Sides => 0;

    public string Shape => "()";

    public void Check(NpyHeader header, IReadOnlyList<long> shape, int classes)
    {
        if (header.ElementType == typeof(bool))
            throw new InvalidDataException("its elements are bool, expected numbers; convert them, x.astype('f4')");
    }

    public Opinion Read(NpyFile stack, long index, Size size) => Type.GetTypeCode(stack.ElementType) switch
    {
        TypeCode.Double => Read<double>(stack, index),
        TypeCode.Single => Read<float>(stack, index),
        TypeCode.Byte => Read<byte>(stack, index),
        TypeCode.SByte => Read<sbyte>(stack, index),
        TypeCode.UInt16 => Read<ushort>(stack, index),
        TypeCode.Int16 => Read<short>(stack, index),
        TypeCode.UInt32 => Read<uint>(stack, index),
        TypeCode.Int32 => Read<int>(stack, index),
        TypeCode.UInt64 => Read<ulong>(stack, index),
        TypeCode.Int64 => Read<long>(stack, index),
        _ => Read<Half>(stack, index),
    };

    static Opinion Read<T>(NpyFile stack, long index) where T : unmanaged, INumberBase<T>
    {
        var value = double.CreateTruncating(stack.Slice<T>(index, 1).Span[0]);
        if (double.IsInfinity(value))
            throw new InvalidDataException($"value {index} is infinite, expected a number, or NaN for no opinion");
        return double.IsNaN(value) ? Opinion.None : new Opinion { Value = value };
    }

    public Opinion Read(string path, Size size, int classes)
    {
        using var file = NpyFile.Open(path);
        if (file.Shape.Count > 1 || file.Header.Count != 1)
            throw new InvalidDataException($"its shape is {file.Header.ShapeText}, expected () or (1,)");
        Check(file.Header, file.Shape, classes);
        return Read(file, 0, size);
    }
}

using System.Runtime.InteropServices;
using Assay.Kernels.Codecs;

namespace Assay.Models.Http.Answers;

/// <summary>An NPY file as an answer.</summary>
static class NpyAnswer
{
    public static AnswerArray Read(Told told)
    {
        var body = told.Reply.Body;
        if (body is not [0x93, (byte)'N', ..])
            throw told.WrongKind("an NPY file");
        try
        {
            var header = NpyHeader.Decode(body);
            if (header.Count > Array.MaxLength || header.Shape.Any(side => side > int.MaxValue) || header.DataOffset + header.Count * header.ElementSize != body.Length)
                throw new InvalidDataException($"{header.ShapeText} elements of {header.ElementSize} bytes end at {header.DataOffset + header.Count * header.ElementSize}, the body has {body.Length} bytes");
            return new AnswerArray(header.Shape, Numbers(header.ElementType, body.AsSpan(header.DataOffset)), header.ElementType.Name.ToLowerInvariant(),
                header.ElementType != typeof(float) && header.ElementType != typeof(double) && header.ElementType != typeof(Half));
        }
        catch (InvalidDataException broken)
        {
            throw told.Wrong($"the NPY file cannot be read: {broken.Message}", "a whole one", inner: broken);
        }
    }

    /// <summary>Little-endian numbers of any type as float.</summary>
    public static float[] Numbers(Type element, ReadOnlySpan<byte> bytes) => Type.GetTypeCode(element) switch
    {
        TypeCode.Single => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
        TypeCode.Double => Convert<double>(bytes, value => (float)value),
        TypeCode.Byte or TypeCode.Boolean => Convert<byte>(bytes, value => value),
        TypeCode.SByte => Convert<sbyte>(bytes, value => value),
        TypeCode.UInt16 => Convert<ushort>(bytes, value => value),
        TypeCode.Int16 => Convert<short>(bytes, value => value),
        TypeCode.UInt32 => Convert<uint>(bytes, value => value),
        TypeCode.Int32 => Convert<int>(bytes, value => value),
        TypeCode.UInt64 => Convert<ulong>(bytes, value => value),
        TypeCode.Int64 => Convert<long>(bytes, value => value),
        _ => Convert<Half>(bytes, value => (float)value),
    };

    static float[] Convert<T>(ReadOnlySpan<byte> bytes, Func<T, float> convert) where T : unmanaged
    {
        var from = MemoryMarshal.Cast<byte, T>(bytes);
        var to = new float[from.Length];
        for (var i = 0; i < to.Length; i++)
            to[i] = convert(from[i]);
        return to;
    }
}

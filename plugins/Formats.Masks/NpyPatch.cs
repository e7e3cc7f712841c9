using System.Numerics;
using System.Runtime.InteropServices;
using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>Writes the pixels of a label map that changed into an NPY file, in the file's own element type.</summary>
static class NpyPatch
{
    /// <param name="file">A copy of the original.</param>
    /// <param name="first">The map's first element.</param>
    /// <param name="before">What the file holds there.</param>
    /// <exception cref="DataException">The element type cannot hold an id.</exception>
    public static void Write(string file, long first, IndexMap before, LabelMap after)
    {
        var header = NpyFile.ReadHeader(file);
        var bytes = new byte[after.Size.Area * header.ElementSize];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        stream.Position = header.DataOffset + first * header.ElementSize;
        stream.ReadExactly(bytes);
        for (var i = 0; i < after.Ids.Length; i++)
            if (ValueOf(after, i) is var value && value != ValueOf(before, i))
                Set(header.ElementType, bytes, i, value, file);
        stream.Position = header.DataOffset + first * header.ElementSize;
        stream.Write(bytes);
    }

    /// <summary>What a file has to hold for a pixel.</summary>
    public static long ValueOf(LabelMap map, int pixel) =>
        map.Ids[pixel] >= LabelMap.FirstStranger && map.Strangers.Count > 0 ? map.Strangers[map.Ids[pixel] - LabelMap.FirstStranger] : map.Ids[pixel];

    /// <summary>What it holds.</summary>
    public static long ValueOf(IndexMap map, int pixel) => map.Ids is { } ids ? ids[pixel] : map.Values![pixel] is var value && map.HasHoles && value == IndexMap.Hole ? LabelMap.Void : value;

    static void Set(Type type, byte[] bytes, int at, long value, string file)
    {
        try
        {
            switch (Type.GetTypeCode(type))
            {
                case TypeCode.Boolean: bytes[at] = value is 0 or 1 ? (byte)value : throw new OverflowException(); break;
                case TypeCode.Byte: Set<byte>(bytes, at, value); break;
                case TypeCode.SByte: Set<sbyte>(bytes, at, value); break;
                case TypeCode.UInt16: Set<ushort>(bytes, at, value); break;
                case TypeCode.Int16: Set<short>(bytes, at, value); break;
                case TypeCode.UInt32: Set<uint>(bytes, at, value); break;
                case TypeCode.Int32: Set<int>(bytes, at, value); break;
                case TypeCode.UInt64: Set<ulong>(bytes, at, value); break;
                default: Set<long>(bytes, at, value); break;
            }
        }
        catch (OverflowException)
        {
            throw new DataException("id-too-large", $"the file holds {type.Name}, which has no room for the class id {value}; save the label maps with a larger type, x.astype('i4')", file);
        }
    }

    static void Set<T>(byte[] bytes, int at, long value) where T : unmanaged, INumberBase<T> => MemoryMarshal.Cast<byte, T>(bytes.AsSpan())[at] = T.CreateChecked(value);
}

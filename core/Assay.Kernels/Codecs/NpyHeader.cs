using System.Buffers.Binary;
using System.Text;

namespace Assay.Kernels.Codecs;

/// <summary>
/// What an NPY file says of itself before its elements (numpy.lib.format, versions 1.0, 2.0 and 3.0: magic, version, header length, and a Python dictionary
/// with <c>descr</c>, <c>fortran_order</c> and <c>shape</c>).
/// </summary>
/// <param name="Shape">Sides, slowest first; empty for a scalar.</param>
/// <param name="ElementType">double, float, Half, bool or an integer type.</param>
/// <param name="DataOffset">Bytes before the first element.</param>
public sealed record NpyHeader(IReadOnlyList<long> Shape, Type ElementType, int DataOffset)
{
    /// <summary>Longest header read; numpy itself refuses more than 10,000 bytes.</summary>
    internal const int LongestText = 65_536;

    static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, side) => checked(product * side));

    /// <summary>Bytes of an element.</summary>
    public int ElementSize => NpyType.SizeOf(ElementType);

    /// <summary>The shape as numpy writes it: <c>(50, 512, 512)</c>.</summary>
    public string ShapeText => Shape.Count == 1 ? $"({Shape[0]},)" : $"({string.Join(", ", Shape)})";

    /// <summary>Reads a header from the first bytes of a file.</summary>
    /// <exception cref="InvalidDataException">It is not an NPY file, damaged, or of a kind that is not read; the message says what to do.</exception>
    public static NpyHeader Decode(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Magic))
            throw new InvalidDataException("byte 0: not an NPY file, its first six bytes should be 93 4E 55 4D 50 59");
        if (file.Length < 12)
            throw new InvalidDataException($"byte {file.Length}: the file ends inside its header; copy it again");
        if (file[6] is not (1 or 2 or 3))
            throw new InvalidDataException($"byte 6: NPY version {file[6]}.{file[7]}, expected 1.0, 2.0 or 3.0");
        var (start, length) = file[6] == 1 ? (10, BinaryPrimitives.ReadUInt16LittleEndian(file[8..])) : (12, BinaryPrimitives.ReadUInt32LittleEndian(file[8..]));
        if (length > LongestText)
            throw new InvalidDataException($"byte 8: the header is {length} bytes long, expected at most {LongestText}; the file is damaged");
        if (length > file.Length - start)
            throw new InvalidDataException($"byte {file.Length}: the file ends inside its header of {length} bytes; copy it again");
        return Parse(Encoding.UTF8.GetString(file.Slice(start, (int)length)), start, start + (int)length);
    }

    static NpyHeader Parse(string text, int start, int offset)
    {
        var entries = new NpyDictionary(text, start).Read();
        var type = NpyType.Parse(Get<string>(entries, "descr", start));
        var shape = Get<IReadOnlyList<long>>(entries, "shape", start);
        if (Get<bool>(entries, "fortran_order", start) && shape.Count(side => side != 1) > 1)
            throw new InvalidDataException("it is in Fortran order (column by column), expected C order; convert it, "
                + $"np.ascontiguousarray(x).astype('{NpyType.Describe(type)}')");
        var header = new NpyHeader(shape, type, offset);
        Check(header, start);
        return header;
    }

    static T Get<T>(Dictionary<string, object> entries, string key, int start) => entries.GetValueOrDefault(key) switch
    {
        T value => value,
        null => throw new InvalidDataException($"byte {start}: the header has no '{key}'"),
        var other => throw new InvalidDataException($"byte {start}: the header's '{key}' is {(other is string ? "a string" : other is bool ? "a truth value" : "a tuple")}, which it cannot be"),
    };

    static void Check(NpyHeader header, int start)
    {
        var bytes = (Int128)header.ElementSize;
        foreach (var side in header.Shape)
            if ((bytes *= Math.Max(side, 1)) > long.MaxValue)
                throw new InvalidDataException($"byte {start}: the shape {header.ShapeText} is larger than any file");
    }

    /// <summary>A version 1.0 header for an array of <typeparamref name="T"/>, padded as numpy does, so that elements begin at a multiple of 64.</summary>
    /// <exception cref="ArgumentException">The shape is negative or too long for the format.</exception>
    public static byte[] Encode<T>(IReadOnlyList<long> shape) where T : unmanaged
    {
        if (shape.Any(side => side < 0) || shape.Count > 32)
            throw new ArgumentException($"a shape has at most 32 sides, none negative, not ({string.Join(", ", shape)})", nameof(shape));
        var header = new NpyHeader(shape, typeof(T), 0);
        var text = $"{{'descr': '{NpyType.Describe(typeof(T))}', 'fortran_order': False, 'shape': {header.ShapeText}, }}";
        var total = (10 + text.Length + 1 + 63) / 64 * 64;
        var bytes = new byte[total];
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)(total - 10));
        Encoding.ASCII.GetBytes(text.PadRight(total - 11) + "\n", bytes.AsSpan(10));
        return bytes;
    }
}

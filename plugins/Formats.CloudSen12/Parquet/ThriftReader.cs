using System.Text;

namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>
/// Reads structs of Thrift's compact protocol (thrift, doc/specs/thrift-compact-protocol.md): what Parquet's footer and page headers are written in. Nothing is allocated for what
/// is skipped, and no length is believed before it was held against what is left.
/// </summary>
/// <param name="bytes">From the struct's first byte on; it may be followed by something else.</param>
/// <param name="origin">Where <paramref name="bytes"/> begins in the file, for errors.</param>
ref struct ThriftReader(ReadOnlySpan<byte> bytes, long origin)
{
    /// <summary>Parquet's own structs are five deep.</summary>
    const int DeepestNesting = 32;

    readonly ReadOnlySpan<byte> bytes = bytes;
    int lastField, depth;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Enters a struct; keep what it returns for <see cref="Leave"/>.</summary>
    public int Enter()
    {
        if (++depth > DeepestNesting)
            throw Broken("structs are nested too deeply");
        var outer = lastField;
        lastField = 0;
        return outer;
    }

    /// <summary>Goes back to the struct around this one.</summary>
    public void Leave(int outer) => (lastField, depth) = (outer, depth - 1);

    /// <summary>The next field of the current struct; false at its end.</summary>
    public bool Next(out int field, out ThriftType type)
    {
        var head = Byte();
        (field, type) = (0, (ThriftType)(head & 15));
        if (type == ThriftType.Stop)
            return false;
        if (type > ThriftType.Struct)
            throw Broken($"{head & 15} is no type of Thrift's compact protocol");
        field = lastField = head >> 4 is > 0 and var delta ? lastField + delta : checked((int)Math.Clamp(Int64(), short.MinValue, short.MaxValue));
        return true;
    }

    /// <summary>How many elements follow, and of what type.</summary>
    public int List(out ThriftType type)
    {
        var head = Byte();
        var count = head >> 4 == 15 ? (long)Unsigned() : head >> 4;
        type = (ThriftType)(head & 15);
        // An element takes a byte or more.
        return count >= 0 && count <= bytes.Length - Position ? (int)count : throw Broken($"a list of {count} elements does not fit into what is left");
    }

    /// <summary>A whole number, zigzag-coded.</summary>
    public long Int64()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A whole number that has to be 0 or more and to fit.</summary>
    public int Count(string what) => Int64() is >= 0 and <= int.MaxValue and var value ? (int)value : throw Broken($"{what} is not a number from 0 to {int.MaxValue}");

    /// <summary>Text in UTF-8.</summary>
    public string Text() => Encoding.UTF8.GetString(Binary());

    /// <summary>Passes over a value.</summary>
    public void Skip(ThriftType type)
    {
        switch (type)
        {
            case ThriftType.True or ThriftType.False: break;
            case ThriftType.Byte: Byte(); break;
            case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64: Unsigned(); break;
            case ThriftType.Double: Take(8); break;
            case ThriftType.Binary: Binary(); break;
            case ThriftType.List or ThriftType.Set: SkipList(); break;
            case ThriftType.Map: SkipMap(); break;
            case ThriftType.Struct: SkipStruct(); break;
            default: throw Broken("a value without a type");
        }
    }

    void SkipStruct()
    {
        var outer = Enter();
        while (Next(out _, out var type))
            Skip(type);
        Leave(outer);
    }

    void SkipList()
    {
        var outer = Enter();
        for (var left = List(out var type); left > 0; left--)
            SkipElement(type);
        Leave(outer);
    }

    void SkipMap()
    {
        var outer = Enter();
        var count = Unsigned();
        if (count > (ulong)(bytes.Length - Position))
            throw Broken($"a map of {count} entries does not fit into what is left");
        if (count > 0 && Byte() is var types)
            for (; count > 0; count--)
            {
                SkipElement((ThriftType)(types >> 4));
                SkipElement((ThriftType)(types & 15));
            }
        Leave(outer);
    }

    /// <summary>Other than fields, which carry true and false in their type, elements take a byte for it.</summary>
    void SkipElement(ThriftType type) => Skip(type is ThriftType.True or ThriftType.False ? ThriftType.Byte : type);

    ReadOnlySpan<byte> Binary()
    {
        var length = Unsigned();
        return length <= (ulong)(bytes.Length - Position) ? Take((int)length) : throw Broken($"a text of {length} bytes does not fit into what is left");
    }

    ulong Unsigned()
    {
        var value = 0ul;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
                return value;
        }
        throw Broken("a number has more than ten bytes");
    }

    byte Byte() => Take(1)[0];

    ReadOnlySpan<byte> Take(int count)
    {
        if (count > bytes.Length - Position)
            throw Broken("it ends inside a value");
        Position += count;
        return bytes.Slice(Position - count, count);
    }

    /// <summary>An error that says where.</summary>
    public readonly InvalidDataException Broken(string what) => new($"byte {origin + Position}: {what}; the Parquet file is damaged, copy it again");
}

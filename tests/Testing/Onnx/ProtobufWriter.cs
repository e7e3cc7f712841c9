using System.Text;

namespace Assay.Testing;

/// <summary>Writes the fields of a Protocol Buffers message.</summary>
public sealed class ProtobufWriter
{
    readonly List<byte> bytes = [];

    public byte[] ToArray() => bytes.ToArray();

    public ProtobufWriter Write(int field, long value)
    {
        Varint((ulong)field << 3);
        return Varint((ulong)value);
    }

    public ProtobufWriter Write(int field, ReadOnlySpan<byte> value)
    {
        Varint((ulong)field << 3 | 2);
        Varint((ulong)value.Length);
        bytes.AddRange(value);
        return this;
    }

    public ProtobufWriter Write(int field, string value) => Write(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Write(int field, ProtobufWriter message) => Write(field, message.ToArray());

    public ProtobufWriter Write(int field, float value)
    {
        Varint((ulong)field << 3 | 5);
        bytes.AddRange(BitConverter.GetBytes(value));
        return this;
    }

    ProtobufWriter Varint(ulong value)
    {
        for (; value > 127; value >>= 7)
            bytes.Add((byte)(value | 128));
        bytes.Add((byte)value);
        return this;
    }
}

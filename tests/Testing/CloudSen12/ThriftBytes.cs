using System.Text;

namespace Assay.Testing.CloudSen12;

/// <summary>Writes structs of Thrift's compact protocol.</summary>
sealed class ThriftBytes
{
    readonly List<byte> bytes = [];
    int last;

    public byte[] Struct => [.. bytes, 0];

    public ThriftBytes Number(int field, long value, bool wide = false)
    {
        Head(field, wide ? 6 : 5);
        Unsigned((ulong)((value << 1) ^ (value >> 63)));
        return this;
    }

    public ThriftBytes Flag(int field, bool value)
    {
        Head(field, value ? 1 : 2);
        return this;
    }

    public ThriftBytes Text(int field, string value)
    {
        Head(field, 8);
        Unsigned((ulong)Encoding.UTF8.GetByteCount(value));
        bytes.AddRange(Encoding.UTF8.GetBytes(value));
        return this;
    }

    public ThriftBytes Nested(int field, byte[] value)
    {
        Head(field, 12);
        bytes.AddRange(value);
        return this;
    }

    public ThriftBytes Structs(int field, IReadOnlyList<byte[]> values)
    {
        Head(field, 9);
        if (values.Count < 15)
            bytes.Add((byte)(values.Count << 4 | 12));
        else
        {
            bytes.Add(15 << 4 | 12);
            Unsigned((ulong)values.Count);
        }
        foreach (var value in values)
            bytes.AddRange(value);
        return this;
    }

    void Head(int field, int type)
    {
        bytes.Add((byte)(field - last << 4 | type));
        last = field;
    }

    void Unsigned(ulong value)
    {
        for (; value >= 128; value >>= 7)
            bytes.Add((byte)(value | 128));
        bytes.Add((byte)value);
    }
}

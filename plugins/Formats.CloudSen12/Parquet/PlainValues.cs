using System.Buffers.Binary;

namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>Reads values that stand one after another (PLAIN of Encodings.md).</summary>
/// <param name="bytes">From the first value on; there may be more than are wanted.</param>
/// <param name="to">As many as are wanted.</param>
/// <exception cref="InvalidDataException">They end too early.</exception>
delegate void PlainReader<T>(ReadOnlySpan<byte> bytes, Span<T> to);

/// <summary>Readers of plain values by type.</summary>
static class PlainValues
{
    public static PlainReader<long>? WholeNumbers(PhysicalType type) => type switch
    {
        PhysicalType.Boolean => (bytes, to) =>
        {
            Need(bytes, (to.Length + 7L) / 8);
            for (var i = 0; i < to.Length; i++)
                to[i] = bytes[i / 8] >> i % 8 & 1;
        }
        ,
        PhysicalType.Int32 => (bytes, to) =>
        {
            Need(bytes, to.Length * 4L);
            for (var i = 0; i < to.Length; i++)
                to[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 4)..]);
        }
        ,
        PhysicalType.Int64 => (bytes, to) =>
        {
            Need(bytes, to.Length * 8L);
            for (var i = 0; i < to.Length; i++)
                to[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes[(i * 8)..]);
        }
        ,
        _ => null,
    };

    public static PlainReader<double>? RealNumbers(PhysicalType type) => type switch
    {
        PhysicalType.Float => (bytes, to) =>
        {
            Need(bytes, to.Length * 4L);
            for (var i = 0; i < to.Length; i++)
                to[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * 4)..]);
        }
        ,
        PhysicalType.Double => (bytes, to) =>
        {
            Need(bytes, to.Length * 8L);
            for (var i = 0; i < to.Length; i++)
                to[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * 8)..]);
        }
        ,
        _ => null,
    };

    public static PlainReader<byte[]>? Bytes(SchemaColumn column) => column.Type switch
    {
        PhysicalType.ByteArray => (bytes, to) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                Need(bytes, 4);
                var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
                Need(bytes, length + 4L);
                to[i] = bytes.Slice(4, (int)length).ToArray();
                bytes = bytes[(4 + (int)length)..];
            }
        }
        ,
        PhysicalType.FixedByteArray => (bytes, to) =>
        {
            Need(bytes, to.Length * (long)column.TypeLength);
            for (var i = 0; i < to.Length; i++)
                to[i] = bytes.Slice(i * column.TypeLength, column.TypeLength).ToArray();
        }
        ,
        _ => null,
    };

    static void Need(ReadOnlySpan<byte> bytes, long count)
    {
        if (count > bytes.Length)
            throw new InvalidDataException($"values of {count} bytes or more in a page with {bytes.Length} left");
    }
}

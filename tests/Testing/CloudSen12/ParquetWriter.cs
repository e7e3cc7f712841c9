using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Assay.Testing.CloudSen12;

/// <summary>Writes tables in Parquet, in the ways that other libraries write them.</summary>
public sealed class ParquetWriter
{
    const int Int64 = 2, Double = 5, ByteArray = 6, Boolean = 0;

    readonly List<(string Name, int Type, Array Values)> columns = [];

    /// <summary>Values stand once, rows name their position.</summary>
    public bool Dictionary { get; init; }

    /// <summary>Pages of version 2.</summary>
    public bool SecondVersion { get; init; }

    /// <summary>0 not at all, 1 snappy (literals only), 2 gzip.</summary>
    public int Compression { get; init; }

    /// <summary>Rows of a row group.</summary>
    public int GroupSize { get; init; } = int.MaxValue;

    /// <summary>Adds a column of text.</summary>
    public ParquetWriter Text(string name, params string?[] values) => Add(name, ByteArray, values);

    /// <summary>Adds a column of whole numbers.</summary>
    public ParquetWriter Whole(string name, params long?[] values) => Add(name, Int64, values);

    /// <summary>Adds a column of numbers.</summary>
    public ParquetWriter Real(string name, params double?[] values) => Add(name, Double, values);

    /// <summary>Adds a column of truth values.</summary>
    public ParquetWriter Flags(string name, params bool?[] values) => Add(name, Boolean, values);

    ParquetWriter Add(string name, int type, Array values)
    {
        columns.Add((name, type, values));
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        file.Write("PAR1"u8);
        var rows = columns[0].Values.Length;
        List<byte[]> groups = [];
        for (var start = 0; start < rows || start == 0; start += Math.Min(GroupSize, Math.Max(rows, 1)))
        {
            var count = Math.Min(GroupSize, rows - start);
            groups.Add(new ThriftBytes().Structs(1, [.. columns.Select(column => WriteChunk(file, column, start, count))]).Number(2, 0, wide: true).Number(3, count, wide: true).Struct);
        }
        var schema = columns.Select(column => (column.Type == ByteArray ? Element(column).Number(6, 0) : Element(column)).Struct);
        var footer = new ThriftBytes().Number(1, 2).Structs(2, [new ThriftBytes().Text(4, "schema").Number(5, columns.Count).Struct, .. schema])
            .Number(3, rows, wide: true).Structs(4, groups).Text(6, "tests").Struct;
        file.Write(footer);
        file.Write(Length(footer.Length));
        file.Write("PAR1"u8);
        return file.ToArray();
    }

    static ThriftBytes Element((string Name, int Type, Array Values) column) => new ThriftBytes().Number(1, column.Type).Number(3, 1).Text(4, column.Name);

    byte[] WriteChunk(MemoryStream file, (string Name, int Type, Array Values) column, int start, int count)
    {
        var from = file.Position;
        var values = Enumerable.Range(start, count).Select(row => column.Values.GetValue(row)).ToArray();
        var present = values.OfType<object>().ToArray();
        var known = present.Distinct().ToList();
        var dictionary = Dictionary && column.Type != Boolean;
        if (dictionary)
            WritePage(file, 2, [], Plain(column.Type, known), page => page.Nested(7, new ThriftBytes().Number(1, known.Count).Number(2, 0).Struct));
        var data = file.Position;
        var body = dictionary ? [.. new byte[] { 20 }, .. Packed(present.Select(value => known.IndexOf(value)).ToArray(), 20)] : Plain(column.Type, present);
        var (levels, encoding) = (Runs([.. values.Select(value => value is null ? 0 : 1)]), dictionary ? 8 : 0);
        if (SecondVersion)
            WritePage(file, 3, levels, body, page => page.Nested(8, new ThriftBytes().Number(1, count).Number(2, count - present.Length).Number(3, count).Number(4, encoding).Number(5, levels.Length).Number(6, 0).Struct));
        else
            WritePage(file, 0, [], [.. Length(levels.Length), .. levels, .. body], page => page.Nested(5, new ThriftBytes().Number(1, count).Number(2, encoding).Number(3, 3).Number(4, 3).Struct));
        var place = new ThriftBytes().Number(1, column.Type).Number(4, Compression).Number(5, count, wide: true).Number(7, file.Position - from, wide: true).Number(9, data, wide: true);
        return new ThriftBytes().Number(2, 0, wide: true).Nested(3, (dictionary ? place.Number(11, from, wide: true) : place).Struct).Struct;
    }

    void WritePage(MemoryStream file, int kind, byte[] levels, byte[] body, Func<ThriftBytes, ThriftBytes> describe)
    {
        var compressed = Compression switch { 0 => body, 1 => Literals(body), _ => Gzip(body) };
        file.Write(describe(new ThriftBytes().Number(1, kind).Number(2, levels.Length + body.Length).Number(3, levels.Length + compressed.Length)).Struct);
        file.Write(levels);
        file.Write(compressed);
    }

    static byte[] Plain(int type, IReadOnlyList<object> values) => type switch
    {
        ByteArray => [.. values.SelectMany(value => (byte[])[.. Length(Encoding.UTF8.GetByteCount((string)value)), .. Encoding.UTF8.GetBytes((string)value)])],
        Int64 => [.. values.SelectMany(value => BitConverter.GetBytes((long)value))],
        Double => [.. values.SelectMany(value => BitConverter.GetBytes((double)value))],
        _ => [.. values.Chunk(8).Select(flags => (byte)flags.Index().Sum(flag => (bool)flag.Item ? 1 << flag.Index : 0))],
    };

    /// <summary>Every number as a run of one's own length.</summary>
    static byte[] Runs(int[] numbers)
    {
        List<byte> bytes = [];
        for (int i = 0, end; i < numbers.Length; i = end)
        {
            for (end = i + 1; end < numbers.Length && numbers[end] == numbers[i];)
                end++;
            bytes.AddRange([.. Variable((uint)(end - i) << 1), (byte)numbers[i]]);
        }
        return [.. bytes];
    }

    /// <summary>Groups of eight, bit after bit.</summary>
    static byte[] Packed(int[] numbers, int width)
    {
        var groups = (numbers.Length + 7) / 8;
        var bytes = new byte[groups * width];
        for (var bit = 0; bit < numbers.Length * width; bit++)
            bytes[bit / 8] |= (byte)((numbers[bit / width] >> bit % width & 1) << bit % 8);
        return [.. Variable((uint)groups << 1 | 1), .. bytes];
    }

    static byte[] Literals(byte[] body) =>
        [.. Variable((uint)body.Length), .. body.Chunk(60).SelectMany(part => (byte[])[(byte)(part.Length - 1 << 2), .. part])];

    static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(body);
        return packed.ToArray();
    }

    static byte[] Variable(uint value) => value < 128 ? [(byte)value] : [(byte)(value | 128), .. Variable(value >> 7)];

    static byte[] Length(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}

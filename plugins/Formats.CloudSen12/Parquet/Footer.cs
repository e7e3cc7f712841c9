using System.Buffers.Binary;

namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>What a Parquet file says of itself at its end (FileMetaData of parquet.thrift).</summary>
/// <param name="Rows">Rows in all row groups.</param>
/// <param name="Columns">Leaves of the schema.</param>
/// <param name="Groups">Per row group its rows and a chunk per column.</param>
sealed record Footer(long Rows, IReadOnlyList<SchemaColumn> Columns, IReadOnlyList<(long Rows, ColumnChunk[] Chunks)> Groups)
{
    /// <summary>More than any table of samples has; a few bytes can claim any number.</summary>
    public const long MostRows = 20_000_000;

    public static Footer Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file.StartsWith("PAR1"u8))
            throw new InvalidDataException(file.StartsWith("PARE"u8) ? "the Parquet file is encrypted, expected a plain one" : "byte 0: not a Parquet file, it should begin with PAR1");
        if (!file.EndsWith("PAR1"u8))
            throw new InvalidDataException($"byte {file.Length - 4}: the Parquet file does not end with PAR1; it is cut off, copy it again");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[^8..]);
        if (length > file.Length - 12)
            throw new InvalidDataException($"byte {file.Length - 8}: the footer is said to be {length} bytes long, which is beyond the file's {file.Length}; it is damaged, copy it again");
        var start = file.Length - 8 - (int)length;
        var thrift = new ThriftReader(file.Slice(start, (int)length), start);
        var footer = Read(ref thrift);
        footer.Check(start);
        return footer;
    }

    static Footer Read(ref ThriftReader thrift)
    {
        long rows = 0;
        IReadOnlyList<SchemaColumn>? columns = null;
        List<(long, ColumnChunk[])> groups = [];
        thrift.Enter();
        while (thrift.Next(out var field, out var kind))
            switch (field, kind)
            {
                case (2, ThriftType.List): columns = SchemaReader.Read(ref thrift); break;
                case (3, ThriftType.Int64): rows = thrift.Int64(); break;
                case (4, ThriftType.List):
                    for (var left = thrift.List(out _); left > 0; left--)
                        groups.Add(ReadGroup(ref thrift));
                    break;
                default: thrift.Skip(kind); break;
            }
        return new(rows, columns ?? throw thrift.Broken("the footer has no schema"), groups);
    }

    void Check(int end)
    {
        if (Rows is < 0 or > MostRows || Groups.Any(group => group.Rows < 0) || Groups.Sum(group => (double)group.Rows) != Rows)
            throw new InvalidDataException($"the footer says {Rows} rows, and its row groups {Groups.Sum(group => (double)group.Rows)}, expected the same number up to {MostRows}");
        foreach (var (rows, chunks) in Groups)
        {
            if (chunks.Length != Columns.Count)
                throw new InvalidDataException($"a row group has {chunks.Length} columns and the schema {Columns.Count}; the Parquet file is damaged, copy it again");
            foreach (var (column, chunk) in Columns.Zip(chunks))
                if (chunk.Start < 4 || chunk.Length < 0 || chunk.Start > end - chunk.Length)
                    throw new InvalidDataException($"column '{column.Name}' should lie at byte {chunk.Start} and be {chunk.Length} bytes long, which is beyond the pages that end at byte {end}; the Parquet file is damaged, copy it again");
                else if (column.Repetition == 0 && chunk.Values != rows)
                    throw new InvalidDataException($"column '{column.Name}' has {chunk.Values} values in a row group of {rows} rows; the Parquet file is damaged, copy it again");
        }
    }

    static (long, ColumnChunk[]) ReadGroup(ref ThriftReader thrift)
    {
        long rows = 0;
        ColumnChunk[] chunks = [];
        var outer = thrift.Enter();
        while (thrift.Next(out var field, out var kind))
            switch (field, kind)
            {
                case (1, ThriftType.List):
                    chunks = new ColumnChunk[thrift.List(out _)];
                    for (var i = 0; i < chunks.Length; i++)
                        chunks[i] = ReadChunk(ref thrift);
                    break;
                case (3, ThriftType.Int64): rows = thrift.Int64(); break;
                default: thrift.Skip(kind); break;
            }
        thrift.Leave(outer);
        return (rows, chunks);
    }

    static ColumnChunk ReadChunk(ref ThriftReader thrift)
    {
        ColumnChunk? chunk = null;
        var outer = thrift.Enter();
        while (thrift.Next(out var field, out var kind))
            switch (field, kind)
            {
                case (1, ThriftType.Binary): throw new InvalidDataException($"a column lies in another file, '{thrift.Text()}', which is not read; write one file");
                case (3, ThriftType.Struct): chunk = ReadPlace(ref thrift); break;
                default: thrift.Skip(kind); break;
            }
        thrift.Leave(outer);
        return chunk ?? throw thrift.Broken("a column does not say where it lies");
    }

    static ColumnChunk ReadPlace(ref ThriftReader thrift)
    {
        var (compression, values, length, data, dictionary) = (Compression.None, 0L, 0L, 0L, 0L);
        var outer = thrift.Enter();
        while (thrift.Next(out var field, out var kind))
            switch (field, kind)
            {
                case (4, ThriftType.Int32): compression = (Compression)thrift.Count("a compression"); break;
                case (5, ThriftType.Int64): values = thrift.Int64(); break;
                case (7, ThriftType.Int64): length = thrift.Int64(); break;
                case (9, ThriftType.Int64): data = thrift.Int64(); break;
                case (11, ThriftType.Int64): dictionary = thrift.Int64(); break;
                default: thrift.Skip(kind); break;
            }
        thrift.Leave(outer);
        // Some writers leave a zero where there is no dictionary.
        return new(compression, values, dictionary > 0 && dictionary < data ? dictionary : data, length);
    }
}

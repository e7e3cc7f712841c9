using System.Buffers.Binary;
using Assay.Formats.CloudSen12.Parquet;

namespace Assay.Formats.CloudSen12.Taco;

/// <summary>
/// TACO version 2 in one file: an ordinary ZIP whose entries are stored as they are. Its first entry, <c>TACO_HEADER</c>, says where the tables of the levels lie: a count, three bytes of nothing, then up to seven
/// pairs of offset and length, of which the last one is <c>COLLECTION.json</c>. The bytes of a folder are its own table.
/// </summary>
sealed class TacoZip : TacoContainer
{
    const string FirstEntry = "TACO_HEADER";
    const int LocalHeader = 30, HeaderSize = 116, MostEntries = 7;
    readonly string path;
    readonly long size;

    public TacoZip(string path)
    {
        (this.path, size) = (path, new FileInfo(path).Length);
        var (offset, length) = FindTable();
        Items = TacoRows.Named("level 0", () => Read(new ParquetFile(FileRange.Read(path, offset, length))));
    }

    public override IReadOnlyList<TacoItem> Items { get; }

    public override IReadOnlyList<TacoItem> Children(TacoItem folder) => !folder.IsFolder ? throw new ArgumentException($"'{folder.Id}' is no folder", nameof(folder))
        : TacoRows.Named($"{folder.Id}/__meta__ at byte {folder.Offset}", () => Read(new ParquetFile(Read(folder))));

    (long Offset, long Length) FindTable()
    {
        var start = LocalHeader + FirstEntry.Length;
        var head = FileRange.Read(path, 0, Math.Min(start + HeaderSize, size));
        if (head.Length < start + HeaderSize || !head.AsSpan(LocalHeader, FirstEntry.Length).SequenceEqual("TACO_HEADER"u8) || BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(8)) != 0)
            throw new InvalidDataException($"byte 0: a ZIP, but no TACO container: its first entry should be {FirstEntry}, {HeaderSize} bytes, not compressed");
        var body = head.AsSpan(start);
        return body[0] is >= 2 and <= MostEntries ? (BinaryPrimitives.ReadInt64LittleEndian(body[4..]), BinaryPrimitives.ReadInt64LittleEndian(body[12..]))
            : throw new InvalidDataException($"byte {start}: {body[0]} parts, expected 2 to {MostEntries}: a table a level, and the collection");
    }

    TacoItem[] Read(ParquetFile table)
    {
        var (offsets, lengths) = (table.ReadWhole("internal:offset"), table.ReadWhole("internal:size"));
        return TacoRows.Read(table, (row, id, _) => offsets[row] is { } offset && lengths[row] is { } length && offset >= 0 && length >= 0 && offset <= size - length ? (path, offset, length)
            : throw new InvalidDataException($"row {row} ('{id}') should lie at byte {offsets[row]} and be {lengths[row]} bytes long, which is beyond the file's {size}; it is cut off or damaged, copy it again"));
    }
}

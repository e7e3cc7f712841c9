using System.Buffers.Binary;
using Assay.Formats.CloudSen12.Parquet;

namespace Assay.Formats.CloudSen12.Taco;

/// <summary>
/// TACO version 1 (tacofoundation/tacoreader, v1; tortilla-python): little endian; magic <c>WX</c> for a collection or <c>#y</c> for a tortilla, then offset and length of a table in Parquet.
/// Its rows say where items lie; an item may be a tortilla again, whose offsets count from its own first byte.
/// </summary>
sealed class Tortilla : TacoContainer
{
    const int Header = 18;
    readonly string path;

    public Tortilla(string path)
    {
        this.path = path;
        Items = Read(0, new FileInfo(path).Length);
    }

    public override IReadOnlyList<TacoItem> Items { get; }

    public override IReadOnlyList<TacoItem> Children(TacoItem folder) => folder.IsFolder ? Read(folder.Offset, folder.Length)
        : throw new ArgumentException($"'{folder.Id}' is no tortilla", nameof(folder));

    TacoItem[] Read(long start, long length)
    {
        var head = FileRange.Read(path, start, Math.Min(Header, length));
        if (head.Length < Header || !head.AsSpan().StartsWith("#y"u8) && !(start == 0 && head.AsSpan().StartsWith("WX"u8)))
            throw new InvalidDataException($"byte {start}: not a tortilla, it should begin with #y");
        var (offset, size) = (BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(2)), BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(10)));
        if (offset < 0 || size < 0 || offset > length - size)
            throw new InvalidDataException($"byte {start + 2}: the table should lie at {offset} and be {size} bytes long, which is beyond the tortilla's {length}; it is cut off or damaged, copy it again");
        return TacoRows.Named($"the table at byte {start + offset}", () => Locate(new ParquetFile(FileRange.Read(path, start + offset, size)), start, length));
    }

    TacoItem[] Locate(ParquetFile table, long start, long end)
    {
        var (ids, offsets, lengths, formats) = (table.ReadText("tortilla:id"), table.ReadWhole("tortilla:offset"), table.ReadWhole("tortilla:length"), table.ReadText("tortilla:file_format"));
        var items = new TacoItem[table.Rows];
        for (var row = 0; row < items.Length; row++)
            items[row] = offsets[row] is { } offset && lengths[row] is { } length && offset >= 0 && length >= 0 && offset <= end - length
                ? new(ids[row] ?? throw new InvalidDataException($"row {row} has no tortilla:id"), row, table, formats[row] is "TORTILLA", path, start + offset, length)
                : throw new InvalidDataException($"row {row} ('{ids[row]}') should lie at byte {offsets[row]} and be {lengths[row]} bytes long, which is beyond the tortilla's {end}; it is cut off or damaged, copy it again");
        return items;
    }
}

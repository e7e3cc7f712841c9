using System.Buffers.Binary;

namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>Reads a column that is no list, page after page.</summary>
/// <param name="file">The whole file.</param>
/// <param name="column">Its place in the schema.</param>
/// <param name="plain">Reads its values.</param>
sealed class ColumnReader<T>(ReadOnlyMemory<byte> file, SchemaColumn column, PlainReader<T> plain)
{
    readonly List<T> values = [];
    readonly List<bool> there = [];

    /// <summary>Adds the rows of a row group.</summary>
    /// <exception cref="InvalidDataException">Damaged, or written in a way that is not read; the message names the column and the byte.</exception>
    public void Add(ColumnChunk chunk)
    {
        T[]? dictionary = null;
        var (at, end, left) = (chunk.Start, chunk.Start + chunk.Length, chunk.Values);
        while (left > 0)
        {
            var header = PageHeader.Read(file.Span[(int)at..(int)end], at, out var length);
            var body = file.Span.Slice((int)at + length, header.CompressedSize);
            var place = at;
            at += length + header.CompressedSize;
            if (header.Kind == PageHeader.PageKind.Index)
                continue;
            if (header.Kind > PageHeader.PageKind.DataV2)
                throw Broken(place, $"a page of unknown kind {(int)header.Kind}");
            try
            {
                var page = Decompress(header, chunk.Compression, body);
                if (header.Kind == PageHeader.PageKind.Dictionary)
                    dictionary = ReadDictionary(header, page);
                else if (header.Values > left || header.Values == 0)
                    throw new InvalidDataException($"a page of {header.Values} values where 1 to {left} should follow");
                else
                    left -= ReadData(header, page, dictionary);
            }
            catch (InvalidDataException broken)
            {
                throw Broken(place, broken.Message);
            }
        }
    }

    /// <summary>A value per row, and whether it is there.</summary>
    public (IReadOnlyList<T> Values, IReadOnlyList<bool> There) Result => (values, there);

    InvalidDataException Broken(long place, string what) => new($"byte {place}: column '{column.Name}': {what}");

    static byte[] Decompress(PageHeader header, Compression compression, ReadOnlySpan<byte> body)
    {
        var page = new byte[header.UncompressedSize];
        var levels = header.Kind == PageHeader.PageKind.DataV2 ? header.DefinitionBytes + header.RepetitionBytes : 0;
        body[..levels].CopyTo(page);
        PageBytes.Decompress(header.IsCompressed ? compression : Compression.None, body[levels..], page.AsSpan(levels));
        return page;
    }

    T[] ReadDictionary(PageHeader header, byte[] page)
    {
        if (header.Encoding is not (PageEncoding.Plain or PageEncoding.PlainDictionary))
            throw new InvalidDataException($"a dictionary in encoding {header.Encoding}, expected plain values");
        // A value of no bytes does not exist, except of text, which has four for its length; a bit is the least.
        if (header.Values > page.Length * 8L)
            throw new InvalidDataException($"a dictionary of {header.Values} values in {page.Length} bytes");
        var dictionary = new T[header.Values];
        plain(page, dictionary);
        return dictionary;
    }

    int ReadData(PageHeader header, byte[] page, T[]? dictionary)
    {
        ReadOnlySpan<byte> rest = page;
        var levels = ReadLevels(header, ref rest);
        var present = levels is null ? header.Values : levels.Count(level => level == column.Definition);
        var found = ReadValues(header.Encoding, rest, present, dictionary);
        for (int i = 0, next = 0; i < header.Values; i++)
        {
            var has = levels is null || levels[i] == column.Definition;
            there.Add(has);
            values.Add(has ? found[next++] : default!);
        }
        return header.Values;
    }

    /// <summary>How much of the way to a value is there, per row; null when none can be missing.</summary>
    int[]? ReadLevels(PageHeader header, ref ReadOnlySpan<byte> rest)
    {
        if (column.Definition == 0)
            return null;
        if (header.DefinitionEncoding != PageEncoding.Rle)
            throw new InvalidDataException($"levels in encoding {header.DefinitionEncoding}, expected RLE; write the file with a current library");
        var bytes = header.Kind == PageHeader.PageKind.DataV2 ? Take(ref rest, header.DefinitionBytes) : TakePrefixed(ref rest);
        var levels = new int[header.Values];
        PackedIntegers.Read(bytes, int.Log2(column.Definition) + 1, levels);
        return levels;
    }

    T[] ReadValues(PageEncoding encoding, ReadOnlySpan<byte> bytes, int count, T[]? dictionary)
    {
        var found = new T[count];
        switch (encoding)
        {
            case PageEncoding.Plain: plain(bytes, found); break;
            case PageEncoding.PlainDictionary or PageEncoding.RleDictionary: LookUp(bytes, found, dictionary); break;
            case PageEncoding.Rle when found is long[] flags && column.Type == PhysicalType.Boolean: ReadFlags(bytes, flags); break;
            default: throw new InvalidDataException($"values in encoding {encoding}, expected plain ones or a dictionary; write it again with pandas' or Polars' defaults");
        }
        return found;
    }

    static void LookUp(ReadOnlySpan<byte> bytes, T[] found, T[]? dictionary)
    {
        if (found.Length == 0)
            return;
        if (bytes.IsEmpty || dictionary is null)
            throw new InvalidDataException(dictionary is null ? "positions in a dictionary, but there is none" : "the page ends before its values");
        var positions = new int[found.Length];
        PackedIntegers.Read(bytes[1..], bytes[0], positions);
        for (var i = 0; i < positions.Length; i++)
            found[i] = (uint)positions[i] < (uint)dictionary.Length ? dictionary[positions[i]]
                : throw new InvalidDataException($"position {(uint)positions[i]} in a dictionary of {dictionary.Length}");
    }

    static void ReadFlags(ReadOnlySpan<byte> bytes, long[] found)
    {
        var flags = new int[found.Length];
        PackedIntegers.Read(TakePrefixed(ref bytes), 1, flags);
        for (var i = 0; i < flags.Length; i++)
            found[i] = flags[i];
    }

    /// <summary>Bytes whose number stands before them.</summary>
    static ReadOnlySpan<byte> TakePrefixed(ref ReadOnlySpan<byte> rest) => Take(ref rest, BinaryPrimitives.ReadUInt32LittleEndian(Take(ref rest, 4)));

    static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, long count)
    {
        if (count > rest.Length)
            throw new InvalidDataException("the page ends inside its levels");
        var taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }
}

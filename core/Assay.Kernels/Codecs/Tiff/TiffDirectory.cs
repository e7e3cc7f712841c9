using System.Buffers.Binary;
using System.Text;

namespace Assay.Kernels.Codecs;

/// <summary>
/// The fields of one image (TIFF 6.0, section 2; BigTIFF as libtiff 4 writes it: 64-bit counts and offsets). A field's values are read when they are asked for, after it is known that
/// the file holds them. Fields of types that do not exist are passed over, as TIFF 6.0 wants it.
/// </summary>
sealed class TiffDirectory
{
    const int MostFields = 65_535;
    const int MostPages = 65_535;
    const int LongestText = 1 << 24;

    readonly TiffSource source;
    readonly Dictionary<ushort, Field> fields = [];

    readonly record struct Field(ushort Type, long Count, long At);

    /// <summary>Whether the file has its high bytes last.</summary>
    public bool LittleEndian { get; }

    public bool Big { get; }

    /// <summary>Where the next directory stands; 0: nowhere.</summary>
    public long Next { get; }

    TiffDirectory(TiffSource source, bool littleEndian, bool big, long at)
    {
        (this.source, LittleEndian, Big) = (source, littleEndian, big);
        var (head, size, pointer) = big ? (8, 20, 8) : (2, 12, 4);
        var count = Number(at, head);
        if (count is 0 or > MostFields)
            throw new InvalidDataException($"byte {at}: a directory of {(ulong)count} fields, expected 1 to {MostFields}; the file is damaged");
        source.Check(at + head, count * size + pointer, $"the directory at byte {at}");
        var bytes = new byte[count * size + pointer];
        source.Read(at + head, bytes, "a directory");
        for (var i = 0; i < count; i++)
            Add(bytes.AsSpan((int)i * size, size), at + head + i * size);
        Next = Unsigned(bytes.AsSpan((int)count * size));
    }

    /// <summary>Reads the first directory.</summary>
    /// <exception cref="InvalidDataException">It is no TIFF file, or damaged.</exception>
    public static TiffDirectory ReadFirst(TiffSource source)
    {
        Span<byte> head = stackalloc byte[16];
        head.Clear();
        if (source.Length == 0)
            throw new InvalidDataException("the file is empty; copy or write it again");
        source.Read(0, head[..(int)Math.Min(16, source.Length)], "the header");
        var little = head[0] == 'I';
        var version = little ? BinaryPrimitives.ReadUInt16LittleEndian(head[2..]) : BinaryPrimitives.ReadUInt16BigEndian(head[2..]);
        if (head[0] != head[1] || head[0] is not ((byte)'I' or (byte)'M') || version is not (42 or 43))
            throw new InvalidDataException("byte 0: not a TIFF file, its first four bytes should be 'II*' and 0, or 'MM', 0 and '*' ('+' instead of '*' for BigTIFF)");
        source.Check(0, version == 43 ? 16 : 8, "the header");
        if (version == 43 && !head.Slice(4, 4).SequenceEqual(little ? [8, 0, 0, 0] : (ReadOnlySpan<byte>)[0, 8, 0, 0]))
            throw new InvalidDataException("byte 4: a BigTIFF file says here that its offsets have 8 bytes; this one is damaged");
        var first = (version, little) switch
        {
            (42, true) => BinaryPrimitives.ReadUInt32LittleEndian(head[4..]),
            (42, false) => BinaryPrimitives.ReadUInt32BigEndian(head[4..]),
            (_, true) => BinaryPrimitives.ReadInt64LittleEndian(head[8..]),
            _ => BinaryPrimitives.ReadInt64BigEndian(head[8..]),
        };
        return new(source, little, version == 43, first);
    }

    /// <summary>Images of full size in the file, from this one on.</summary>
    /// <exception cref="InvalidDataException">The chain of directories leads back to itself, or out of the file.</exception>
    public int CountPages()
    {
        var (pages, seen) = (1, new HashSet<long>());
        for (var next = Next; next != 0;)
        {
            if (!seen.Add(next) || seen.Count > MostPages)
                throw new InvalidDataException($"byte {next}: the chain of images leads back to this one or has more than {MostPages}; the file is damaged");
            var directory = new TiffDirectory(source, LittleEndian, Big, next);
            pages += (directory.Integer(TiffTag.NewSubfileType, 0) & 5) == 0 ? 1 : 0; // Bit 0: a smaller version, bit 2: a mask.
            next = directory.Next;
        }
        return pages;
    }

    void Add(ReadOnlySpan<byte> entry, long at)
    {
        var (tag, type, count) = ((ushort)Unsigned(entry[..2]), (ushort)Unsigned(entry[2..4]), Unsigned(entry.Slice(4, Big ? 8 : 4)));
        if (SizeOf(type) is not (> 0 and var size))
            return;
        var inline = Big ? 8 : 4;
        fields.TryAdd(tag, new(type, count, count >= 0 && count <= inline / size ? at + 4 + inline : Unsigned(entry[(4 + inline)..])));
    }

    static int SizeOf(ushort type) => type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 0,
    };

    public bool Has(ushort tag) => fields.ContainsKey(tag);

    /// <summary>How many values a field has; 0 without it.</summary>
    public long Count(ushort tag) => fields.TryGetValue(tag, out var field) ? field.Count : 0;

    /// <summary>The first value of a field, or <paramref name="missing"/>.</summary>
    public long Integer(ushort tag, long missing)
    {
        if (!fields.TryGetValue(tag, out var field) || field.Count == 0)
            return missing;
        var size = SizeOf(field.Type);
        Span<byte> bytes = stackalloc byte[8];
        source.Read(field.At, bytes[..size], $"field {tag}");
        return Integer(bytes, field.Type, tag);
    }

    /// <summary>All values of a field of integers; empty without it.</summary>
    public long[] Integers(ushort tag)
    {
        if (!fields.TryGetValue(tag, out var field))
            return [];
        var bytes = Bytes(tag, field);
        var (values, size) = (new long[field.Count], SizeOf(field.Type));
        for (var i = 0; i < values.Length; i++)
            values[i] = Integer(bytes.AsSpan(i * size, size), field.Type, tag);
        return values;
    }

    /// <summary>All values of a field of doubles or floats; empty without it.</summary>
    public double[] Doubles(ushort tag)
    {
        if (!fields.TryGetValue(tag, out var field))
            return [];
        if (field.Type is not (11 or 12))
            return Array.ConvertAll(Integers(tag), value => (double)value);
        var bytes = Bytes(tag, field);
        var (values, size) = (new double[field.Count], SizeOf(field.Type));
        for (var i = 0; i < values.Length; i++)
            values[i] = Floating(bytes.AsSpan(i * size, size));
        return values;
    }

    /// <summary>A text up to its first zero; null without it.</summary>
    public string? Text(ushort tag)
    {
        if (!fields.TryGetValue(tag, out var field) || field.Type is not (1 or 2 or 7))
            return null;
        if (field.Count > LongestText)
            throw new InvalidDataException($"field {tag}: a text of {field.Count} bytes, expected at most {LongestText}; the file is damaged");
        var bytes = Bytes(tag, field).AsSpan();
        return Encoding.UTF8.GetString(bytes.IndexOf((byte)0) is >= 0 and var end ? bytes[..end] : bytes);
    }

    byte[] Bytes(ushort tag, Field field)
    {
        var size = SizeOf(field.Type);
        if (field.Count < 0 || field.Count > Array.MaxLength / size)
            throw new InvalidDataException($"field {tag}: {(ulong)field.Count} values, which no file can hold; it is damaged");
        source.Check(field.At, field.Count * size, $"field {tag}");
        var bytes = new byte[field.Count * size];
        source.Read(field.At, bytes, $"field {tag}");
        return bytes;
    }

    long Number(long at, int size)
    {
        Span<byte> bytes = stackalloc byte[8];
        source.Read(at, bytes[..size], "a directory");
        return Unsigned(bytes[..size]);
    }

    long Unsigned(ReadOnlySpan<byte> bytes) => (bytes.Length, LittleEndian) switch
    {
        (1, _) => bytes[0],
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (4, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (4, false) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        (_, true) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        _ => BinaryPrimitives.ReadInt64BigEndian(bytes),
    };

    long Integer(ReadOnlySpan<byte> bytes, ushort type, ushort tag) => type switch
    {
        6 => (sbyte)bytes[0],
        8 => (short)Unsigned(bytes[..2]),
        9 => (int)Unsigned(bytes[..4]),
        1 or 7 => bytes[0],
        3 => Unsigned(bytes[..2]),
        4 or 13 => Unsigned(bytes[..4]),
        16 or 17 or 18 => Unsigned(bytes[..8]),
        _ => throw new InvalidDataException($"field {tag}: its type is {type}, expected integers; the file is damaged"),
    };

    double Floating(ReadOnlySpan<byte> bytes) => (bytes.Length, LittleEndian) switch
    {
        (4, true) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (4, false) => BinaryPrimitives.ReadSingleBigEndian(bytes),
        (_, true) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };
}

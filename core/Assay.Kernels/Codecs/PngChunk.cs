using System.Buffers.Binary;
using System.Text;

namespace Assay.Kernels.Codecs;

/// <summary>A chunk of a PNG file: where its body lies and what it is called. Its checksum has been compared.</summary>
readonly record struct PngChunk(uint Type, int Start, int Length)
{
    /// <summary>Where the next chunk begins.</summary>
    public int End => Start + Length + 4;

    /// <summary>Four letters; other bytes are shown in hexadecimal, so that a damaged name can be printed.</summary>
    public string Name
    {
        get
        {
            Span<byte> name = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(name, Type);
            foreach (var letter in name)
                if (!char.IsAsciiLetter((char)letter))
                    return $"0x{Type:X8}";
            return Encoding.ASCII.GetString(name);
        }
    }

    /// <summary>A reader may skip it (PNG 1.2, section 3.3: bit 5 of the first letter).</summary>
    public bool MayBeSkipped => (Type & 0x20000000) != 0;

    public bool Is(string name) => Type == (uint)(name[0] << 24 | name[1] << 16 | name[2] << 8 | name[3]);

    /// <summary>Reads the chunk that begins at a byte.</summary>
    public static PngChunk Read(ReadOnlySpan<byte> file, int at)
    {
        if (file.Length - at < 12)
            throw new InvalidDataException($"byte {file.Length}: the file ends here, expected another chunk (the last one is IEND); it is truncated");
        var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
        var chunk = new PngChunk(BinaryPrimitives.ReadUInt32BigEndian(file[(at + 4)..]), at + 8, (int)Math.Min(length, int.MaxValue));
        if (length > file.Length - at - 12)
            throw new InvalidDataException($"byte {at}: chunk {chunk.Name} declares {length} bytes, but only {file.Length - at - 12} are left; the file is truncated or damaged");
        chunk.Check(file);
        return chunk;
    }

    void Check(ReadOnlySpan<byte> file)
    {
        var (stored, computed) = (BinaryPrimitives.ReadUInt32BigEndian(file[(Start + Length)..]), PngChecksum.Of(file.Slice(Start - 4, Length + 4)));
        if (stored != computed)
            throw new InvalidDataException($"byte {Start - 8}: chunk {Name} has the checksum {stored:x8}, expected {computed:x8}; the file is damaged");
    }
}

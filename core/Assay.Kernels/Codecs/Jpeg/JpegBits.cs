using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Assay.Kernels.Codecs;

/// <summary>The bits of entropy-coded data (T.81 F.2.2.5): stuffed bytes are taken out, and from a marker on there are zeros, which must not be used.</summary>
ref struct JpegBits(ReadOnlySpan<byte> file, int at)
{
    readonly ReadOnlySpan<byte> file = file;
    int at = at, padding;

    /// <summary>The next bits, from the highest on.</summary>
    public ulong Buffer;

    /// <summary>How many bits of <see cref="Buffer"/> are bits of the file, or zeros after them.</summary>
    public int Count;

    /// <summary>The byte of the file that has been read up to.</summary>
    public readonly int At => at;

    /// <summary>Whether bits were used that the file does not have.</summary>
    public readonly bool Overrun => Count < padding;

    /// <summary>Makes sure of 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Refill()
    {
        if (Count < 32)
            Fill();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Fill()
    {
        if (at + 4 <= file.Length)
        {
            var next = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            // No byte is FF.
            if ((next & (~next - 0x01010101u) & 0x80808080u) == 0)
            {
                Buffer |= (ulong)next << (32 - Count);
                (Count, at) = (Count + 32, at + 4);
                return;
            }
        }
        FillSlowly();
    }

    void FillSlowly()
    {
        for (; Count <= 56; Count += 8)
        {
            if (at >= file.Length || file[at] == 0xFF && (at + 1 >= file.Length || file[at + 1] != 0))
            {
                padding += 8;
                continue;
            }
            Buffer |= (ulong)file[at] << (56 - Count);
            at += file[at] == 0xFF ? 2 : 1;
        }
    }

    /// <summary>Takes 0 to 16 bits; there must be 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(int bits)
    {
        var value = (int)(Buffer >> 1 >> (63 - bits));
        Buffer <<= bits;
        Count -= bits;
        return value;
    }

    /// <summary>Takes a symbol; makes sure of 16 bits more.</summary>
    public int TakeSymbol(JpegHuffman table)
    {
        Refill();
        var (symbol, bits) = table.Find(Buffer);
        if (bits == 0)
            throw NoCode();
        Buffer <<= bits;
        Count -= bits;
        return symbol;
    }

    /// <summary>Leaves the rest of a byte and passes restart marker <paramref name="number"/> (0 to 7).</summary>
    public void Restart(int number)
    {
        while (at + 2 < file.Length && file[at] == 0xFF && file[at + 1] == 0xFF)
            at++;
        if (Count - padding >= 8 || at + 1 >= file.Length || file[at] != 0xFF || file[at + 1] != 0xD0 + number)
            throw new InvalidDataException($"byte {at}: expected restart marker FF {0xD0 + number:X2}; the pixels before it are damaged, or the file is truncated: copy it again");
        (Buffer, Count, padding, at) = (0, 0, 0, at + 2);
    }

    public readonly InvalidDataException NoCode() => Overrun || Count - padding < 16 ? Ended()
        : new($"byte {at}: the bits are no code of the Huffman table; the pixels are damaged, copy the file again");

    public readonly InvalidDataException Ended() => at + 1 >= file.Length
        ? new($"byte {file.Length}: the file ends inside its pixels; it is truncated, copy it again")
        : new($"byte {at}: the pixels end at marker FF {file[at + 1]:X2}, expected more of them; the file is damaged, copy it again");

    public readonly InvalidDataException Beyond() => new($"byte {at}: a block has more than 64 coefficients; the pixels are damaged, copy the file again");
}

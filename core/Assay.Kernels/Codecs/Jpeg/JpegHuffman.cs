namespace Assay.Kernels.Codecs;

/// <summary>A Huffman table (T.81 annex C) made for decoding: codes of up to <see cref="LookBits"/> bits are one look away, with the coefficient after them where it fits.</summary>
sealed class JpegHuffman
{
    /// <summary>Bits looked at in one go.</summary>
    public const int LookBits = 10;

    /// <summary>Marks an entry of <see cref="Look"/> that holds a symbol without its coefficient.</summary>
    public const int Bare = 0x80;

    readonly int[] most = new int[18], first = new int[17];
    readonly byte[] symbols;

    /// <param name="counts">Codes of 1 to 16 bits.</param>
    /// <param name="symbols">What they stand for, in the order of the codes.</param>
    /// <param name="alternating">For AC coefficients; symbols of DC differences are at most 15.</param>
    /// <param name="at">For errors.</param>
    public JpegHuffman(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols, bool alternating, int at)
    {
        this.symbols = symbols.ToArray();
        if (!alternating && symbols.ContainsAnyInRange((byte)16, byte.MaxValue))
            throw new InvalidDataException($"byte {at}: the Huffman table for DC differences has a symbol beyond 15; the file is damaged");
        var (code, index) = (0, 0);
        for (var length = 1; length <= 16; length++, code <<= 1)
        {
            first[length] = index - code;
            for (var i = 0; i < counts[length - 1]; i++, code++, index++)
                if (length <= LookBits && code < 1 << length)
                    Enter(code, length, symbols[index]);
            if (code > 1 << length)
                throw new InvalidDataException($"byte {at}: the Huffman table has more codes of {length} bits than there are; the file is damaged");
            most[length] = counts[length - 1] > 0 ? code - 1 : -1;
        }
    }

    /// <summary>
    /// By the next <see cref="LookBits"/> bits: 0, the code is longer; or with <see cref="Bare"/>, symbol in bits 8 to 15 and the code's bits in 0 to 6; or else value of the coefficient in
    /// bits 16 to 31, zeros before it in 8 to 15, bits of code and coefficient in 0 to 6.
    /// </summary>
    public int[] Look { get; } = new int[1 << LookBits];

    void Enter(int code, int length, byte symbol)
    {
        var (rest, size) = (LookBits - length, symbol & 15);
        for (var low = 0; low < 1 << rest; low++)
            Look[code << rest | low] = size == 0 || size > rest ? symbol << 8 | Bare | length
                : Extend(low >> (rest - size), size) << 16 | symbol >> 4 << 8 | (length + size);
    }

    /// <summary>The number that <paramref name="size"/> bits stand for (T.81 F.2.2.1).</summary>
    public static int Extend(int bits, int size) => bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;

    /// <summary>The symbol whose code leads <paramref name="buffer"/>, and the code's bits; bits 0 when there is none.</summary>
    public (int Symbol, int Bits) Find(ulong buffer)
    {
        for (var length = 1; length <= 16; length++)
        {
            var code = (int)(buffer >> (64 - length));
            if (code <= most[length])
                return (symbols[first[length] + code], length);
        }
        return (0, 0);
    }
}

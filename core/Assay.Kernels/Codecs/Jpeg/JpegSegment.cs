using System.Buffers.Binary;

namespace Assay.Kernels.Codecs;

/// <summary>A marker and the bytes that belong to it (T.81 B.1.1).</summary>
/// <param name="Marker">The byte after FF.</param>
/// <param name="At">Where its FF stands.</param>
/// <param name="Start">Where its body starts.</param>
/// <param name="End">Where the next segment starts.</param>
readonly record struct JpegSegment(byte Marker, int At, int Start, int End)
{
    public const byte StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA, Quantization = 0xDB, Huffman = 0xC4, RestartInterval = 0xDD,
        Jfif = 0xE0, Exif = 0xE1, Adobe = 0xEE, ArithmeticConditioning = 0xCC, NumberOfLines = 0xDC, Extension = 0xC8;

    /// <summary>One of the sixteen frame headers.</summary>
    public bool IsFrame => Marker is >= 0xC0 and <= 0xCF and not (Huffman or Extension or ArithmeticConditioning);

    public ReadOnlySpan<byte> Body(ReadOnlySpan<byte> file) => file[Start..End];

    /// <summary>Reads the segment at <paramref name="at"/>, over fill bytes.</summary>
    /// <exception cref="InvalidDataException">There is no marker, or the file ends inside.</exception>
    public static JpegSegment Read(ReadOnlySpan<byte> file, int at)
    {
        var marker = at;
        while (marker + 1 < file.Length && file[marker] == 0xFF && file[marker + 1] == 0xFF)
            marker++;
        if (marker + 1 >= file.Length)
            throw new InvalidDataException($"byte {file.Length}: the file ends where another marker was expected (the last is FF D9); it is truncated, copy it again");
        if (file[marker] != 0xFF || file[marker + 1] == 0)
            throw new InvalidDataException($"byte {marker}: found {file[marker]:X2} {file[marker + 1]:X2}, expected a marker (FF and a byte that is not 0); the file is damaged");
        var code = file[marker + 1];
        if (code is StartOfImage or EndOfImage or 0x01 or (>= 0xD0 and <= 0xD7))
            return new(code, marker, marker + 2, marker + 2);
        if (marker + 4 > file.Length)
            throw Truncated(file, marker, code);
        var length = BinaryPrimitives.ReadUInt16BigEndian(file[(marker + 2)..]);
        if (length < 2)
            throw new InvalidDataException($"byte {marker + 2}: marker FF {code:X2} says that it has {length} bytes, expected 2 or more; the file is damaged");
        return marker + 2 + length > file.Length ? throw Truncated(file, marker, code) : new(code, marker, marker + 4, marker + 2 + length);
    }

    static InvalidDataException Truncated(ReadOnlySpan<byte> file, int at, byte code) =>
        new($"byte {file.Length}: the file ends inside marker FF {code:X2}, which starts at byte {at}; it is truncated, copy it again");

    /// <summary>Where the next marker after entropy-coded data stands; stuffed and stray bytes and restart markers are passed over.</summary>
    public static int Find(ReadOnlySpan<byte> file, int at)
    {
        for (; at + 1 < file.Length; at++)
            if (file[at] == 0xFF && file[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return at;
        return file.Length;
    }
}

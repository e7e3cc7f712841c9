using System.Buffers.Binary;

namespace Assay.Kernels.Codecs;

/// <summary>What a PNG file says of itself before its pixels (the IHDR chunk).</summary>
/// <param name="Width">Columns, 1 or more.</param>
/// <param name="Height">Rows, 1 or more.</param>
/// <param name="Depth">Bits per sample: 1, 2, 4, 8 or 16.</param>
/// <param name="Color">What the samples mean.</param>
/// <param name="Interlaced">Stored in the seven passes of Adam7.</param>
public readonly record struct PngHeader(int Width, int Height, int Depth, PngColor Color, bool Interlaced = false)
{
    /// <summary>Signature, length, type, 13 bytes, checksum: where the chunks after IHDR begin.</summary>
    public const int Length = 33;

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Samples per pixel.</summary>
    public int Bands => Color switch { PngColor.Rgb => 3, PngColor.Rgba => 4, PngColor.GreyAlpha => 2, _ => 1 };

    /// <summary>Samples of the whole image.</summary>
    public long Samples => (long)Width * Height * Bands;

    /// <summary>Bytes of a row of <paramref name="width"/> pixels, without its filter byte.</summary>
    internal long RowBytes(int width) => ((long)width * Bands * Depth + 7) / 8;

    /// <summary>How far back the filters look: the bytes of a pixel, at least 1.</summary>
    internal int FilterDistance => Math.Max(1, Bands * Depth / 8);

    /// <summary>Reads a header from the first <see cref="Length"/> bytes of a file.</summary>
    /// <exception cref="InvalidDataException">It is not a PNG, or the header is damaged or impossible; the message names the byte.</exception>
    public static PngHeader Decode(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
            throw new InvalidDataException("byte 0: not a PNG file, its first eight bytes should be 89 50 4E 47 0D 0A 1A 0A");
        if (file.Length < Length)
            throw new InvalidDataException($"byte {file.Length}: the file ends inside its header, which takes {Length} bytes; copy it again");
        var chunk = PngChunk.Read(file, Signature.Length);
        if (!chunk.Is("IHDR") || chunk.Length != 13)
            throw new InvalidDataException($"byte 8: the first chunk is {chunk.Name} of {chunk.Length} bytes, expected IHDR of 13");
        return Decode(file.Slice(chunk.Start, 13), chunk.Start);
    }

    static PngHeader Decode(ReadOnlySpan<byte> body, int at)
    {
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]));
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            throw new InvalidDataException($"byte {at}: the size is {width}x{height}, both sides must be between 1 and {int.MaxValue}");
        if (!Exists(body[9], body[8]))
            throw new InvalidDataException($"byte {at + 8}: {body[8]} bits per sample of colour type {body[9]} do not exist in PNG");
        if (body[10] != 0 || body[11] != 0 || body[12] > 1)
            throw new InvalidDataException($"byte {at + 10}: compression, filter and interlace methods are {body[10]}, {body[11]}, {body[12]}, expected 0, 0 and 0 or 1");
        var header = new PngHeader((int)width, (int)height, body[8], (PngColor)body[9], body[12] == 1);
        if ((long)width * height > int.MaxValue || header.Samples > Array.MaxLength)
            throw new InvalidDataException($"byte {at}: the size is {width}x{height}, more than the {int.MaxValue} pixels (and {Array.MaxLength} samples) read at once; cut it into tiles");
        return header;
    }

    static bool Exists(byte color, byte depth) => color switch
    {
        0 => depth is 1 or 2 or 4 or 8 or 16,
        3 => depth is 1 or 2 or 4 or 8,
        2 or 4 or 6 => depth is 8 or 16,
        _ => false,
    };
}

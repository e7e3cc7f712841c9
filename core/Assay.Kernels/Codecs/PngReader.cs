using System.Buffers;
using System.IO.Compression;

namespace Assay.Kernels.Codecs;

/// <summary>A PNG file whose chunks have been read and whose pixels are known to fit; they are decoded into memory of the caller's choice.</summary>
sealed class PngReader : IDisposable
{
    /// <summary>Deflate cannot grow data more than 1032 to 1 (zlib technical details, "maximum compression factor").</summary>
    const int MostGrowth = 1032;

    readonly byte[] compressed;
    readonly int length, first;
    readonly PngPass[] passes;

    /// <exception cref="InvalidDataException">The file is damaged, or cannot hold the pixels it declares.</exception>
    public PngReader(ReadOnlySpan<byte> file)
    {
        Header = PngHeader.Decode(file);
        passes = PngPass.Of(Header);
        (compressed, length, Palette, first) = Collect(file, Header);
        try
        {
            Check(Header, length, first);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public PngHeader Header { get; }

    public byte[] Palette { get; }

    /// <summary>Decodes; <paramref name="samples"/> takes a byte per sample, or two in the machine's order when there are 16 bits.</summary>
    public void Decode(Span<byte> samples)
    {
        var needed = (int)passes.Sum(pass => pass.Bytes);
        var raw = ArrayPool<byte>.Shared.Rent(needed);
        try
        {
            Inflate(compressed, length, raw.AsSpan(0, needed), first);
            PngPixels.Unpack(Header, passes, raw.AsSpan(0, needed), samples);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(compressed);

    /// <summary>Walks over the chunks; joins the bodies of IDAT into a pooled array.</summary>
    static (byte[] Pixels, int Length, byte[] Palette, int First) Collect(ReadOnlySpan<byte> file, PngHeader header)
    {
        var pixels = ArrayPool<byte>.Shared.Rent(file.Length);
        try
        {
            var (length, first, palette) = (0, -1, Array.Empty<byte>());
            for (var at = PngHeader.Length; ;)
            {
                var chunk = PngChunk.Read(file, at);
                var body = file.Slice(chunk.Start, chunk.Length);
                if (chunk.Is("IDAT"))
                {
                    first = first < 0 ? at : first;
                    body.CopyTo(pixels.AsSpan(length));
                    length += body.Length;
                }
                else if (chunk.Is("PLTE"))
                    palette = ReadPalette(body, palette, at);
                else if (chunk.Is("IEND"))
                    break;
                else if (!chunk.MayBeSkipped)
                    throw new InvalidDataException($"byte {at}: chunk {chunk.Name} is not of PNG 1.2 and says that it must be understood");
                at = chunk.End;
            }
            if (first < 0)
                throw new InvalidDataException($"byte {PngHeader.Length}: there is no IDAT chunk, so there are no pixels");
            if (header.Color == PngColor.Palette && palette.Length == 0)
                throw new InvalidDataException($"byte {PngHeader.Length}: there is no PLTE chunk, which colour type 3 must have before its pixels");
            return (pixels, length, palette, first);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(pixels);
            throw;
        }
    }

    static byte[] ReadPalette(ReadOnlySpan<byte> body, byte[] earlier, int at)
    {
        if (earlier.Length > 0)
            throw new InvalidDataException($"byte {at}: a second PLTE chunk, expected one");
        if (body.Length is 0 or > 768 || body.Length % 3 != 0)
            throw new InvalidDataException($"byte {at}: chunk PLTE has {body.Length} bytes, expected 3 to 768, a multiple of 3");
        return body.ToArray();
    }

    /// <summary>Refuses, before anything is allocated, what the compressed bytes cannot hold.</summary>
    static void Check(PngHeader header, int compressed, int at)
    {
        var needed = PngPass.Of(header).Sum(pass => pass.Bytes);
        if (needed > Array.MaxLength)
            throw new InvalidDataException($"byte 16: {header.Width}x{header.Height} pixels take {needed} bytes, more than the {Array.MaxLength} read at once; cut it into tiles");
        if (needed > compressed * (long)MostGrowth)
            throw new InvalidDataException($"byte {at}: {header.Width}x{header.Height} pixels take {needed} bytes, but the {compressed} compressed bytes cannot hold more than {compressed * (long)MostGrowth}; the file is truncated, or its size wrong");
    }

    static void Inflate(byte[] compressed, int length, Span<byte> to, int at)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(compressed, 0, length), CompressionMode.Decompress);
            var read = stream.ReadAtLeast(to, to.Length, throwOnEndOfStream: false);
            if (read < to.Length)
                throw new InvalidDataException($"the pixels end after {read} of {to.Length} bytes");
            // Asking for one more byte makes zlib compare its own checksum.
            if (stream.ReadByte() >= 0)
                throw new InvalidDataException($"there are more pixels than the {to.Length} bytes that the size asks for");
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw new InvalidDataException($"byte {at}: the IDAT chunks cannot be decompressed, {broken.Message}; the file is truncated or damaged", broken);
        }
    }
}

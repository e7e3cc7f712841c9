using System.Buffers.Binary;

namespace Assay.Kernels.Codecs;

/// <summary>A frame (T.81 B.2.2): size and components; owns their memory.</summary>
sealed class JpegFrame(JpegHeader header, JpegComponent[] components, int at) : IDisposable
{
    public JpegHeader Header => header;

    public JpegComponent[] Components => components;

    public int MostHorizontal { get; } = components.Max(component => component.Horizontal);

    public int MostVertical { get; } = components.Max(component => component.Vertical);

    /// <summary>MCUs of a scan of several components, across and down.</summary>
    public int UnitsWide => components[0].BlocksWide / components[0].Horizontal;

    public int UnitsHigh => components[0].BlocksHigh / components[0].Vertical;

    /// <summary>Reads a frame header; <paramref name="transform"/> is Adobe's, -1 without.</summary>
    public static JpegFrame Read(JpegSegment segment, ReadOnlySpan<byte> body, bool jfif, int transform, int orientation)
    {
        var at = segment.At;
        if (segment.Marker is not (0xC0 or 0xC1 or 0xC2))
            throw new InvalidDataException($"byte {at}: the frame is {Kind(segment.Marker)}, only baseline, extended sequential and progressive Huffman coding are read; save it as an ordinary JPEG");
        if (body.Length < 6 || body.Length != 6 + 3 * body[5])
            throw new InvalidDataException($"byte {at}: the frame header has {body.Length} bytes, expected 6 and 3 for each component; the file is damaged");
        if (body[0] != 8)
            throw new InvalidDataException($"byte {at + 4}: {body[0]} bits per sample, only 8 are read; save it with 8 bits, or as a 16-bit PNG");
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(body[1..]), BinaryPrimitives.ReadUInt16BigEndian(body[3..]));
        if (width == 0 || height == 0)
            throw new InvalidDataException($"byte {at + 5}: the size is {width}x{height}, both sides must be 1 or more (a height that follows the pixels is not read); save it again");
        var components = ReadComponents(body[6..], at + 10);
        var header = new JpegHeader(width, height, ColorOf(components, jfif, transform, at), segment.Marker == 0xC2, orientation);
        var frame = new JpegFrame(header, components, at);
        foreach (var component in components)
            component.Place(width, height, frame.MostHorizontal, frame.MostVertical);
        return frame;
    }

    static JpegComponent[] ReadComponents(ReadOnlySpan<byte> body, int at)
    {
        if (body.Length is not (3 or 9 or 12))
            throw new InvalidDataException($"byte {at - 1}: {body.Length / 3} components, expected 1 (grey), 3 (colour) or 4 (inks)");
        var components = new JpegComponent[body.Length / 3];
        for (var i = 0; i < components.Length; i++, at += 3)
        {
            var (id, horizontal, vertical, table) = (body[3 * i], body[3 * i + 1] >> 4, body[3 * i + 1] & 15, body[3 * i + 2]);
            if (horizontal is 0 or > 4 || vertical is 0 or > 4 || table > 3)
                throw new InvalidDataException($"byte {at}: component {id} has the sampling {horizontal}x{vertical} and quantization table {table}, expected 1 to 4 and 0 to 3; the file is damaged");
            if (components.Take(i).Any(other => other.Id == id))
                throw new InvalidDataException($"byte {at}: two components are called {id}; the file is damaged");
            components[i] = new(id, horizontal, vertical, table);
        }
        return components;
    }

    static JpegColor ColorOf(JpegComponent[] components, bool jfif, int transform, int at) => components.Length switch
    {
        1 => JpegColor.Grey,
        3 when jfif => JpegColor.YCbCr,
        3 when transform >= 0 => transform == 0 ? JpegColor.Rgb : JpegColor.YCbCr,
        3 => components[0].Id == 'R' && components[1].Id == 'G' && components[2].Id == 'B' ? JpegColor.Rgb : JpegColor.YCbCr,
        4 => transform <= 0 ? JpegColor.Cmyk : JpegColor.Ycck,
        _ => throw new InvalidDataException($"byte {at}: {components.Length} components"),
    };

    static string Kind(byte marker) => (marker & 15) switch
    {
        3 => "lossless",
        5 or 6 or 7 => "hierarchical",
        9 or 10 => "arithmetic coded",
        11 => "lossless and arithmetic coded",
        _ => "hierarchical and arithmetic coded",
    };

    /// <summary>Takes memory, if a file of this length can fill it: a block takes 2 bits, a progressive one 1 (a DC code each, and an end of block).</summary>
    public void Rent(int fileLength)
    {
        var blocks = components.Sum(component => component.Blocks);
        var most = (long)fileLength * (header.Progressive ? 8 : 4);
        if (header.Samples > Array.MaxLength || components.Any(component => component.Blocks * 64 > Array.MaxLength))
            throw new InvalidDataException($"byte {at + 5}: the size is {header.Width}x{header.Height}, more than the {Array.MaxLength} samples read at once; cut it into tiles");
        if (blocks > most)
            throw new InvalidDataException($"byte {at + 5}: {header.Width}x{header.Height} pixels are {blocks} blocks, but a file of {fileLength} bytes cannot hold more than {most}; it is truncated, or its size wrong");
        foreach (var component in components)
            component.Rent(header.Progressive);
    }

    public void Dispose()
    {
        foreach (var component in components)
            component.Return();
    }
}

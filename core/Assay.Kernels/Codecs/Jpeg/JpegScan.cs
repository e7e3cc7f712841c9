namespace Assay.Kernels.Codecs;

/// <summary>A scan (T.81 B.2.3): which components, which coefficients, which bits of them.</summary>
/// <param name="Components">In the order of an MCU's blocks.</param>
/// <param name="First">First coefficient, in zigzag order.</param>
/// <param name="Last">Last coefficient.</param>
/// <param name="Before">The bit plane that an earlier scan reached; 0: none.</param>
/// <param name="Plane">The lowest bit plane of this scan.</param>
sealed record JpegScan(JpegComponent[] Components, int First, int Last, int Before, int Plane)
{
    /// <summary>An MCU has at most ten blocks (T.81 B.2.3).</summary>
    const int MostBlocks = 10;

    public static JpegScan Read(JpegSegment segment, ReadOnlySpan<byte> body, JpegFrame frame, JpegTables tables)
    {
        var count = body.IsEmpty ? 0 : body[0];
        if (count is 0 or > 4 || body.Length != 4 + 2 * count)
            throw new InvalidDataException($"byte {segment.At}: a scan of {count} components has {body.Length} bytes, expected 1 to 4 components and {4 + 2 * count} bytes; the file is damaged");
        var components = new JpegComponent[count];
        for (var i = 0; i < count; i++)
            components[i] = Find(frame, body[1 + 2 * i], components.AsSpan(0, i), segment.At);
        if (count > 1 && components.Sum(component => component.Horizontal * component.Vertical) > MostBlocks)
            throw new InvalidDataException($"byte {segment.At}: an MCU of this scan has more than {MostBlocks} blocks; the file is damaged");
        var rest = body[^3..];
        var scan = new JpegScan(components, rest[0], rest[1], rest[2] >> 4, rest[2] & 15);
        if (frame.Header.Progressive)
            scan.CheckProgression(segment.At);
        else
            scan = scan with { First = 0, Last = 63, Before = 0, Plane = 0 };
        for (var i = 0; i < count; i++)
            scan.TakeTables(components[i], body[2 + 2 * i], tables, segment.At);
        return scan;
    }

    static JpegComponent Find(JpegFrame frame, byte id, Span<JpegComponent> earlier, int at)
    {
        foreach (var component in frame.Components)
            if (component.Id == id && !earlier.Contains(component))
                return component;
        throw new InvalidDataException($"byte {at}: the scan has component {id} twice or the frame does not have it; the file is damaged");
    }

    void CheckProgression(int at)
    {
        var ofDc = First == 0 && Last == 0;
        var ofAc = First > 0 && Last >= First && Last < 64 && Components.Length == 1;
        if (!(ofDc || ofAc) || Plane > 13 || Before > 13 || Before > 0 && Before != Plane + 1)
            throw new InvalidDataException($"byte {at}: a progressive scan of {Components.Length} components has coefficients {First} to {Last} and bit planes {Before} to {Plane}, which T.81 does not allow; the file is damaged");
    }

    void TakeTables(JpegComponent component, byte selectors, JpegTables tables, int at)
    {
        if (component.Quantization.Length == 0)
            component.Quantization = tables.Quantization(component.Table, at);
        // Bits that refine DC stand bare.
        if (First == 0 && Before == 0)
            component.Dc = tables.Huffman(false, selectors >> 4 & 3, at);
        if (Last > 0)
            component.Ac = tables.Huffman(true, selectors & 3, at);
    }

    /// <summary>Decodes the scan's data, which start at <paramref name="at"/>; returns where they end.</summary>
    public int Decode(ReadOnlySpan<byte> file, int at, JpegFrame frame, int restartInterval)
    {
        var bits = new JpegBits(file, at);
        var blocks = JpegBlocks.For(this, frame.Header.Progressive);
        var alone = Components.Length == 1;
        var (wide, high) = alone ? (Components[0].OwnWide, Components[0].OwnHigh) : (frame.UnitsWide, frame.UnitsHigh);
        var (left, restarts) = (restartInterval, 0);
        Begin(blocks);
        for (var y = 0; y < high; y++)
            for (var x = 0; x < wide; x++)
            {
                if (restartInterval > 0 && left-- == 0)
                {
                    bits.Restart(restarts++ & 7);
                    Begin(blocks);
                    left = restartInterval - 1;
                }
                if (alone)
                    blocks.Decode(ref bits, Components[0], x, y);
                else
                    DecodeUnit(blocks, ref bits, x, y);
                if (bits.Overrun)
                    throw bits.Ended();
            }
        return bits.At;
    }

    void Begin(JpegBlocks blocks)
    {
        blocks.Begin();
        foreach (var component in Components)
            component.Predicted = 0;
    }

    void DecodeUnit(JpegBlocks blocks, ref JpegBits bits, int x, int y)
    {
        foreach (var component in Components)
            for (var v = 0; v < component.Vertical; v++)
                for (var h = 0; h < component.Horizontal; h++)
                    blocks.Decode(ref bits, component, x * component.Horizontal + h, y * component.Vertical + v);
    }
}

namespace Assay.Kernels.Codecs;

/// <summary>
/// Decodes JPEG (ITU-T T.81, JFIF 1.02, Adobe's APP14): baseline, extended sequential and progressive Huffman coding of 8 bits, any sampling from 1x1 to 4x4, restart markers.
/// Samples are those of libjpeg's accurate integer transform with smooth ("fancy") upsampling. Inks (CMYK, YCCK) become RGB without a colour profile: red = cyan * black / 255 of the
/// inverted inks that Adobe stores. EXIF's orientation is told, not applied.
/// </summary>
public static class JpegDecoder
{
    /// <summary>Encoders make about ten; each costs a walk over all blocks however short it is.</summary>
    const int MostScans = 200;

    /// <summary>Decodes a whole file; what stands after its end marker is not read.</summary>
    /// <exception cref="InvalidDataException">The file is truncated, damaged, not a JPEG or of a kind that is not read; the message names the byte and what was expected.</exception>
    public static JpegImage Decode(ReadOnlySpan<byte> file)
    {
        var tables = new JpegTables();
        var (frame, next) = JpegPreamble.Read(file, tables);
        using (frame)
        {
            frame.Rent(file.Length);
            ReadScans(file, next, frame, tables);
            if (frame.Header.Progressive)
                Transform(frame);
            var samples = GC.AllocateUninitializedArray<byte>((int)frame.Header.Samples);
            JpegPixels.Write(frame, samples);
            return new(frame.Header, samples);
        }
    }

    static void ReadScans(ReadOnlySpan<byte> file, int at, JpegFrame frame, JpegTables tables)
    {
        for (var scans = 0; ;)
        {
            var segment = JpegSegment.Read(file, at);
            var body = segment.Body(file);
            at = segment.End;
            if (segment.Marker == JpegSegment.EndOfImage)
                break;
            if (segment.IsFrame)
                throw new InvalidDataException($"byte {segment.At}: a second frame header; the file is damaged, or hierarchical, which is not read");
            if (segment.Marker != JpegSegment.StartOfScan)
            {
                tables.Read(segment, body);
                continue;
            }
            if (++scans > MostScans)
                throw new InvalidDataException($"byte {segment.At}: more than {MostScans} scans; save the file again");
            var done = Array.Find(frame.Components, component => !frame.Header.Progressive && component.Quantization.Length > 0);
            var scan = JpegScan.Read(segment, body, frame, tables);
            if (done is not null && scan.Components.Contains(done))
                throw new InvalidDataException($"byte {segment.At}: component {done.Id} has a second scan; the file is damaged");
            at = JpegSegment.Find(file, scan.Decode(file, at, frame, tables.RestartInterval));
        }
        if (Array.Find(frame.Components, component => component.Quantization.Length == 0) is { } missing)
            throw new InvalidDataException($"byte {at}: the file ends without a scan of component {missing.Id}; it is damaged, copy it again");
    }

    static void Transform(JpegFrame frame)
    {
        foreach (var component in frame.Components)
            for (var y = 0; y < component.BlocksHigh; y++)
                for (var x = 0; x < component.BlocksWide; x++)
                {
                    var block = component.Coefficients.AsSpan((y * component.BlocksWide + x) * 64, 64);
                    InverseTransform.Write(block, block[1..].ContainsAnyExcept((short)0) ? 63 : 0, component, x, y);
                }
    }
}

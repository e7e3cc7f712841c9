namespace Assay.Kernels.Codecs;

/// <summary>What stands before the first scan and decides what the file's components mean.</summary>
/// <param name="Frame">The frame header.</param>
/// <param name="Next">Where the segment after the frame header starts.</param>
sealed record JpegPreamble(JpegFrame Frame, int Next)
{
    /// <summary>Reads up to the frame header; tables that stand before it go to <paramref name="tables"/>.</summary>
    public static JpegPreamble Read(ReadOnlySpan<byte> file, JpegTables? tables = null)
    {
        if (file.Length < 2 || file[0] != 0xFF || file[1] != JpegSegment.StartOfImage)
            throw new InvalidDataException("byte 0: not a JPEG file, its first two bytes should be FF D8");
        var (jfif, transform, orientation) = (false, -1, 1);
        for (var at = 2; ;)
        {
            var segment = JpegSegment.Read(file, at);
            var body = segment.Body(file);
            if (segment.IsFrame)
                return new(JpegFrame.Read(segment, body, jfif, transform, orientation), segment.End);
            if (segment.Marker is JpegSegment.StartOfScan or JpegSegment.EndOfImage or JpegSegment.NumberOfLines)
                throw new InvalidDataException($"byte {segment.At}: marker FF {segment.Marker:X2} stands before a frame header, so the size is not known; the file is damaged");
            jfif |= segment.Marker == JpegSegment.Jfif && body.StartsWith("JFIF\0"u8);
            if (segment.Marker == JpegSegment.Adobe && body.Length >= 12 && body.StartsWith("Adobe"u8))
                transform = body[11];
            if (segment.Marker == JpegSegment.Exif && body.StartsWith("Exif\0\0"u8))
                orientation = ExifOrientation.Of(body[6..]);
            tables?.Read(segment, body);
            at = segment.End;
        }
    }
}

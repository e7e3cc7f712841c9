namespace Assay.Kernels.Codecs;

/// <summary>Turns the planes of a frame into pixels, row by row.</summary>
static class JpegPixels
{
    public static void Write(JpegFrame frame, Span<byte> to)
    {
        var (header, rowBytes) = (frame.Header, frame.Header.Width * frame.Header.Bands);
        var rows = Array.ConvertAll(frame.Components, component => new PlaneRows(component, frame));
        for (var y = 0; y < header.Height; y++)
        {
            var row = to.Slice(y * rowBytes, rowBytes);
            switch (header.Color)
            {
                case JpegColor.Grey:
                    rows[0].Read(y).CopyTo(row);
                    break;
                case JpegColor.YCbCr:
                    LumaColor.ToRgb(rows[0].Read(y), rows[1].Read(y), rows[2].Read(y), row);
                    break;
                case JpegColor.Rgb:
                    LumaColor.Join(rows[0].Read(y), rows[1].Read(y), rows[2].Read(y), row);
                    break;
                default:
                    WriteInks(rows, y, header.Color == JpegColor.Ycck, row);
                    break;
            }
        }
    }

    static void WriteInks(PlaneRows[] rows, int y, bool luma, Span<byte> row)
    {
        if (luma)
            LumaColor.ToRgb(rows[0].Read(y), rows[1].Read(y), rows[2].Read(y), row);
        else
            LumaColor.Join(rows[0].Read(y), rows[1].Read(y), rows[2].Read(y), row);
        var black = rows[3].Read(y);
        for (var i = 0; i < row.Length; i++)
        {
            var ink = luma ? 255 - row[i] : row[i];
            row[i] = (byte)((ink * black[i / 3] + 127) / 255);
        }
    }
}
